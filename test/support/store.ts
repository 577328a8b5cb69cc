import { createHash } from 'node:crypto';
import { openAsBlob, existsSync, linkSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrateDatabase, migrationsFolder } from '#server/store/migrate.ts';
import { storeOver } from '#server/store/over.ts';
import type { Store } from '#server/store/store.ts';

/** The real store on an empty PGlite in memory, migrated: half a second, so one per test file; the file closes it. */
export const testStore = async (): Promise<Store> => {
  const image = join(tmpdir(), `caqes-store-${fingerprint()}.tar`);
  if (!existsSync(image)) await makeImage(image);
  const client = await PGlite.create({ loadDataDir: await openAsBlob(image) });
  return storeOver(drizzle({ client }), () => client.close());
};

/** A migrated data folder, made once per version of the tables: a fresh one takes seconds. */
const makeImage = async (image: string) => {
  const client = await PGlite.create();
  await migrateDatabase(drizzle({ client }));
  const dump = await client.dumpDataDir('none');
  await client.close();
  const aside = `${image}.${process.pid}`;
  writeFileSync(aside, Buffer.from(await dump.arrayBuffer()));
  try {
    linkSync(aside, image);
  } catch (error) {
    // Another test file was quicker; it may be reading what it made.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
};

const fingerprint = (): string => {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  const folder = migrationsFolder();
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.sql')) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
};
