import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './durable.ts';
import { isRunning, withLock } from './lock.ts';
import { Refusal } from './refusal.ts';

export type WarehouseKind = 'real' | 'synthetic';

/** Paths of one warehouse: batches, publications, `current`, the instance's key. */
export type Warehouse = {
  readonly path: string;
  readonly kind: WarehouseKind;
  readonly batches: string;
  readonly publications: string;
  readonly current: string;
};

const marker = z.strictObject({ kind: z.enum(['real', 'synthetic']), format: z.literal(1) });

/**
 * Opens a warehouse for writing and holds its lock while `work` runs; an empty or absent folder becomes one of `kind`.
 * What a killed process left half-made is removed first.
 * @throws Refusal when the folder is of the other kind, is no warehouse, or is held by another process
 */
export const writeWarehouse = async <T>(
  path: string,
  kind: WarehouseKind,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> => {
  mkdirSync(path, { recursive: true });
  return withLock(path, async () => {
    const found = kindOf(path);
    if (found !== null && found !== kind) {
      throw new Refusal(
        found === 'synthetic'
          ? `« ${path} » est un entrepôt de démonstration : il refuse les imports. Nommez un autre dossier dans CAQES_WAREHOUSE.`
          : `« ${path} » contient des données réelles : la démonstration va dans un dossier à elle (CAQES_WAREHOUSE).`,
      );
    }
    const warehouse = { kind, ...pathsOf(path) };
    mkdirSync(warehouse.batches, { recursive: true, mode: 0o700 });
    mkdirSync(warehouse.publications, { recursive: true });
    if (found === null) replaceFile(join(path, 'warehouse.json'), `${JSON.stringify({ kind, format: 1 })}\n`);
    sweep(warehouse);
    return work(warehouse).catch((error: unknown) => {
      if (found === null) forget(warehouse);
      throw error;
    });
  });
};

/** Opens an existing warehouse for reading. @throws Refusal when the folder holds none */
export const readWarehouse = (path: string): Warehouse => {
  const kind = existsSync(path) ? kindOf(path) : null;
  if (kind === null) {
    throw new Refusal(
      `« ${path} » ne contient pas d’entrepôt : importez d’abord un fichier, ou nommez le bon dossier dans CAQES_WAREHOUSE.`,
    );
  }
  return { kind, ...pathsOf(path) };
};

/** The key that hashes stays and patients: made once per warehouse, readable by its owner only. */
export const instanceKey = (warehouse: Warehouse): Buffer => {
  const path = join(warehouse.path, 'instance.key');
  if (!existsSync(path)) replaceFile(path, `${randomBytes(32).toString('hex')}\n`, 0o600);
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
};

/** A folder for work in progress, removed by the next writer if this one dies. */
export const workFolder = (warehouse: Warehouse) => {
  const path = join(warehouse.path, `work.${process.pid}`);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { mode: 0o700 });
  return path;
};

const pathsOf = (path: string) => ({
  path,
  batches: join(path, 'batches'),
  publications: join(path, 'publications'),
  current: join(path, 'current'),
});

// The lock's own files are there before the marker: they do not make a folder a stranger's.
const kindOf = (path: string): WarehouseKind | null => {
  const file = join(path, 'warehouse.json');
  if (existsSync(file)) {
    const parsed = marker.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) throw new Refusal(`« ${file} » est illisible par cette version.`);
    return parsed.data.kind;
  }
  const strangers = readdirSync(path).filter(
    (name) => !/^(lock|warehouse\.json\.|batches$|publications$|work\.)/.test(name),
  );
  if (strangers.length > 0) {
    throw new Refusal(
      `« ${path} » n’est ni vide ni un entrepôt (il contient ${strangers[0] ?? ''}) : choisissez un autre dossier.`,
    );
  }
  return null;
};

// A folder whose first command was refused stays what it was: of no kind.
const forget = (warehouse: Warehouse) => {
  const begun = [warehouse.batches, warehouse.publications];
  const others = readdirSync(warehouse.path).filter(
    (name) => !/^(lock|batches$|publications$|warehouse\.json$|instance\.key$)/.test(name),
  );
  if (others.length > 0 || begun.some((folder) => readdirSync(folder).length > 0)) return;
  for (const name of ['warehouse.json', 'instance.key']) rmSync(join(warehouse.path, name), { force: true });
  for (const folder of begun) rmSync(folder, { recursive: true });
};

const sweep = (warehouse: Warehouse) => {
  for (const folder of [warehouse.path, warehouse.batches, warehouse.publications]) {
    for (const name of readdirSync(folder)) {
      const taker = /^lock\.(?:stale\.)?([0-9]+)$/.exec(name)?.[1];
      const abandoned = taker === undefined ? /\.part$|^work\./.test(name) : !isRunning(Number(taker));
      if (abandoned) rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
};
