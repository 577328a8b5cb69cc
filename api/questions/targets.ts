import { z } from 'zod';
import { establishment, indicators, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * The targets around one year. `role`: target (in force in `year`), next_target (the year after), reference (the
 * national CAQES référentiel published by the end of the year after and still in force then). A role without a
 * known value has no row. `origin`: national, region or establishment.
 */
export const targets = question({
  name: 'targets',
  summary: 'The targets of a year, of the next, and the CAQES référentiel, each with its text of law',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({
    indicator: indicators,
    region,
    year,
    establishment: establishment.optional(),
  }),
  columns: {
    indicator: 'label',
    role: 'label',
    origin: 'label',
    op: 'label',
    value: 'double',
    printed: 'text',
    version: 'label',
    version_label: 'text',
    article: 'text',
    source: 'text',
    note: 'text',
  },
});
