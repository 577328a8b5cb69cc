import { z } from 'zod';
import { figureColumns } from '../figure.ts';
import { establishment, indicators, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * One year of a region: its total, the total of each category, and every establishment, against target;
 * with `establishment`, that one only beside the totals.
 * `name` is null on the region's row; `category` is null there too. A category's row with establishments that the reader
 * may not name (`anonymous_total`) is of the others: it leaves out those that he reads.
 */
export const targetGap = question({
  name: 'target-gap',
  summary: 'Where the region, its categories and each establishment stand against target in one year',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({
    indicator: indicators,
    region,
    year,
    establishment: establishment.optional(),
  }),
  columns: { ...figureColumns, name: 'text', category: 'label' },
});
