import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { batchSources } from './batch.ts';
import { replaceFile } from './durable.ts';
import { isHolder, isRunning, readHolder, withLock } from './lock.ts';
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
  makeFolder(path);
  // Before the lock too: taking it over could cost a stranger a file that happens to be called `lock`.
  kindOf(path);
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
    const made = [warehouse.batches, warehouse.publications].filter((folder) => !existsSync(folder));
    mkdirSync(warehouse.batches, { recursive: true, mode: 0o700 });
    mkdirSync(warehouse.publications, { recursive: true });
    if (found === null) replaceFile(join(path, 'warehouse.json'), `${JSON.stringify({ kind, format: 1 })}\n`);
    else sweep(warehouse);
    return work(warehouse).catch((error: unknown) => {
      if (found === null) forget(warehouse, made);
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

// Not recursive: below /proc, Node's recursive mkdir never ends.
const makeFolder = (path: string) => {
  try {
    if (!existsSync(path)) mkdirSync(path);
    accessSync(path, constants.W_OK);
    readdirSync(path);
  } catch {
    throw new Refusal(
      `« ${path} » ne peut pas servir d’entrepôt : il faut un dossier où vous pouvez écrire, dans un dossier qui existe.`,
    );
  }
};

const stamp = '[0-9]{8}T[0-9]{9}Z';
const ours = {
  lock: /^lock(\.(stale\.)?[0-9]+|\.over\.[0-9.]*)?$/,
  marker: /^warehouse\.json\.[0-9]+\.part$/,
  begun: /^(work\.(demo\.)?[0-9]+|(warehouse\.json|current|instance\.key|demo\.json)\.[0-9]+\.part)$/,
  batch: new RegExp(`^${stamp}-(${batchSources.join('|')})-[0-9a-f]{8}\\.part$`),
  publication: new RegExp(`^${stamp}\\.part$`),
};

const kindOf = (path: string): WarehouseKind | null => {
  const file = join(path, 'warehouse.json');
  const stranger = existsSync(file) ? undefined : readdirSync(path).find((name) => !isBeginning(path, name));
  // Looked for again: what seemed a stranger's may be what another first command has just made.
  if (existsSync(file)) {
    const parsed = marker.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) throw new Refusal(`« ${file} » est illisible par cette version.`);
    return parsed.data.kind;
  }
  if (stranger !== undefined) {
    throw new Refusal(
      `« ${path} » n’est ni vide ni un entrepôt (il contient ${stranger}) : choisissez un autre dossier.`,
    );
  }
  return null;
};

// All that a first command can leave before the marker is there: its lock, the marker's draft, two empty folders.
const isBeginning = (path: string, name: string) => {
  const place = join(path, name);
  if (name === 'batches' || name === 'publications') {
    return statSync(place).isDirectory() && readdirSync(place).length === 0;
  }
  if (!ours.lock.test(name)) return ours.marker.test(name);
  const held = readHolder(place);
  // A taker's own file is empty while it is being written.
  return held === null ? !existsSync(place) : isHolder(held) || (held === '' && name !== 'lock');
};

// A folder whose first command was refused stays what it was: of no kind. The marker goes last: without it, what a kill
// left here would be a stranger's.
const forget = (warehouse: Warehouse, made: readonly string[]) => {
  const begun = [warehouse.batches, warehouse.publications];
  const others = readdirSync(warehouse.path).filter(
    (name) =>
      !ours.lock.test(name) &&
      !ours.marker.test(name) &&
      !['batches', 'publications', 'warehouse.json', 'instance.key'].includes(name),
  );
  if (others.length > 0 || begun.some((folder) => readdirSync(folder).length > 0)) return;
  for (const folder of made) rmdirSync(folder);
  for (const name of ['instance.key', 'warehouse.json']) rmSync(join(warehouse.path, name), { force: true });
};

const sweep = (warehouse: Warehouse) => {
  const remove = (folder: string, isAbandoned: (name: string) => boolean) => {
    for (const name of readdirSync(folder).filter(isAbandoned)) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  };
  remove(warehouse.path, (name) => ours.begun.test(name) || isLeftByTaker(name));
  remove(warehouse.batches, (name) => ours.batch.test(name));
  remove(warehouse.publications, (name) => ours.publication.test(name));
};

// Whoever still claims a dead holder finds the lock in our hands, with or without its claim.
const isLeftByTaker = (name: string) => {
  if (name === 'lock' || !ours.lock.test(name)) return false;
  const taker = /^lock\.(?:stale\.)?([0-9]+)$/.exec(name)?.[1];
  return taker === undefined || !isRunning(Number(taker));
};
