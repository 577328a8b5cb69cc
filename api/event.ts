import { z } from 'zod';
import { establishment, region } from './parameters.ts';

/** What happened, for a mark on a time chart. */
export const eventKinds = ['price', 'list', 'contract', 'merger', 'file', 'other'] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * A dated event, from a file or from a reader. Scope: one establishment, else one region, else everywhere; `indicator` null: all.
 * `id`: of those that the reader himself wrote, who may withdraw them; `author`: of those that anyone wrote (null: from a
 * file). `shared`: not read by its author alone.
 */
export type DatedEvent = {
  readonly id: number | null;
  readonly date: string;
  readonly kind: EventKind;
  readonly text: string;
  readonly region: string | null;
  readonly establishment: string | null;
  readonly indicator: string | null;
  readonly author: string | null;
  readonly shared: boolean;
};

/**
 * What a reader writes: about an establishment or a region that he may name. `shared`: read by whoever may name the place;
 * else by himself alone.
 */
export const eventEntry = z.strictObject({
  date: z.iso
    .date('une date, par exemple 2018-03-01')
    .refine((day) => day >= '2000-01-01' && day <= '2100-12-31', 'une date de 2000 à 2100'),
  kind: z.enum(eventKinds, eventKinds.join(', ')),
  text: z.string().trim().min(3, 'au moins 3 caractères').max(160, '160 caractères au plus'),
  region,
  establishment: establishment.nullable().default(null),
  indicator: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,62}$/, 'un identifiant d’indicateur')
    .nullable()
    .default(null),
  shared: z.boolean().default(false),
});
export type EventEntry = z.output<typeof eventEntry>;

/** A set of establishments: a GHT or another group of a file, or a reader's own. */
export type EstablishmentGroup = {
  readonly name: string;
  readonly kind: 'ght' | 'other' | 'own';
  readonly establishments: readonly string[];
};

/** A reader's own set, kept under its name; written again, it replaces itself. */
export const groupEntry = z.strictObject({
  name: z.string().trim().min(2, 'au moins 2 caractères').max(60, '60 caractères au plus'),
  establishments: z.array(establishment).min(1, 'au moins un établissement').max(200),
});
export type GroupEntry = z.output<typeof groupEntry>;
