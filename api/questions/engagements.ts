import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * What the contract version in force on 31 December of a year asks, one row per engagement and condition (an engagement
 * measured by nothing has one row, its `indicator` null). `rule`: all or any of its conditions. `role`: objective, or
 * targeting (a référentiel that says who is out of line; it has no weight).
 * `regime`: contract, or dotation and incentive beside it. `headline`: the region's home shows it.
 * `origin`: national, region or establishment, of the target that applies to the place asked; `default_rate`: a national
 * reference rate that the DG ARS may set otherwise. `to_complete`: why a threshold is not known (« à compléter »).
 * `by`: establishment, or agency (listed, never measured on establishments). `confidence`: H read, M secondary, D deduced,
 * MEM to verify.
 */
export const engagements = question({
  name: 'engagements',
  summary: 'The engagements of a year’s contract, their conditions and targets',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({ region, year, establishment: establishment.optional() }),
  columns: {
    version: 'label',
    regime: 'label',
    version_fr: 'text',
    version_en: 'text',
    volet: 'label',
    volet_fr: 'text',
    volet_en: 'text',
    axis: 'integer',
    axis_fr: 'text',
    axis_en: 'text',
    article: 'text',
    engagement: 'label',
    title_fr: 'text',
    title_en: 'text',
    rule: 'label',
    role: 'label',
    by: 'label',
    headline: 'boolean',
    weight: 'double',
    indicator: 'label',
    op: 'label',
    target: 'double',
    printed: 'text',
    origin: 'label',
    default_rate: 'boolean',
    to_complete: 'text',
    confidence: 'label',
    source: 'text',
    note: 'text',
  },
});
