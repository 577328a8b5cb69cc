import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * Observed against expected, for the funnel (api/statistics). The unit of count is the course: a stay and an ATC class
 * (4 characters) with at least one coded drug line; it is observed when one of its lines is hors référentiel.
 * `expected`: the sum over classes of the courses × the peers' rate in that class (indirect standardisation); peers are
 * the establishments of the same category in the region, and for a prescriber of the same specialty among them. A class
 * whose peers are fewer than five others, or one of them above 85 %, takes the rate of the wider one (ATC 3, 1, all).
 * `by` establishment: those that may be named, and masked ones have no figure. `by` unit or prescriber: those of
 * `establishment`, for who crosses its lines; a prescriber for himself. `uncoded`: courses left out, no line being coded.
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
  }),
  columns: {
    key: 'text',
    label: 'text',
    group: 'label',
    peers: 'integer',
    n: 'integer',
    observed: 'integer',
    expected: 'double',
    uncoded: 'integer',
    masked: 'boolean',
  },
});
