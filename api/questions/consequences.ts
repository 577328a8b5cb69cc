import { z } from 'zod';
import { establishment, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * What the law attaches to an establishment's year, every term visible; never what is due. By `section`:
 * ceiling (v1): base (euros of AM income, or of liste en sus reimbursed) × rate = amount; never summed.
 * gainsharing (v2): base (euros spared, this year against the one before) × rate = amount, × rate_high = amount_high.
 * biosimilar: base V (boxes) × rate R (euros a box) × factor t (uptake) = amount; R is null where not published, the amount
 * where no volet of the year's CAQES is signed.
 * text: a rule in words. `frozen`: provided by law, and not applied that year by instruction.
 * A term that is not known is null, `reason` says why (api/figure.ts, or term_absent: a published value not known).
 * `rates`: `<engagement>=<rate>` replaces the default rate of an engagement, between 0.20 and 0.30.
 */
export const consequences = question({
  name: 'consequences',
  summary: 'Legal ceilings, gain-sharing simulation and rules that follow from a year, term by term',
  opened_by: ['signatory'],
  parameters: z.strictObject({
    establishment,
    year,
    rates: z
      .union([z.string(), z.array(z.string()).max(40)])
      .default([])
      .transform((value) => (Array.isArray(value) ? value : [value]))
      .pipe(
        z.array(
          z.string().regex(/^[a-z][a-z0-9_]{1,62}=0\.(2[0-9]?|30?)$/, 'engagement=taux de 0.20 à 0.30'),
        ),
      )
      .meta({ description: 'Gain-sharing rate of an engagement; repeatable', example: 'ipp=0.25' }),
  }),
  columns: {
    version: 'label',
    section: 'label',
    item: 'label',
    indicator: 'label',
    title_fr: 'text',
    title_en: 'text',
    base: 'double',
    rate: 'double',
    rate_high: 'double',
    factor: 'double',
    amount: 'double',
    amount_high: 'double',
    frozen: 'boolean',
    reason: 'label',
    text_fr: 'text',
    text_en: 'text',
    article: 'text',
    source: 'text',
    confidence: 'label',
  },
});
