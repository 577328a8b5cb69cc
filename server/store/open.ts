import { openPglite } from './pglite.ts';
import type { StorePlace } from './place.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './store.ts';
import { storeOver } from './over.ts';

/**
 * Opens the store and brings its tables up to date: PGlite in `folder`, held for this process alone until `close`, or the
 * PostgreSQL of `databaseUrl`.
 * @throws StoreRefusal where another process holds the folder, or the database does not answer
 */
export const openStore = async (place: StorePlace): Promise<Store> => {
  const { database, close } = await openDatabase(place);
  return storeOver(database, close);
};

/** The same, for what asks the tables themselves (backup, restoration). */
export const openDatabase = ({ databaseUrl, folder }: StorePlace) =>
  databaseUrl === undefined ? openPglite(folder) : openPostgres(databaseUrl);
