/**
 * What an indicator's change from N-1 to N is made of, in this order on screen (docs/bridge.md).
 * Of an evolution, in its euros: they sum, to the thousandth of a euro, from what N-1 was signed at to N. Of a rate, in fractions.
 */
export const bridgeTerms = [
  'merger', // of N-1: what came with an establishment that this one took over since
  'rule', // of N-1: what the version that judges N counts otherwise
  'list_entry', // products that the list did not hold over the whole of both years
  'list_exit', // products that left it
  'early_access', // products that it held only after N
  'entry', // products without line in N-1
  'exit', // products without line in N
  'price', // same products, other unit amounts: Bennet's symmetric price term
  'volume', // same products, more or fewer boxes (LPP or UCD units, trips) in the same proportions
  'mix', // same products, other proportions
  'within', // of a rate: in the same classes, or establishments
  'between', // of a rate: more or less of the classes, or establishments, whose rate is another
  'fee', // dispensing fees, which have no boxes
  'regularisation', // returns and amounts that no quantity carries
  'unknown', // products that the source does not tell (« non restitué »)
  'pooled', // terms that rest on few persons, told together to who may not read the lines
] as const;
export type BridgeTerm = (typeof bridgeTerms)[number];

/** Figures between which the terms lie, in the same unit. */
export const bridgeTotals = [
  'signed_before', // N-1 as N-1 was judged; absent where it was not
  'before', // N-1 as N is compared with it: the denominator of an evolution
  'now', // N
  'constant_before', // the two on a constant perimeter: products that the list holds over both years; not contractual
  'constant_now',
] as const;
export type BridgeTotal = (typeof bridgeTotals)[number];

/** What a change may be broken down by. The last three know no price: they have the change alone. */
export const breakdowns = [
  'kind',
  'atc1',
  'atc2',
  'atc4',
  'area',
  'product',
  'unit',
  'specialty',
  'prescriber',
] as const;
export type Breakdown = (typeof breakdowns)[number];
