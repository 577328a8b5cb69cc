import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { DatedEvent } from '#api/event.ts';
import { storable, type Database } from './database.ts';
import { annotations as table } from './schema.ts';
import type { Identity, Store } from './store.ts';

export const createAnnotations = (
  database: Database,
): Pick<Store, 'annotate' | 'annotations' | 'withdrawAnnotation'> => ({
  annotate: async ({ date, ...entry }, person, name) => {
    const [kept] = await database
      .insert(table)
      .values({
        ...entry,
        ...stored(person),
        day: date,
        text: storable(entry.text),
        written_by: storable(name),
        // The database's clock: several servers have several clocks.
        written_at: sql`now()`,
      })
      .returning();
    if (kept === undefined) throw new Error('annotation not kept');
    return asEvent(kept, stored(person));
  },

  annotations: async ({ region, establishment }, person) => {
    const { iss, sub } = stored(person);
    const own = and(eq(table.iss, iss), eq(table.sub, sub));
    const here = establishment === undefined ? undefined : eq(table.establishment, establishment);
    const rows = await database
      .select()
      .from(table)
      .where(
        and(
          eq(table.region, region),
          or(isNull(table.establishment), here),
          or(table.shared, own),
          isNull(table.withdrawn_at),
        ),
      )
      .orderBy(asc(table.day), asc(table.id));
    return rows.map((row) => asEvent(row, { iss, sub }));
  },

  withdrawAnnotation: async (id, person) => {
    const { iss, sub } = stored(person);
    const withdrawn = await database
      .update(table)
      .set({ withdrawn_at: sql`now()` })
      .where(and(eq(table.id, id), eq(table.iss, iss), eq(table.sub, sub), isNull(table.withdrawn_at)))
      .returning({ id: table.id });
    return withdrawn.length > 0;
  },
});

const stored = ({ iss, sub }: Identity): Identity => ({ iss: storable(iss), sub: storable(sub) });

/** Numbers are told to authors alone: they are what withdraws. */
const asEvent = (row: typeof table.$inferSelect, { iss, sub }: Identity): DatedEvent => ({
  id: row.iss === iss && row.sub === sub ? row.id : null,
  date: row.day,
  kind: row.kind,
  text: row.text,
  region: row.region,
  establishment: row.establishment,
  indicator: row.indicator,
  author: row.written_by,
  shared: row.shared,
});
