import { z } from 'zod';
import { establishment, indicators, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * The change of an indicator from N-1 to N, term by term (api/bridge.ts: bridgeTerms and bridgeTotals; docs/bridge.md).
 * With `establishment`: of that one; without: of each that the reader may read, and of the region (level region), which for an
 * evolution is their sum and for a rate is within and between them. `value`: euros of an evolution, a fraction of a rate.
 * A term that is nought has no row; `establishments`: how many the row sums; `left_out`: how many of the region have no bridge
 * (a year missing, masked, or that the reader may not read). Who may not read the lines has terms that rest on few persons as
 * `pooled`. No row: not assessable, or an indicator without products or trips behind it.
 */
export const bridge = question({
  name: 'bridge',
  summary: 'What a change from one year to the next is made of',
  opened_by: ['names'],
  parameters: z.strictObject({
    indicator: indicators,
    region,
    establishment: establishment.optional(),
    year,
  }),
  columns: {
    indicator: 'label',
    level: 'label',
    establishment: 'text',
    name: 'text',
    term: 'label',
    value: 'double',
    establishments: 'integer',
    left_out: 'integer',
  },
});
