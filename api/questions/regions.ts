import { z } from 'zod';
import { question } from '../question.ts';

/** Regions with an establishment that may enter the reader's totals; `named`: how many of them may be named. */
export const regions = question({
  name: 'regions',
  summary: 'The regions that the reader may ask about',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({}),
  columns: { region: 'label', region_name: 'label', establishments: 'integer', named: 'integer' },
});
