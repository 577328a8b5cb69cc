import { z } from 'zod';
import { StoreRefusal } from './refusal.ts';

/** Where the store is: a PostgreSQL server where `databaseUrl` is given, else a folder of this machine. */
export type StorePlace = { readonly databaseUrl?: string | undefined; readonly folder: string };

/**
 * DATABASE_URL, else the folder CAQES_STORE, else a folder beside the warehouse, of its name. An empty variable counts as
 * absent. @throws StoreRefusal
 */
export const storePlace = (environment: NodeJS.ProcessEnv, warehouse: string): StorePlace => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  // Never the value: it may hold a password.
  if (!parsed.success)
    throw new StoreRefusal(
      'DATABASE_URL est refusée : une adresse postgres://utilisateur@hôte/base est attendue.',
    );
  const folder = parsed.data.CAQES_STORE ?? `${warehouse.replace(/\/+$/, '')}.store`;
  return { databaseUrl: parsed.data.DATABASE_URL, folder };
};

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  CAQES_STORE: z.string().optional(),
});
