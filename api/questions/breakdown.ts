import { z } from 'zod';
import { breakdowns } from '../bridge.ts';
import { establishment, indicators, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * Who or what a change from N-1 to N comes from, by one dimension (api/bridge.ts: breakdowns), largest change first in
 * absolute value. Of an establishment whose lines the reader may cross: any dimension that its source tells (unit: liste en
 * sus; specialty and prescriber: both); without `establishment`: the region by kind, atc1 or atc2, small classes pooled.
 * `numerator`, `base`: euros and quantity of an evolution, the two counts of a rate; `_before`: of N-1 as N is compared with it.
 * Quantities of one kind of product alone add up: of others `base` is null, as it is where the dimension has no products.
 * `change`: in euros, or what the key brings to the rate (within + between, a fraction); the keys sum to the indicator's change.
 * price … unknown: the same change by term, where the dimension has products; null elsewhere. `key` null: not told («  non
 * rapproché », no class); `kind:…`: what of this kind has no class. `pooled`: keys that rest on few persons, told as one.
 */
export const breakdown = question({
  name: 'breakdown',
  summary: 'Which products, classes, services, specialties or prescribers a change comes from',
  opened_by: ['names'],
  parameters: z.strictObject({
    indicator: indicators,
    region,
    establishment: establishment.optional(),
    year,
    by: z.enum(breakdowns, 'kind, atc1, atc2, atc4, area, product, unit, specialty ou prescriber'),
  }),
  columns: {
    indicator: 'label',
    by: 'label',
    key: 'text',
    label: 'text',
    pooled: 'boolean',
    numerator_before: 'double',
    base_before: 'double',
    numerator: 'double',
    base: 'double',
    change: 'double',
    list_entry: 'double',
    list_exit: 'double',
    early_access: 'double',
    entry: 'double',
    exit: 'double',
    price: 'double',
    volume: 'double',
    mix: 'double',
    within: 'double',
    between: 'double',
    fee: 'double',
    regularisation: 'double',
    unknown: 'double',
  },
});
