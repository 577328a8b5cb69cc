import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { z } from 'zod';
import type { Database } from './database.ts';
import { StoreRefusal } from './refusal.ts';

/** The folder of migrations, from the sources as from the built dist/server/main.js. */
export const migrationsFolder = (): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const migrations = join(folder, 'server/store/migrations');
    if (existsSync(join(migrations, 'meta/_journal.json'))) return migrations;
    if (folder === dirname(folder)) throw new Error('server/store/migrations: missing');
  }
};

/** The name of the newest migration: what a backup says of its tables. */
export const schemaVersion = (): string => {
  const text = readFileSync(join(migrationsFolder(), 'meta/_journal.json'), 'utf8');
  const last = journal.parse(JSON.parse(text)).entries.at(-1);
  if (!last) throw new Error('server/store/migrations: no migration');
  return last.tag;
};

/**
 * Applies the migrations that the database lacks. The caller is alone to migrate it. Every kind of drizzle database has
 * this method; the type leaves it out.
 * @throws StoreRefusal where a newer version of the product made it
 */
export const migrateDatabase = async (database: Database): Promise<void> => {
  const folder = migrationsFolder();
  const files = readMigrationFiles({ migrationsFolder: folder });
  const { dialect, session } = database as unknown as WithDialect;
  await dialect.migrate(files, session, { migrationsFolder: folder });
  const applied = appliedRows.parse(
    await database.execute(sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`),
  );
  if (Number(applied.rows[0].newest) > (files.at(-1)?.folderMillis ?? 0))
    throw new StoreRefusal(
      'Le registre a été écrit par une version plus récente du produit : installez celle-ci, ou une plus récente.',
    );
};

type WithDialect = {
  readonly dialect: { migrate: (files: unknown, session: unknown, config: unknown) => Promise<void> };
  readonly session: unknown;
};
const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });
const appliedRows = z.object({ rows: z.tuple([z.object({ newest: z.string() })]) });
