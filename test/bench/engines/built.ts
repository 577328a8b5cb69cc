import { copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { readConfig } from '../../../data/config.ts';
import { publish } from '../../../data/publish.ts';
import { readWarehouse } from '../../../data/warehouse.ts';

/** What a build ends with: a Parquet file of each of its tables, and the SQL that it would not run itself. */
export type Built = { readonly folder: string; readonly tables: ReadonlyMap<string, string> };

/**
 * Runs the product's own build on the lines of a warehouse, into a folder aside, up to where it would write: what marts read
 * is in no publication. The warehouse is only read. The caller removes `folder`.
 */
export const build = async (from: string): Promise<Built> => {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const given = readWarehouse(from);
  const aside = {
    ...given,
    path: folder,
    publications: join(folder, 'publications'),
    current: join(folder, 'current'),
  };
  mkdirSync(aside.publications);
  copyFileSync(join(given.path, 'instance.key'), join(folder, 'instance.key'));
  const database = join(folder, 'built.duckdb');
  const config = {
    ...readConfig({}),
    memory: '6GB',
  };
  try {
    await publish(aside, config, {
      onStep: (step) => {
        if (step !== 'écriture') return;
        for (const end of ['', '.wal']) {
          const file = join(folder, `work.${process.pid}`, `build.duckdb${end}`);
          if (existsSync(file)) copyFileSync(file, `${database}${end}`);
        }
        throw new Enough();
      },
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return { folder, tables: await written(database, folder) };
};

class Enough extends Error {}

const written = async (database: string, folder: string): Promise<ReadonlyMap<string, string>> => {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  const found = await connection.runAndReadAll(
    `select table_name from information_schema.tables where table_schema = 'main' order by 1`,
  );
  const tables = new Map<string, string>();
  for (const [name] of found.getRows()) {
    const file = join(folder, `${String(name)}.parquet`);
    await connection.run(`copy (from "${String(name)}") to '${file}' (format parquet)`);
    tables.set(String(name), file);
  }
  instance.closeSync();
  return tables;
};
