import { z } from 'zod';
import { establishment, indicators, region } from '../parameters.ts';
import { question } from '../question.ts';

/** Every year's target of an indicator for a region, or for one of its establishments, with the version that sets it. */
export const indicatorTargets = question({
  name: 'indicator-targets',
  summary: 'The targets of an indicator, year by year, each with its origin and its text',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({ indicator: indicators, region, establishment: establishment.optional() }),
  columns: {
    indicator: 'label',
    year: 'integer',
    origin: 'label',
    default_rate: 'boolean',
    op: 'label',
    value: 'double',
    printed: 'text',
    version: 'label',
    version_label: 'text',
    article: 'text',
    source: 'text',
    note: 'text',
    confidence: 'label',
  },
});
