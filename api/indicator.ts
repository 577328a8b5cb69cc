import { z } from 'zod';
import { needs, sources, type SourceName } from './source.ts';

/** A label in the two languages of the interface. */
export const bilingual = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

const cell = z.union([z.string(), z.number(), z.null()]);

/**
 * The definition of an indicator: sql/indicators/<slug>.yaml, beside the <slug>.sql that computes it.
 * kind: rate Σn/Σd; growth Σn/Σd − 1, where n is the amount of a period and d that of 12 months before;
 * amount Σn; score and level are declared, never aggregated.
 */
export const indicatorDefinition = z.strictObject({
  order: z.number().int(),
  kind: z.enum(['rate', 'growth', 'amount', 'score', 'level']),
  title: bilingual,
  short: bilingual,
  article: z.string().min(1),
  display_unit: z.enum(['percent', 'euro']),
  numerator_unit: z.enum(['euro', 'box']),
  direction: z.enum(['lower', 'higher']),
  numerator: bilingual,
  denominator: bilingual,
  method: bilingual,
  limits: bilingual,
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
