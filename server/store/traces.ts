import { and, desc, eq, getTableColumns, gte, lt, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Access } from '#api/access.ts';
import type { TraceEntry, TraceFilter } from '#api/trace.ts';
import { codeOf, folded, storable, type Database } from './database.ts';
import { trace as table, traceScopes } from './schema.ts';
import type { Identity, Store } from './store.ts';

/** One round trip per answer: lists go with the first entry of their fingerprint that this process records. */
export const createTraces = (database: Database): Pick<Store, 'record' | 'trace' | 'forgetTrace'> => {
  const known = new Set<string>();
  // Written once, for each answer.
  const insertion = database.insert(table).values(named).prepare('trace');
  return {
    record: async (entry, lists) => {
      const row = rowOf(entry);
      if (known.has(entry.scope)) {
        try {
          await insertion.execute(row);
          return;
        } catch (error) {
          // Forgotten since, with the last entry that named them.
          if (codeOf(error) !== foreignKeyViolation) throw error;
        }
      }
      await recordWithLists(database, row, lists);
      known.add(entry.scope);
    },

    trace: async (filter, person) => {
      const rows = await database
        .select(readable)
        .from(table)
        .where(and(...conditions(filter), ...(person ? ownConditions(person) : [])))
        .orderBy(desc(table.id))
        .limit(filter.limit);
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },

    forgetTrace: async (days) => {
      if (!Number.isSafeInteger(days) || days < 1)
        throw new RangeError(`trace: no retention of ${days} days`);
      let entries = 0;
      for (let gone = batch; gone === batch; entries += gone) gone = await forgetBatch(database, days);
      await forgetting(database, days, (transaction) =>
        transaction.execute(sql`
          delete from trace_scope where not exists (select from trace where trace.scope = trace_scope.fingerprint)`),
      );
      return entries;
    },
  };
};

// A retention that is shortened may have millions to forget: each statement stays within the time it is given.
const batch = 10_000;

const forgetBatch = (database: Database, days: number): Promise<number> =>
  forgetting(database, days, async (transaction) => {
    const gone = await transaction.execute(sql`
      with gone as (
        delete from trace where id in (
          select id from trace where at < now() - make_interval(days => ${days}::integer) limit ${batch}::integer
        ) returning id
      )
      select count(*)::integer as gone from gone`);
    return goneRows.parse(gone).rows[0].gone;
  });

/** Triggers let go what is older than the retention that the transaction says. */
const forgetting = <T>(
  database: Database,
  days: number,
  work: (transaction: Database) => Promise<T>,
): Promise<T> =>
  database.transaction(async (transaction) => {
    await transaction.execute(sql`select set_config('caqes.forget_days', ${String(days)}, true)`);
    return work(transaction);
  });

/** The entry and its lists in one statement; again where another server forgets these lists at this moment. */
const recordWithLists = async (
  database: Database,
  row: typeof table.$inferInsert,
  lists: Access,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      const kept = database
        .$with('kept')
        .as(database.insert(traceScopes).values({ fingerprint: row.scope, lists }).onConflictDoNothing());
      await database.with(kept).insert(table).values(row);
      return;
    } catch (error) {
      if (codeOf(error) !== foreignKeyViolation || attempt === 3) throw error;
    }
};

// What a reader of the trace is shown: all but the filter's own column.
const readable = Object.fromEntries(
  Object.entries(getTableColumns(table)).filter(([name]) => name !== 'sought'),
) as Omit<ReturnType<typeof getTableColumns<typeof table>>, 'sought'>;
const foreignKeyViolation = '23503';
const goneRows = z.object({ rows: z.tuple([z.object({ gone: z.number() })]) });

/** A row whose values come by their names. */
const named = Object.fromEntries(
  Object.keys(getTableColumns(table)).flatMap((name) =>
    name === 'id' ? [] : [[name, sql.placeholder(name)]],
  ),
) as unknown as typeof table.$inferInsert;

const rowOf = (entry: TraceEntry): typeof table.$inferInsert => ({
  request: storable(entry.request),
  at: new Date(entry.at),
  iss: storable(entry.iss),
  sub: storable(entry.sub),
  name: storable(entry.name),
  sought: `${folded(entry.name)}\n${folded(entry.sub)}`,
  roles: entry.roles.map(storable),
  question: storable(entry.question),
  parameters: entry.parameters,
  scope: entry.scope,
  outcome: storable(entry.outcome),
  rows: entry.rows,
  masked: entry.masked,
  format: storable(entry.format),
  publication: entry.publication === null ? null : storable(entry.publication),
});

const conditions = (filter: TraceFilter): SQL[] => {
  const { from, to, person, role, question, outcome, before } = filter;
  return [
    ...(from === undefined ? [] : [gte(table.at, midnight(from))]),
    ...(to === undefined ? [] : [lt(table.at, midnight(to, 1))]),
    ...(person === undefined ? [] : [sql`strpos(${table.sought}, ${folded(person)}) > 0`]),
    ...(role === undefined ? [] : [sql`${role} = any(${table.roles})`]),
    ...(question === undefined ? [] : [eq(table.question, question)]),
    ...(outcome === undefined ? [] : [eq(table.outcome, outcome)]),
    ...(before === undefined ? [] : [lt(table.id, before)]),
  ];
};

const ownConditions = ({ iss, sub }: Identity): SQL[] => [
  eq(table.iss, storable(iss)),
  eq(table.sub, storable(sub)),
];

// Days are those of the people who read the trace, not the server's.
const midnight = (day: string, later = 0) =>
  sql`((${day}::date + ${later}::integer)::timestamp at time zone 'Europe/Paris')`;
