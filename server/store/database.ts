import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** A connection, a pool or a transaction of either kind of PostgreSQL. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** Text that PostgreSQL can keep: it has no character 0 and no half of a surrogate pair. */
export const storable = (text: string): string => Buffer.from(text.replaceAll('\0', '\uFFFD')).toString();

/** Text as people look for it: lower case, no accents. Done here: databases disagree, each after its own locale. */
export const folded = (text: string): string =>
  storable(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The code of PostgreSQL's own error (https://www.postgresql.org/docs/15/errcodes-appendix.html), else undefined. */
export const codeOf = (error: unknown): string | undefined => {
  for (let each = error; each instanceof Error; each = each.cause)
    if ('code' in each && typeof each.code === 'string') return each.code;
  return undefined;
};

/** The database did not answer, or refused. */
export class StoreFailure extends Error {}

/** What may be said of a failed act: its name and PostgreSQL's code, never the statement nor its values. */
export const withoutValues = (act: string, error: unknown): unknown => {
  const code = codeOf(error);
  const known = code !== undefined || (error instanceof Error && error.cause !== undefined);
  return known ? new StoreFailure(`store: ${act} failed (${code ?? 'no code'})`) : error;
};
