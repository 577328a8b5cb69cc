import type { Choice } from './url-state.ts';

/** Months, both included: `2018-01`. */
export type Months = { readonly from: string; readonly to: string };

/**
 * The months on screen: those chosen if they touch the year of the screen (else they are of another year that the
 * reader left), else its semester, else the year.
 */
export function periodOf({ from, to, period }: Choice, year: number): Months {
  if (from !== undefined && to !== undefined && from <= to && yearOf(from) <= year && year <= yearOf(to))
    return { from, to };
  return {
    from: `${year}-${period === 's2' ? '07' : '01'}`,
    to: `${year}-${period === 's1' ? '06' : '12'}`,
  };
}

/** Whole years around them: what a brush moves over. */
export const yearsAround = ({ from, to }: Months): Months => ({
  from: `${yearOf(from)}-01`,
  to: `${yearOf(to)}-12`,
});

export function monthsOf({ from, to }: Months): string[] {
  const first = indexOf(from);
  return Array.from({ length: indexOf(to) - first + 1 }, (_, i) => monthAt(first + i));
}

/** The months between two of them, in whichever order they were touched. */
export const between = (one: string, other: string): Months =>
  one <= other ? { from: one, to: other } : { from: other, to: one };

export const isWithin = (month: string, { from, to }: Months) => from <= month && month <= to;

const yearOf = (month: string) => Number(month.slice(0, 4));
const indexOf = (month: string) => yearOf(month) * 12 + Number(month.slice(5, 7)) - 1;
const monthAt = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
