import { and, asc, eq, isNull } from 'drizzle-orm';
import { storable, type Database } from './database.ts';
import { transmissions as table } from './schema.ts';
import type { Store } from './store.ts';

export const createTransmissions = (
  database: Database,
): Pick<Store, 'transmissions' | 'transmit' | 'withdraw'> => ({
  transmissions: async () => {
    const rows = await database
      .select({
        establishment: table.establishment,
        semester: table.semester,
        transmitted_by: table.transmitted_by,
        transmitted_at: table.transmitted_at,
      })
      .from(table)
      .where(isNull(table.withdrawn_at))
      .orderBy(asc(table.id));
    return rows.map((row) => ({ ...row, transmitted_at: row.transmitted_at.toISOString() }));
  },

  transmit: async ({ establishment, semester }, who) => {
    const kept = await database
      .insert(table)
      .values({ establishment, semester, transmitted_by: storable(who), transmitted_at: new Date() })
      // Two at once: the index of those in force lets one through.
      .onConflictDoNothing()
      .returning({ id: table.id });
    return kept.length > 0;
  },

  withdraw: async ({ establishment, semester }, who) => {
    const withdrawn = await database
      .update(table)
      .set({ withdrawn_by: storable(who), withdrawn_at: new Date() })
      .where(
        and(eq(table.establishment, establishment), eq(table.semester, semester), isNull(table.withdrawn_at)),
      )
      .returning({ id: table.id });
    return withdrawn.length > 0;
  },
});
