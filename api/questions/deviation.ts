import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * Observed against expected, for the funnel (api/statistics). The unit of count is the course: a stay and an ATC class
 * (4 characters) of drugs. Of `numerator` outside it counts with a coded line, and is observed with one hors référentiel; of
 * off_label it counts with a line of AMM or hors AMM, and is observed with one hors AMM: agencies read this one of more
 * establishments, as no other situation's masking touches it.
 * `expected`: the sum over classes of the courses × the peers' rate in that class (indirect standardisation); peers are
 * the establishments of the same category in the region, and for a prescriber of the same specialty among them; those of
 * all categories, `widened`, where they are fewer than five others or one of them is above 85 %. A class with fewer takes
 * the rate of the wider one (ATC 3, 1, all).
 * `by` establishment: those that may be named, and masked ones have no figure. `by` unit or prescriber: those of
 * `establishment`, for who crosses its lines; a prescriber for himself. `uncoded`: courses left out, no line being coded;
 * of off_label, for those alone who cross the lines.
 */
export const deviation = question({
  name: 'deviation',
  summary: 'Courses hors référentiel observed against those expected from peers with the same case mix',
  opened_by: ['names', 'detail', 'own'],
  parameters: z.strictObject({
    by: z.enum(['establishment', 'unit', 'prescriber'], 'establishment, unit ou prescriber'),
    region,
    year,
    establishment: establishment.optional(),
    numerator: z.enum(['outside', 'off_label'], 'outside ou off_label').default('outside'),
  }),
  columns: {
    key: 'text',
    label: 'text',
    group: 'label',
    peers: 'integer',
    widened: 'boolean',
    n: 'integer',
    observed: 'integer',
    expected: 'double',
    uncoded: 'integer',
    masked: 'boolean',
  },
});
