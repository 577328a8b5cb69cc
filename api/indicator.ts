import { z } from 'zod';
import { needs, sources, type SourceName } from './source.ts';

/** A label in the two languages of the interface. */
export const bilingual = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

/** What a numerator and a denominator count. */
export const countedUnits = [
  'euro',
  'box',
  'line',
  'quantity',
  'trip',
  'stay',
  'patient',
  'prescription',
  'record',
  'device',
  'score',
  'level',
] as const;

/** How a value is shown. A score has points of 0 to 100; a level is one of api/declaration.ts. */
export const displayUnits = ['percent', 'euro', 'box', 'score', 'level'] as const;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * The definition of an indicator: sql/indicators/<slug>.yaml, beside the <slug>.sql that computes it.
 * kind: rate Σn/Σd; growth Σn/Σd − 1, where n is the amount of a period and d that of 12 months before;
 * amount Σn; score and level are declared, never aggregated, and have no denominator.
 */
export const indicatorDefinition = z.strictObject({
  order: z.number().int(),
  kind: z.enum(['rate', 'growth', 'amount', 'score', 'level']),
  title: bilingual,
  short: bilingual,
  article: z.string().min(1),
  display_unit: z.enum(displayUnits),
  numerator_unit: z.enum(countedUnits),
  direction: z.enum(['lower', 'higher']),
  numerator: bilingual,
  /** Null where the kind has none (amount, score, level). */
  denominator: bilingual.nullable(),
  method: bilingual,
  limits: bilingual,
  /** Where the formula was read; H text of the act or the format, M secondary source, D deduced, MEM to verify. */
  formula_source: z.string().min(1),
  formula_confidence: z.enum(['H', 'M', 'D', 'MEM']),
  /** What an establishment keeps at hand to prove what it declares; for declared indicators alone. */
  proof: bilingual.optional(),
  /**
   * Counts the lines of a few persons (off-label uses, devices outside LPP), or is the accounts of one establishment: who
   * has not signed the contract reads the region's value alone, as the release tables mask the same cells.
   */
  signatories_only: z.boolean().default(false),
  needs: z.array(z.enum(needs)).min(1),
  /** In order of preference; one source serves an indicator, region and year. */
  sources: z.array(z.enum(Object.keys(sources) as [SourceName, ...SourceName[]])).min(1),
  /** Denominator under which the figure is too small to interpret; the verdict stays. A product rule, not law. */
  floor: z.number().nonnegative(),
  /** Given rows of detail marts and the values expected from them; a loop test runs it. */
  example: z.strictObject({
    given: z.record(z.string(), z.array(z.record(z.string(), cell)).min(1)),
    expect: z
      .array(
        z.strictObject({
          establishment: z.string(),
          year: z.number().int(),
          numerator: z.number().nullable(),
          denominator: z.number().nullable(),
          value: z.number().nullable(),
        }),
      )
      .min(1),
  }),
});
export type IndicatorDefinition = z.infer<typeof indicatorDefinition>;
