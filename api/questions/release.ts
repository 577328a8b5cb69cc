/**
 * Columns of what is counted in a semester (period_months 6) or a year (12) of the liste en sus: stays, patients
 * (null where a line says none), lines, UCD or LPP quantity, euros reimbursed. `masked`: 1 to 10 persons, or another
 * cell's protection; all five are null. `amount_masked`: the amount alone is withheld. In the release tables quantity is
 * given of products alone, and their amounts to the nearest thousand euros: tariffs are public (docs/masking.md).
 */
export const releaseColumns = {
  period_start: 'date',
  period_months: 'integer',
  situation: 'label',
  stays: 'integer',
  patients: 'integer',
  lines: 'integer',
  quantity: 'double',
  amount: 'double',
  masked: 'boolean',
  amount_masked: 'boolean',
} as const;
