import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * How prescribers of one year are spread, never who: for each specialty (of the region, or of the establishment given)
 * and each service of the liste en sus, how many they are and the quartiles of their euros reimbursed, to three
 * significant figures. `source` phev or les; `dimension` specialty or unit. Six prescribers at least, none above 85 %
 * of the total; else no row. `own`: the reader's own euros, `below`: share of the others who are lower; null for who is
 * no prescriber there.
 */
export const prescriberDistribution = question({
  name: 'prescriber-distribution',
  summary:
    'The anonymous distribution of prescribers by specialty and service, with the reader’s own position',
  parameters: z.strictObject({ region: region.optional(), establishment: establishment.optional(), year }),
  opened_by: ['distributions'],
  columns: {
    source: 'label',
    dimension: 'label',
    key: 'text',
    label: 'text',
    prescribers: 'integer',
    first_quartile: 'double',
    median: 'double',
    third_quartile: 'double',
    own: 'double',
    below: 'double',
  },
});
