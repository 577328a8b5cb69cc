import { sql } from 'drizzle-orm';
import { bigint, timestamp, type AnyPgColumn } from 'drizzle-orm/pg-core';

// What the tables of schema.ts and schema-events.ts share.

export const id = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity();
// Whole milliseconds, as JavaScript has them: a backup gives back what it read.
export const moment = () => timestamp({ withTimezone: true, precision: 3 });
export const listed = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '));
export const some = (values: AnyPgColumn) => sql`cardinality(${values}) > 0`;
