import { z } from 'zod';
import { establishment, indicators, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * Where an establishment stands among others that are not named: the others of its category in the region (`level`
 * category), or all others of the region where these are fewer than five or one of them weighs over 85 %, or where those
 * of them that the reader may not name are. No row where neither is possible. `others`: how many have a value; quartiles of
 * their values, to 0,1 point, of an amount to two figures where the reader may not name some; `below`: share of them whose
 * value is lower than its own. Of an indicator that signatories alone read, those he may not name are told of the region
 * alone. Establishments that are masked to the reader are not among them; its own value is null when masked.
 */
export const peerPosition = question({
  name: 'peer-position',
  summary: 'An establishment’s place in the anonymous distribution of its peers',
  opened_by: ['names'],
  parameters: z.strictObject({ indicator: indicators, establishment, region: region.optional(), year }),
  columns: {
    indicator: 'label',
    establishment: 'text',
    level: 'label',
    others: 'integer',
    first_quartile: 'double',
    median: 'double',
    third_quartile: 'double',
    value: 'double',
    below: 'double',
  },
});
