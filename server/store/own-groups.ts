import { and, eq, ne, sql } from 'drizzle-orm';
import { storable, type Database } from './database.ts';
import { ownGroups as table } from './schema.ts';
import type { Identity, Store } from './store.ts';

export const createOwnGroups = (
  database: Database,
): Pick<Store, 'ownGroups' | 'saveGroup' | 'deleteGroup'> => ({
  ownGroups: async (person) => {
    const rows = await database.select().from(table).where(of(person));
    return (
      rows
        .map(({ name, establishments }) => ({ name, kind: 'own' as const, establishments }))
        // Not the database's order of texts: each has its own locale.
        .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
    );
  },

  saveGroup: async ({ name, establishments }, person, most) => {
    const row = {
      ...{ iss: storable(person.iss), sub: storable(person.sub), name: storable(name) },
      establishments: [...new Set(establishments)].sort(),
    };
    const others = await database.$count(table, and(of(person), ne(table.name, row.name)));
    if (others >= most) return false;
    await database
      .insert(table)
      .values({ ...row, written_at: sql`now()` })
      .onConflictDoUpdate({
        target: [table.iss, table.sub, table.name],
        set: { establishments: row.establishments, written_at: sql`now()` },
      });
    return true;
  },

  deleteGroup: async (name, person) => {
    const deleted = await database
      .delete(table)
      .where(and(of(person), eq(table.name, storable(name))))
      .returning({ id: table.id });
    return deleted.length > 0;
  },
});

const of = ({ iss, sub }: Identity) => and(eq(table.iss, storable(iss)), eq(table.sub, storable(sub)));
