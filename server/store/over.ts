import { sql } from 'drizzle-orm';
import { createAnnotations } from './annotations.ts';
import { createArgumentations } from './argumentations.ts';
import { withoutValues, type Database } from './database.ts';
import { createDeclarations } from './declarations.ts';
import { createGrants } from './grants.ts';
import { createSessions } from './sessions.ts';
import { createOwnGroups } from './own-groups.ts';
import type { Store } from './store.ts';
import { createTraces } from './traces.ts';
import { createTransmissions } from './transmissions.ts';

/** The store over a migrated database; `close` gives back what was opened for it. */
export const storeOver = (database: Database, close: () => Promise<void>): Store => ({
  ...quiet({
    ...createGrants(database),
    ...createTraces(database),
    ...createTransmissions(database),
    ...createDeclarations(database),
    ...createArgumentations(database),
    ...createAnnotations(database),
    ...createOwnGroups(database),
    ping: async () => {
      await database.execute(sql`select 1`);
    },
  }),
  sessions: createSessions(database),
  close,
});

/** The same methods, whose errors say no value: drizzle's name every parameter, and errors go to the log. */
const quiet = <M extends Record<string, (...parameters: never[]) => Promise<unknown>>>(methods: M): M =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      async (...parameters: never[]) => {
        try {
          return await method(...parameters);
        } catch (error) {
          throw withoutValues(name, error);
        }
      },
    ]),
  ) as M;
