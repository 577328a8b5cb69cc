/**
 * What a liste-en-sus line is prescribed for, as its indication code says, in the order in which screens show it.
 * `pooled`: situations of a region and year too rare to be released apart, together (docs/masking.md).
 */
export const situations = [
  'coded', // an indication code of the medicine
  'off_label', // I999999
  'research', // I999998
  'mirror', // I999997, AMM miroir
  'absent', // no code
  'device',
  'pooled',
] as const;
export type Situation = (typeof situations)[number];
