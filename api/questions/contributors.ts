import { z } from 'zod';
import { indicators, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * The establishments that weigh most in the region's unfavourable gap, largest first, three by default.
 * `contribution`, in the numerator's unit: for an evolution, n − d × (1 + target); for a rate, n − d × target;
 * positive is always unfavourable (the sign is turned where the direction is to increase). Without a target, the
 * change n − d of an evolution; nothing for a rate. Each establishment is measured against the target in force for it:
 * contributions of all of them sum to the region's as long as none has a target of its own, and not beyond.
 * `share`: of the sum of the unfavourable contributions of the establishments that the reader may read; others have no row.
 */
export const contributors = question({
  name: 'contributors',
  summary: 'Who weighs most in the region’s gap',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({
    indicator: indicators,
    region,
    year,
    limit: z.coerce.number().int().min(1).max(50).default(3),
  }),
  columns: {
    indicator: 'label',
    rank: 'integer',
    establishment: 'text',
    name: 'text',
    contribution: 'double',
    share: 'double',
  },
});
