import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { z } from 'zod';
import { codeOf } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import type { OpenDatabase } from './pglite.ts';
import { StoreRefusal } from './refusal.ts';

/**
 * Opens a database of a PostgreSQL server, 15 or newer. Several servers of the product may share it.
 * @throws StoreRefusal where it does not answer, or is too old
 */
export const openPostgres = async (databaseUrl: string, statementMs = 10_000): Promise<OpenDatabase> => {
  const place = {
    connectionString: databaseUrl,
    application_name: 'observatoire-caqes',
    connectionTimeoutMillis: 5_000,
  };
  try {
    await migrateAlone(new pg.Client(place));
  } catch (error) {
    throw error instanceof StoreRefusal ? error : unreachable(error);
  }
  const pool = new pg.Pool({
    ...place,
    max: 10,
    // A reader is not kept waiting for a database that is stuck; the second ends it where the network is cut.
    statement_timeout: statementMs,
    query_timeout: statementMs + 2_000,
  });
  // A connection that breaks while it waits is replaced when next asked for; unheard, the event would end the process.
  pool.on('error', () => undefined);
  return { database: drizzle({ client: pool }), close: () => pool.end() };
};

/** Servers that start together migrate one after the other, however long: the lock is the connection's. */
const migrateAlone = async (client: pg.Client): Promise<void> => {
  client.on('error', () => undefined); // what was asked of it fails too, and says so
  try {
    await client.connect();
    const database = drizzle({ client });
    const found = versionRows.parse(await database.execute(sql`show server_version_num`));
    if (Number(found.rows[0].server_version_num) < 150_000)
      throw new StoreRefusal(
        'La base de DATABASE_URL est trop ancienne : PostgreSQL 15 ou plus récent est demandé.',
      );
    await database.execute(sql`select pg_advisory_lock(${migrationLock}::bigint)`);
    await migrateDatabase(database);
  } finally {
    await client.end();
  }
};

/** Never the address, nor the driver's own sentence: they may hold a password. */
const unreachable = (error: unknown) => {
  const code = codeOf(error);
  if (code === undefined && !(error instanceof Error && /timeout|terminated/.test(error.message)))
    return error;
  const why = code === undefined ? '' : ` (${code})`;
  return new StoreRefusal(
    `La base de DATABASE_URL ne s’ouvre pas${why} : vérifiez l’adresse, le compte et que PostgreSQL est démarré.`,
  );
};

// "caqes" in ASCII: any number that another product of the same database would not take.
const migrationLock = '426835764595';
const versionRows = z.object({ rows: z.tuple([z.object({ server_version_num: z.string() })]) });
