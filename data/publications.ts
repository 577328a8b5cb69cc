import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { manifest as manifestSchema, type Manifest } from '#api/publication.ts';
import { replaceFile } from './durable.ts';
import { Refusal } from './refusal.ts';
import type { Warehouse } from './warehouse.ts';

/** The publication being served, or null before the first. */
export const currentPublication = (warehouse: Warehouse): string | null =>
  existsSync(warehouse.current) ? readFileSync(warehouse.current, 'utf8').trim() : null;

/** @throws Refusal when there is no such publication */
export const readManifest = (warehouse: Warehouse, id: string): Manifest => {
  const file = join(warehouse.publications, id, 'manifest.json');
  if (!/^[0-9TZ]+$/.test(id) || !existsSync(file)) {
    throw new Refusal(`Aucune publication « ${id} » : npm run data -- list donne celles qui existent.`);
  }
  return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
};

/** Every whole publication, oldest first. */
export const listPublications = (warehouse: Warehouse): Manifest[] =>
  readdirSync(warehouse.publications)
    .filter((name) => !name.endsWith('.part'))
    .sort()
    .map((id) => readManifest(warehouse, id));

/**
 * Makes an earlier publication the current one: the one named, else the one before the current. The caller holds the lock.
 * @throws Refusal when there is none
 */
export const rollback = (warehouse: Warehouse, id?: string): Manifest => {
  const current = currentPublication(warehouse);
  const target = id ?? (current === null ? null : readManifest(warehouse, current).previous);
  if (target === null) throw new Refusal('Aucune publication antérieure à laquelle revenir.');
  const manifest = readManifest(warehouse, target);
  replaceFile(warehouse.current, `${manifest.id}\n`);
  return manifest;
};

/** SHA-256 of a file, in hexadecimal. */
export const fileHash = async (path: string) => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};
