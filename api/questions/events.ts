import { z } from 'zod';
import { establishment, region } from '../parameters.ts';
import { question } from '../question.ts';

/** Dated events of files, oldest first: those of everywhere, of the region, and of the establishment where one is named. */
export const events = question({
  name: 'events',
  summary: 'Dated events that explain a step on a chart',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({ region, establishment: establishment.optional() }),
  columns: {
    date: 'date',
    kind: 'label',
    text: 'text',
    region: 'text',
    establishment: 'text',
    indicator: 'text',
  },
});
