import { z } from 'zod';
import { region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * Who meets what: one row per establishment that may be named and engagement of the year's contract. `result`: verdict of
 * the engagement (its conditions combined by their rule, then the rating grid). The figure is that of the condition that
 * decides: the first met under `any`, the first missed under `all`, else the first. `signed`: whether the establishment
 * signed that volet for the year; null where no file says who signed. Ordered by category, name, then engagement.
 */
export const matrix = question({
  name: 'matrix',
  summary: 'Which establishment meets which engagement of the year’s contract',
  opened_by: ['names'],
  parameters: z.strictObject({ region, year }),
  columns: {
    establishment: 'text',
    name: 'text',
    category: 'label',
    engagement: 'label',
    signed: 'boolean',
    result: 'label',
    indicator: 'label',
    value: 'double',
    target: 'double',
    gap: 'double',
    status: 'label',
    reason: 'label',
  },
});
