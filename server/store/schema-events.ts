import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { eventKinds } from '#api/event.ts';
import { id, listed, moment, some } from './columns.ts';

// After a change here: docs/store.md says how its migration is made.

/** Dated events that readers wrote, as `eventEntry` of api/event.ts checked them; a trigger lets nothing change but a withdrawal. */
export const annotations = pgTable(
  'annotation',
  {
    id: id(),
    iss: text().notNull(),
    sub: text().notNull(),
    /** For people: the name, and the roles. */
    written_by: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    kind: text({ enum: eventKinds }).notNull(),
    text: text().notNull(),
    region: text().notNull(),
    establishment: text(),
    indicator: text(),
    shared: boolean().notNull(),
    written_at: moment().notNull(),
    withdrawn_at: moment(),
  },
  (annotation) => [
    index('annotation_place').on(annotation.region, annotation.establishment),
    check('annotation_kind', sql`${annotation.kind} in (${listed(eventKinds)})`),
    check('annotation_day', sql`${annotation.day} between '2000-01-01' and '2100-12-31'`),
    check('annotation_text', sql`length(${annotation.text}) between 1 and 160`),
  ],
);

/** Sets of establishments that readers keep for themselves: a preference, so that no trigger guards them. */
export const ownGroups = pgTable(
  'own_group',
  {
    id: id(),
    iss: text().notNull(),
    sub: text().notNull(),
    name: text().notNull(),
    establishments: text().array().notNull(),
    written_at: moment().notNull(),
  },
  (group) => [
    uniqueIndex('own_group_name').on(group.iss, group.sub, group.name),
    check('own_group_establishments', some(group.establishments)),
  ],
);
