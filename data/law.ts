import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { bilingual } from '#api/indicator.ts';
import { parseYaml } from './yaml.ts';

const day = z.iso.date();
const name = z.string().regex(/^[a-z][a-z0-9_-]*$/);

/** H read in the act or the seed, M secondary source, D deduced, MEM from memory, to verify. */
const confidence = z.enum(['H', 'M', 'D', 'MEM']);

/**
 * One test of an engagement: a measure against a threshold, for the years from_year..to_year (those of the version where
 * not given). A value as the text prints it; `percent` values become fractions once, in sql/marts/target_in_force.sql.
 * A threshold that is not known is null, and `to_complete` says why: it is never invented.
 */
const condition = z
  .strictObject({
    indicator: z.string(),
    level: z.enum(['national', 'region']).default('national'),
    region: z.string().optional(),
    from_year: z.number().int().optional(),
    to_year: z.number().int().optional(),
    op: z.enum(['<=', '<', '>=', '>']).nullable().default(null),
    printed: z.string().nullable().default(null),
    value: z.number().nullable().default(null),
    unit: z.enum(['percent', 'euro', 'box', 'score', 'level']).nullable().default(null),
    /** A national reference rate that the DG ARS may set otherwise for an establishment. */
    default_rate: z.boolean().default(false),
    to_complete: z.string().optional(),
    source: z.string().optional(),
    confidence: confidence.optional(),
    note: z.string().default(''),
  })
  .refine(
    ({ value, op, printed, unit, to_complete }) =>
      value === null
        ? to_complete !== undefined
        : op !== null && printed !== null && unit !== null && to_complete === undefined,
    'a threshold has value, op, printed and unit; one that is not known has to_complete alone',
  );
export type Condition = z.infer<typeof condition>;

/** One commitment of the contract. Its name stays the same from version to version, so that years compare. */
const engagement = z.strictObject({
  engagement: name,
  volet: name,
  article: z.string(),
  axis: z.number().int().nullable().default(null),
  title: bilingual,
  /** Whether all its conditions must be met, or any of them. */
  rule: z.enum(['all', 'any']).default('all'),
  /** targeting: a référentiel that says who is out of line; it has no weight in a year's score. */
  role: z.enum(['objective', 'targeting']).default('objective'),
  /** Who commits: engagements of the agency or of Assurance Maladie are listed, not measured on establishments. */
  by: z.enum(['establishment', 'agency']).default('establishment'),
  /** Shown on the region's home. */
  headline: z.boolean().default(false),
  conditions: z.array(condition).default([]),
  /** Why nothing measures it, where it has no condition. */
  to_complete: z.string().optional(),
  /** Indicator (growth, euros) whose fall is the saving that intéressement shares. */
  savings: z.string().optional(),
  source: z.string(),
  confidence,
  note: z.string().default(''),
});
export type Engagement = z.infer<typeof engagement>;

/** A rule in words, with its article: sanction of a refusal, over-use, procedure. */
const ruleText = z.strictObject({
  item: name,
  title: bilingual,
  text: bilingual,
  article: z.string(),
  source: z.string(),
  confidence,
});

const consequence = z.strictObject({
  summary: bilingual,
  /** Legal ceilings, alternatives to one another: never summed. `base`: indicator of kind amount. */
  ceilings: z
    .array(
      z.strictObject({
        item: name,
        title: bilingual,
        base: z.string(),
        share: z.number().positive().max(1),
        article: z.string(),
        source: z.string(),
        confidence,
      }),
    )
    .default([]),
  /** Years in which the sanction, provided by law, was not applied by instruction. */
  frozen: z
    .strictObject({ years: z.array(z.number().int()), text: bilingual, source: z.string(), confidence })
    .optional(),
  /** Shares of the savings; the rate of each indicator is entered between the two. */
  gainsharing: z
    .strictObject({
      low: z.number().positive().max(1),
      high: z.number().positive().max(1),
      article: z.string(),
      source: z.string(),
      confidence,
    })
    .optional(),
  /** V × R × t: `volume` (indicator amount, boxes), R euros a box (null: not known that year), `uptake` (indicator rate). */
  biosimilars: z
    .array(
      z.strictObject({
        item: name,
        title: bilingual,
        volume: z.string(),
        uptake: z.string(),
        rates: z.array(z.strictObject({ year: z.number().int(), euros: z.number().positive().nullable() })),
        article: z.string(),
        source: z.string(),
        confidence,
        note: z.string().default(''),
      }),
    )
    .default([]),
  texts: z.array(ruleText).default([]),
});

/** data/law/<version>.yaml: one legal version, its dates, what it asks and what follows. */
export const lawVersion = z.strictObject({
  version: name,
  /** The contract that establishments sign; successive référentiels (versions) may apply to one contract. */
  contract: name,
  /** contract: one in force at a time; dotation and incentive stand beside it. */
  regime: z.enum(['contract', 'dotation', 'incentive']),
  label: bilingual,
  /** True for the CAQES itself: its national targets are the « référentiels CAQES ». */
  caqes: z.boolean(),
  published: day,
  from: day,
  /** Null: no end is known. */
  to: day.nullable(),
  /** As regional pages call the period, where it differs from the dates. */
  period_label: z.string().nullable().default(null),
  act: z.string(),
  /** all: every establishment signs, and is taken to have signed where no file says who did; targeted: only those told. */
  scope: z.enum(['all', 'targeted']),
  scope_note: bilingual,
  note: z.string().default(''),
  source: z.string(),
  /** The act itself was read; else it is to be verified. */
  read: z.boolean(),
  confidence,
  assessment: z.strictObject({
    /** Years between the data and their assessment. */
    lag: z.number().int().min(0).max(2),
    compared: bilingual,
  }),
  exclusions: z.strictObject({
    hepatitis_c: z.enum(['included', 'excluded', 'unstated']),
    dispensing_fees: z.enum(['included', 'excluded', 'unstated']),
    note: z.string().default(''),
  }),
  axes: z
    .array(z.strictObject({ axis: z.number().int(), title: bilingual, source: z.string(), confidence }))
    .default([]),
  volets: z
    .array(
      z.strictObject({
        volet: name,
        title: bilingual,
        mandatory: z.boolean(),
        /** Longest duration in years; null: no limit. */
        years_max: z.number().int().positive().nullable(),
        article: z.string(),
      }),
    )
    .min(1),
  articles: z.array(z.strictObject({ article: z.string(), title: bilingual })).default([]),
  engagements: z.array(engagement),
  consequence,
});
export type LawVersion = z.infer<typeof lawVersion>;

const folder = fileURLToPath(new URL('./law/', import.meta.url));

/** Every legal version, oldest first. @throws the schema's error, naming the file */
export const readLaw = (from = folder): LawVersion[] =>
  readdirSync(from)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const parsed = lawVersion.safeParse(parseYaml(readFileSync(join(from, file), 'utf8')));
      if (!parsed.success) throw new Error(`data/law/${file}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    })
    .sort((a, b) => a.from.localeCompare(b.from) || a.version.localeCompare(b.version));

/** First and last data years that a version judges: it is in force on 31 December of them. Last null: no end is known. */
export const yearsOf = ({ from, to }: Pick<LawVersion, 'from' | 'to'>): [number, number | null] => [
  Number(from.slice(0, 4)),
  to === null ? null : Number(to.slice(0, 4)) - (to.endsWith('-12-31') ? 0 : 1),
];
