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
export const openPostgres = async (databaseUrl: string): Promise<OpenDatabase> => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'observatoire-caqes',
    connectionTimeoutMillis: 5_000,
    max: 10,
  });
  // A connection that breaks while it waits is replaced when next asked for; unheard, the event would end the process.
  pool.on('error', () => undefined);
  try {
    await migrateAlone(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof StoreRefusal ? error : unreachable(error);
  }
  return { database: drizzle({ client: pool }), close: () => pool.end() };
};

/** Servers that start together migrate one after the other: the lock is the connection's, and goes with it. */
const migrateAlone = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    const database = drizzle({ client });
    const found = versionRows.parse(await database.execute(sql`show server_version_num`));
    if (Number(found.rows[0].server_version_num) < 150_000)
      throw new StoreRefusal(
        'La base de DATABASE_URL est trop ancienne : PostgreSQL 15 ou plus récent est demandé.',
      );
    await database.execute(sql`select pg_advisory_lock(${migrationLock}::bigint)`);
    await migrateDatabase(database);
  } finally {
    // Not given back to the pool: with the connection goes the lock, whatever happened.
    client.release(true);
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
