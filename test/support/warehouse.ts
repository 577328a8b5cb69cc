import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linesOf, listBatches, type BatchReport } from '#data/batch.ts';
import { readConfig } from '#data/config.ts';
import { literal, openEngine, type Row } from '#data/duckdb.ts';
import { importFile } from '#data/importers/import.ts';
import type { Source } from '#data/importers/layout.ts';
import { defaultOptions, type ImportOptions } from '#data/importers/options.ts';
import { sources } from '#data/importers/sources.ts';
import { silent } from '#data/progress.ts';
import { readWarehouse, writeWarehouse } from '#data/warehouse.ts';

export const newFolder = () => mkdtempSync(join(tmpdir(), 'caqes-'));

/** A file of this content in a folder of its own. */
export const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(newFolder(), name);
  writeFileSync(path, content);
  return path;
};

export const sourceOf = (name: Source['name']): Source => {
  const source = sources.find((one) => one.name === name);
  if (source === undefined) throw new Error(`no source ${name}`);
  return source;
};

/** Imports a file into a real warehouse, as the command line does. */
export const importInto = (
  warehouse: string,
  source: Source['name'],
  file: string,
  options: Partial<ImportOptions> = {},
  env: NodeJS.ProcessEnv = {},
) =>
  writeWarehouse(warehouse, 'real', (open) =>
    importFile(
      open,
      sourceOf(source),
      file,
      { ...defaultOptions, ...options },
      { config: readConfig(env), progress: silent, signal: new AbortController().signal },
    ),
  );

/** Rows of a query over Parquet files; `{lines}` and `{quarantine}` stand for those of the batch. */
export const ask = async (warehouse: string, batch: BatchReport, sql: string): Promise<Row[]> => {
  const lines = linesOf(readWarehouse(warehouse), batch);
  const engine = await openEngine(':memory:', { memory: '1GB', threads: 1, spill: tmpdir() });
  try {
    return await engine.rows(
      sql
        .replaceAll('{lines}', `read_parquet(${literal(lines)})`)
        .replaceAll(
          '{quarantine}',
          `read_parquet(${literal(lines.replace(/lines\.parquet$/, 'quarantine.parquet'))})`,
        ),
    );
  } finally {
    engine.close();
  }
};

/** Every file under a folder and a digest of its content, the lock left out. */
export const treeOf = (path: string): Record<string, string> => {
  const tree: Record<string, string> = {};
  if (!existsSync(path)) return tree;
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    const file = join(path, name);
    tree[name] = statSync(file).isDirectory()
      ? 'folder'
      : createHash('sha256').update(readFileSync(file)).digest('hex');
  }
  return tree;
};

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const tsx = at('../../node_modules/tsx/dist/loader.mjs');

const start = (script: string, args: readonly string[], env: NodeJS.ProcessEnv, node: readonly string[]) =>
  spawn(process.execPath, [...node, '--import', tsx, script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Starts `npm run data -- …` in a process of its own, to be killed. */
export const startData = (args: readonly string[], env: NodeJS.ProcessEnv, node: readonly string[] = []) =>
  start(at('../../data/main.ts'), args, env, node);

/** Starts a script of this folder in a process of its own. */
export const startScript = (name: string, args: readonly string[]) => start(at(`./${name}`), args, {}, []);

/** What a process says, and how it ends: its exit code, or null when killed. */
export const ended = (child: ChildProcess) => {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (err += bytes.toString()));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
};

/** Opens the warehouse and reads every batch that it lists. @throws when one is not whole */
export const wholeBatches = async (warehouse: string): Promise<BatchReport[]> => {
  if (!existsSync(join(warehouse, 'warehouse.json'))) return [];
  const batches = listBatches(readWarehouse(warehouse));
  for (const batch of batches) {
    const [counted] = await ask(
      warehouse,
      batch,
      'select (select count(*) from {lines})::integer as kept, (select count(*) from {quarantine})::integer as bad',
    );
    if (counted?.kept !== batch.rows.kept || counted.bad !== batch.rows.quarantined) {
      throw new Error(`batch ${batch.id} is not whole: ${JSON.stringify(counted)}`);
    }
  }
  return batches;
};
