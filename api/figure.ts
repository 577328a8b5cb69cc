/** The closed list of verdicts; `sans objet` and `sans cible` leave counts and ranks. */
export const verdicts = [
  'atteint',
  'non atteint',
  'partiel',
  'non évaluable',
  'sans objet',
  'sans cible',
  'masqué',
] as const;
export type Verdict = (typeof verdicts)[number];

export const statuses = ['ok', 'provisional', 'masked', 'not_assessable'] as const;
export type Status = (typeof statuses)[number];

export const levels = ['region', 'category', 'establishment'] as const;
export type Level = (typeof levels)[number];

/** Why a figure is missing or to be read with care; several are joined by a space in a row's `reason`. */
export const reasons = [
  'previous_year_absent', // the source does not cover the year before
  'current_year_absent', // it covers the year before only
  'months_missing', // some months of the year are not covered
  'lpp_absent', // the source holds no LPP: medicines alone are never called PHEV
  'medicines_absent',
  'les_absent',
  'transport_absent',
  'declared_absent',
  'not_covered', // no batch covers this establishment and period
  'not_declared', // the establishment has not declared this value
  'not_aggregated', // a score or a level belongs to one establishment: no total has one
  'term_absent', // a term of a formula that is not published, or not entered
  'not_signatory', // figures without verdict: the contract, or the volet, is not signed that year
  'denominator_zero', // 0/0 is not a rate, nor is what régularisations leave below 0
  'no_activity', // no line in any period: the establishment has no such activity
  'partial_extract', // the file is an extract of its source
  'provisional_months', // months that the source may still complete
  'partial_perimeter', // a total that leaves out establishments not covered in both periods
  'below_floor', // too few to interpret; the verdict stays the contract's arithmetic
  'anonymous_total', // holds establishments that the reader may not read: rounded, without numerator nor denominator
  'masked', // few persons and no right to read them, or a total that would give one of its parts away; alone
] as const;
export type Reason = (typeof reasons)[number];

/**
 * Columns that every figure carries (design: "Rows to the client"). Masked: only who, when and target. A total that holds
 * establishments which the reader may not read (`anonymous_total`) has no numerator nor denominator, its value is rounded
 * to three decimals (0,1 point) after the verdict, and it is masked where they do not hide each other. A row of a category
 * that holds any which the reader may not name is of the others: it leaves out those that he reads, and is masked by month
 * and by rolling window. The rules are at the head of sql/figures.sql.
 */
export const figureColumns = {
  indicator: 'label',
  level: 'label',
  establishment: 'text',
  period_start: 'date',
  period_months: 'integer',
  numerator: 'double',
  denominator: 'double',
  value: 'double',
  target: 'double',
  gap: 'double',
  verdict: 'label',
  status: 'label',
  reason: 'label',
} as const;
