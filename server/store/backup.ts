import { closeSync, createWriteStream, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { asc, gt } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './database.ts';
import { schemaVersion } from './migrate.ts';
import {
  annotations,
  argumentations,
  declarations,
  grants,
  ownGroups,
  trace,
  traceScopes,
  transmissions,
} from './schema.ts';

type Kept = { readonly name: string; readonly table: PgTable; readonly key: PgColumn };

/** The tables of a backup, in the order in which they are written back, each with the column that orders its rows. */
export const kept: readonly Kept[] = [
  { name: 'trace_scope', table: traceScopes, key: traceScopes.fingerprint },
  { name: 'trace', table: trace, key: trace.id },
  { name: 'access_grant', table: grants, key: grants.id },
  { name: 'transmission', table: transmissions, key: transmissions.id },
  { name: 'declaration', table: declarations, key: declarations.id },
  { name: 'argumentation', table: argumentations, key: argumentations.id },
  { name: 'annotation', table: annotations, key: annotations.id },
  { name: 'own_group', table: ownGroups, key: ownGroups.id },
];

/**
 * Writes all that the store keeps, sessions left out, as of one moment: gzipped JSON, a line per row between a header and
 * a line that counts them. The file appears whole or not at all, for its owner alone. How many rows.
 */
export const backupTo = async (database: Database, file: string): Promise<number> => {
  const place = resolve(file);
  const aside = `${place}.${process.pid}.part`;
  let rows = 0;
  const lines = async function* (at: Database) {
    yield line({ format: backupFormat, schema: schemaVersion(), made_at: new Date().toISOString() });
    for (const each of kept)
      for await (const row of rowsOf(at, each)) {
        rows += 1;
        yield line({ table: each.name, row });
      }
    yield line({ end: true, rows });
  };
  try {
    await database.transaction(
      (transaction) =>
        pipeline(
          Readable.from(lines(transaction)),
          createGzip(),
          createWriteStream(aside, { mode: 0o600, flags: 'wx', flush: true }),
        ),
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    renameSync(aside, place);
    syncFolder(dirname(place));
  } finally {
    rmSync(aside, { force: true });
  }
  return rows;
};

export const backupFormat = 'observatoire-caqes store 1';

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** In pages: a trace has no bound, memory has. */
const rowsOf = async function* (database: Database, { table, key }: Kept) {
  let last: Record<string, unknown> | undefined;
  do {
    const after = last === undefined ? undefined : gt(key, last[key.name]);
    const page: Record<string, unknown>[] = await database
      .select()
      .from(table)
      .where(after)
      .orderBy(asc(key))
      .limit(1000);
    yield* page;
    last = page.at(-1);
  } while (last !== undefined);
};

const syncFolder = (folder: string) => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
