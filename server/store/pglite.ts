import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { takeLock } from '#data/lock.ts';
import type { Database } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import { StoreRefusal } from './refusal.ts';

/** A database that is open; `close` may be called once what was asked of it is answered. */
export type OpenDatabase = { readonly database: Database; readonly close: () => Promise<void> };

/**
 * Opens the PGlite of a folder, made where there is none, and holds the folder until closed.
 * @throws StoreRefusal where another process holds it
 */
export const openPglite = async (folder: string): Promise<OpenDatabase> => {
  // Who said what, and which regions they read: for the owner alone.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = takeLock(folder, (pid) => held(folder, pid));
  try {
    const data = join(resolve(folder), 'data');
    if (!existsSync(data)) await makeData(data);
    const client = await PGlite.create(data);
    const database = drizzle({ client });
    const close = async () => {
      await client.close();
      release();
    };
    try {
      await migrateDatabase(database);
    } catch (error) {
      await client.close();
      throw error;
    }
    return { database, close };
  } catch (error) {
    release();
    throw error;
  }
};

/** Made aside, then renamed: killed meanwhile, it leaves nothing that looks like a database. */
const makeData = async (data: string): Promise<void> => {
  const aside = `${data}.part`;
  rmSync(aside, { recursive: true, force: true });
  const client = await PGlite.create(aside);
  await client.close();
  renameSync(aside, data);
};

const held = (folder: string, pid: string | null) =>
  new StoreRefusal(
    pid === null
      ? `Le verrou du registre ${folder} change de main sans cesse : recommencez dans un instant.`
      : `Le registre ${folder} est tenu par un autre processus (pid ${pid}), le serveur sans doute : arrêtez-le puis ` +
          'recommencez, ou ouvrez les accès dans l’écran d’administration.',
  );
