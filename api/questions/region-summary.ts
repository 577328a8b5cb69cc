import { z } from 'zod';
import { indicators, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * What a card says beside its figure, per indicator. `met` of `judged` establishments (verdict atteint, of those with
 * a verdict atteint, non atteint or partiel); `not_assessable`, `not_concerned` (sans objet), `without_target`.
 * `left_out`: establishments that the region's total leaves out because a period is not covered;
 * `left_out_weight`: their share of the amount known (fraction).
 * `previous_value` and `change`: the region's value for this year in the publication before, and the difference;
 * `changed_establishments`: establishments whose value moved between the two publications.
 * Establishments that may enter totals count, named or not; those that are named but masked do not. Where the reader may
 * not name some, counts are null unless five of these have a value, `left_out_weight` is null when one of these is left
 * out, and `previous_value` is null when they are not the same ones in both publications. `previous_value`, `change` and
 * `changed_establishments` are null when one to four of these, or of the masked ones, moved between the two. Values of a
 * total that holds any of them are rounded to 0,1 point, their differences too.
 */
export const regionSummary = question({
  name: 'region-summary',
  summary: 'How many establishments meet each target, what a total leaves out, what changed since last time',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({ indicator: indicators, region, year }),
  columns: {
    indicator: 'label',
    met: 'integer',
    judged: 'integer',
    not_assessable: 'integer',
    not_concerned: 'integer',
    without_target: 'integer',
    left_out: 'integer',
    left_out_weight: 'double',
    previous_value: 'double',
    change: 'double',
    changed_establishments: 'integer',
  },
});
