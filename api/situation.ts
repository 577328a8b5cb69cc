/**
 * What a liste-en-sus line is prescribed for, as the reference valid at its date says of its product and indication code
 * (sql/staging/les_class.sql), in the order in which screens show it.
 * `pooled`: situations of a region and year too rare to be released apart, together (docs/masking.md).
 */
export const situations = [
  'amm', // AMM, inscrite
  'mirror', // I999997, AMM miroir
  'early_access', // accès précoce ou compassionnel
  'rtu', // RTU or CPC
  'rtu_ended', // RTU terminée
  'amm_not_listed', // AMM, non inscrite
  'off_label', // I999999, hors AMM
  'research', // I999998
  'absent', // no code, although one was due
  'invalid', // a code that this product does not have at that date
  'to_check', // the reference says two things, or a footnote
  'no_reference', // no reference at that date, or of that product
  'not_due', // no code, before 1 September 2018
  'device',
  'pooled',
] as const;
export type Situation = (typeof situations)[number];

/** A device line by line: used within the conditions of the LPP, outside them, or the extract does not say. */
export const toldDevices = ['device_in', 'device_out', 'device_untold'] as const;
export type ToldSituation = Exclude<Situation, 'device' | 'pooled'> | (typeof toldDevices)[number];

/** What one line is told to be, in the order of screens; release tables do not part devices. */
export const toldSituations: readonly ToldSituation[] = [
  ...situations.filter((one) => one !== 'device' && one !== 'pooled'),
  ...toldDevices,
];

/** What article 10-5 follows: hors AMM, and what lies outside the référentiel with it. */
export const outsideReferential: readonly Situation[] = ['off_label', 'amm_not_listed', 'rtu_ended'];

/** What release tables tell of the most establishments: prescribed within an AMM that is listed, or outside any. */
export const ammOrOffLabel: readonly Situation[] = ['amm', 'off_label'];

/** Nothing is known of the indication: neither inside nor outside. A coding fault is never off-label. */
export const unknownSituations: readonly Situation[] = [
  'absent',
  'invalid',
  'to_check',
  'no_reference',
  'not_due',
  'pooled',
];

/**
 * The contract's three situations (contrat type, art. 6): 1° AMM or LPP conditions; 2° RTU, PTT; 3° by exception, argued.
 * Research, unknown situations and devices of unknown conformity are in none.
 */
export const contractSituation: Readonly<Partial<Record<Situation | ToldSituation, 1 | 2 | 3>>> = {
  amm: 1,
  mirror: 1,
  early_access: 2,
  rtu: 2,
  rtu_ended: 3,
  amm_not_listed: 3,
  off_label: 3,
  device_in: 1,
  device_out: 3,
};
