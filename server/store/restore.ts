import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { backupFormat, kept } from './backup.ts';
import { codeOf, withoutValues, type Database } from './database.ts';
import { schemaVersion } from './migrate.ts';
import { StoreRefusal } from './refusal.ts';
import { sessions } from './schema.ts';

/**
 * Writes a backup into an empty store, all of it or nothing; readers sign in again. How many rows.
 * @throws StoreRefusal where the store holds anything, or the file is not a whole backup of this version
 */
export const restoreFrom = (database: Database, file: string): Promise<number> =>
  database.transaction(async (transaction) => {
    await transaction.execute(
      sql`lock table ${sql.join(
        [...kept.map(({ name }) => name), 'session'].map((name) => sql.identifier(name)),
        sql`, `,
      )} in access exclusive mode`,
    );
    for (const { table } of kept)
      if (
        (
          await transaction
            .select({ one: sql`1` })
            .from(table)
            .limit(1)
        ).length > 0
      )
        throw new StoreRefusal(
          'Le registre n’est pas vide : une sauvegarde ne se restaure que dans un registre neuf (CAQES_STORE ou ' +
            'DATABASE_URL en nomment un).',
        );
    await transaction.delete(sessions);
    const rows = await insertLines(transaction, linesOf(file), file).catch((error: unknown) => {
      throw refusedRows(error, file);
    });
    for (const { name, key } of kept)
      if (key.name === 'id')
        await transaction.execute(
          sql`select setval(pg_get_serial_sequence(${name}, 'id'), max(id)) from ${sql.identifier(name)} having count(*) > 0`,
        );
    return rows;
  });

/** What the tables themselves refuse: a file made or changed by hand. Drizzle's own error would say every value. */
const refusedRows = (error: unknown, file: string) =>
  /^2[23]/.test(codeOf(error) ?? '')
    ? new StoreRefusal(`${file} contient des lignes que le registre refuse : rien n’est restauré.`)
    : withoutValues('restore', error);

const insertLines = async (
  database: Database,
  lines: AsyncIterable<string>,
  file: string,
): Promise<number> => {
  const refuse = (why: string) => new StoreRefusal(`${file} ${why} : rien n’est restauré.`);
  let [header, ended, rows] = [false, false, 0];
  let table = '';
  let waiting: Record<string, unknown>[] = [];
  const flush = async () => {
    if (waiting.length > 0) await database.insert(tableOf(table)).values(waiting);
    waiting = [];
  };
  for await (const text of lines) {
    const parsed = (header ? laterLine : headerLine).safeParse(jsonOf(text));
    if (!parsed.success || ended) throw refuse('n’est pas une sauvegarde du registre');
    const read = parsed.data;
    if ('format' in read) {
      header = true;
      if (read.schema !== schemaVersion())
        throw refuse(
          `vient d’une autre version du produit (${read.schema}, ici ${schemaVersion()}), qui doit la restaurer`,
        );
    } else if ('end' in read) {
      if (read.rows !== rows) throw refuse(`annonce ${read.rows} lignes et en contient ${rows}`);
      ended = true;
    } else {
      rows += 1;
      if (table !== read.table || waiting.length >= 500) await flush();
      table = read.table;
      const row = revived(tableOf(table), read.row);
      if (!row) throw refuse('n’est pas une sauvegarde du registre');
      waiting.push(row);
    }
  }
  await flush();
  if (!ended) throw refuse('est incomplète');
  return rows;
};

const tableOf = (name: string): PgTable => {
  const found = kept.find((each) => each.name === name);
  if (!found) throw new Error(`backup: unknown table ${name}`);
  return found.table;
};

const headerLine = z.strictObject({
  format: z.literal(backupFormat),
  schema: z.string().max(200),
  made_at: z.iso.datetime(),
});
const laterLine = z.union([
  z.strictObject({ table: z.enum(kept.map(({ name }) => name)), row: z.record(z.string(), z.unknown()) }),
  z.strictObject({ end: z.literal(true), rows: z.number() }),
]);

/** A row with its moments as dates again; null where its columns are not the table's. */
const revived = (table: PgTable, row: Record<string, unknown>): Record<string, unknown> | null => {
  const columns = getTableColumns(table);
  if (Object.keys(row).sort().join() !== Object.keys(columns).sort().join()) return null;
  return Object.fromEntries(
    Object.entries(columns).map(([name, { dataType }]) => {
      const value = row[name];
      return [name, dataType === 'date' && typeof value === 'string' ? new Date(value) : value];
    }),
  );
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Lines of a gzipped file. @throws StoreRefusal where it cannot be read, or is cut */
const linesOf = async function* (file: string): AsyncGenerator<string> {
  const bytes = pipeline(createReadStream(file), createGunzip(), () => undefined);
  try {
    yield* createInterface({ input: bytes, crlfDelay: Infinity });
    // readline ends in silence where its input fails.
    if (bytes.errored) throw bytes.errored;
  } catch (error) {
    if (error instanceof StoreRefusal) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'illisible';
    throw new StoreRefusal(`${file} ne se lit pas comme une sauvegarde (${code}) : rien n’est restauré.`);
  }
};
