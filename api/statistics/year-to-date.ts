/** A month, as YYYY-MM, of what an indicator divides; null: not known. Of an evolution, d is the same month of N-1. */
export type MonthRow = {
  readonly month: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
};

export type YearToDate = {
  readonly months: number;
  readonly numerator: number;
  readonly denominator: number;
  /** n / d − 1 of an evolution, n / d of a rate; null where d is nought or negative. */
  readonly value: number | null;
};

/** The first months of a year, up to `until`; null where one of them is not known. */
export const yearToDate = (
  rows: readonly MonthRow[],
  { year, until, kind }: { readonly year: number; readonly until: number; readonly kind: 'growth' | 'rate' },
): YearToDate | null => {
  if (until < 1 || knownUntil(rows, year) < until) return null;
  const months = rows.filter((row) => yearOf(row) === year && monthOf(row) <= until);
  const numerator = months.reduce((sum, row) => sum + (row.numerator ?? 0), 0);
  const denominator = months.reduce((sum, row) => sum + (row.denominator ?? 0), 0);
  const ratio = denominator > 0 ? numerator / denominator : null;
  return {
    ...{ months: until, numerator, denominator },
    value: ratio === null || kind === 'rate' ? ratio : ratio - 1,
  };
};

/** How many months in a row are known of a year, from January on: 0 to 12. */
export const knownUntil = (rows: readonly MonthRow[], year: number): number => {
  const known = new Set(
    rows
      .filter((row) => yearOf(row) === year && row.numerator !== null && row.denominator !== null)
      .map(monthOf),
  );
  let until = 0;
  while (known.has(until + 1)) until++;
  return until;
};

const yearOf = ({ month }: MonthRow) => Number(month.slice(0, 4));
const monthOf = ({ month }: MonthRow) => Number(month.slice(5, 7));
