import {
  backtest,
  backtestRate,
  limitOf,
  monthlyEffort,
  probabilityOfMeeting,
  project,
  projectRate,
  type Backtest,
  type Effort,
  type Limit,
  type MonthRate,
  type MonthValue,
  type Projection,
} from '#api/statistics/projection.ts';
import type { Definition } from './definition.ts';
import { withheld, type Figure } from './figure-text.ts';

/** What a month is made of: of an amount, its euros over nought; of a rate, its two counts. */
type Terms = { readonly numerator: number; readonly denominator: number };

/** A month of the year on screen; null where it is not known. */
export type LandingMonth = {
  /** From 1. */
  readonly number: number;
  readonly terms: Terms | null;
  /** The same month of N-1, as N is compared with it. */
  readonly before: Terms | null;
  /** The source may still complete it: it is not known. */
  readonly provisional: boolean;
};

export type LandingMonths = {
  /** Months of an amount are summed; of a rate, summed then divided. */
  readonly kind: 'amount' | 'rate';
  readonly months: readonly LandingMonth[];
  /** Settled months of every year, oldest first: what a projection is made of. */
  readonly series: readonly MonthRate[];
  /** Settled months of the year without a break from January. */
  readonly known: number;
};

/** Why there is nothing to project. */
export type NoLanding = 'kind' | 'masked' | 'yearly' | 'begins';

/** Whether some month that is known tells where the year lands; the whole year itself tells nothing but its sum. */
export const lands = (known: LandingMonths, asked: Omit<Parameters<typeof landingOf>[1], 'seen'>): boolean =>
  Array.from({ length: Math.min(known.known, 11) }, (_, i) => i + 1).some(
    (seen) => landingOf(known, { ...asked, seen }) !== null,
  );

/** Evolutions land by their amounts, rates by their counts; a threshold, a score or a level is of a year. */
export const isProjected = ({ kind }: Definition) => kind === 'growth' || kind === 'rate';

/** The months of one subject, from the answer to `trend` by month; or why there are none. */
export function landingMonths(
  rows: readonly Figure[],
  definition: Definition,
  year: number,
): LandingMonths | NoLanding {
  if (!isProjected(definition)) return 'kind';
  if (rows.length === 0) return 'yearly';
  const own = rows.filter(({ period_start }) => period_start?.startsWith(String(year)));
  if (own.length > 0 ? own.every(withheld) : rows.every(withheld)) return 'masked';
  const at = new Map(rows.map((row) => [row.period_start?.slice(0, 7) ?? '', row]));
  const rate = definition.kind === 'rate';
  const values = new Map<string, Terms>();
  // The months of the first year are told by those of the second, which are compared with them.
  for (const [month, { denominator }] of at)
    if (!rate && denominator !== null) values.set(yearBefore(month), amount(denominator));
  for (const [month, { numerator, denominator }] of at)
    if (numerator !== null && !rate) values.set(month, amount(numerator));
    else if (numerator !== null && denominator !== null && denominator > 0)
      values.set(month, { numerator, denominator });
  const unsettled = (month: string) => at.get(month)?.status === 'provisional';
  const months = Array.from({ length: 12 }, (_, i): LandingMonth => {
    const month = monthOf(year, i + 1);
    const compared = rate ? null : (at.get(month)?.denominator ?? null);
    const before = compared === null ? values.get(monthOf(year - 1, i + 1)) : amount(compared);
    return {
      number: i + 1,
      terms: values.get(month) ?? null,
      before: before ?? null,
      provisional: unsettled(month),
    };
  });
  const first = months.findIndex(({ terms, provisional }) => terms === null || provisional);
  const known = first < 0 ? 12 : first;
  if (known === 0) return 'begins';
  const series = [...values]
    .filter(([month]) => !unsettled(month))
    .map(([month, terms]) => ({ month, ...terms }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  return { kind: rate ? 'rate' : 'amount', months, series, known };
}

/** A point of the cumulated year (of a rate, the rate since January): known up to the month that it is seen from, then foreseen. */
export type LandingPoint = {
  readonly number: number;
  /** Up to and with this month; null after the month seen. */
  readonly known: number | null;
  /** After it: as projected, and between which bounds; at the month seen, where both meet. */
  readonly foreseen: { readonly at: number; readonly low: number; readonly high: number } | null;
  /** What happened after it, where that is known, provisional months included. */
  readonly happened: number | null;
  readonly before: number | null;
  readonly provisional: boolean;
};

export type Landing = {
  readonly kind: 'amount' | 'rate';
  readonly year: number;
  readonly seen: number;
  readonly projection: Projection;
  readonly points: readonly LandingPoint[];
  /** N-1 (an evolution always has it), and what just meets the target. */
  readonly before: number | null;
  readonly limit: Limit | null;
  readonly target: number | null;
  /** The year as it was, where all of its months are known. */
  readonly actual: number | null;
  /** Known whole, or followed by known months: nothing is left to do in it. */
  readonly over: boolean;
  /** Null without target, and once the year is known. */
  readonly probability: number | null;
  readonly effort: Effort | null;
  /** Of this series: at the ends of March, June and September of the years before, and at the month seen. */
  readonly quarters: Backtest | null;
  readonly month: Backtest | null;
};

/** The stated level of every interval of the screen. */
export const level = 0.9;
const quarterEnds = [3, 6, 9];

/** Where the year lands as seen from the end of a month; null where too little is known (api/statistics/projection.ts). */
export function landingOf(
  { kind, months, series }: LandingMonths,
  {
    year,
    seen,
    target,
    direction,
  }: { year: number; seen: number; target: number | null } & Pick<Definition, 'direction'>,
): Landing | null {
  const rate = kind === 'rate';
  const amounts = series.map(({ month, numerator }) => ({ month, value: numerator }));
  const question = { year, known: seen, level };
  const past = { months: quarterEnds, level, before: year };
  const projection = rate ? projectRate(series, question) : project(amounts, question);
  const before = reached(months.map((month) => month.before)).at(-1) ?? null;
  if (projection === null || (!rate && (before === null || before <= 0))) return null;
  const limit =
    target === null
      ? null
      : rate
        ? { amount: target, direction }
        : limitOf(before ?? 0, { target, direction });

  const actual = reached(months.map(({ terms, provisional }) => (provisional ? null : terms))).at(-1) ?? null;
  return {
    kind,
    year,
    seen,
    projection,
    points: pointsOf(months, rate ? null : amounts, projection),
    before,
    limit,
    target,
    actual,
    over: actual !== null || series.some(({ month }) => month > monthOf(year, 12)),
    probability: limit === null || seen === 12 ? null : probabilityOfMeeting(projection, limit),
    effort: limit === null ? null : monthlyEffort(projection, limit),
    quarters: rate ? backtestRate(series, past) : backtest(amounts, past),
    month: projection.backtest,
  };
}

/** The indicator's value where the year comes to this: an amount makes an evolution, a rate is itself. */
export const valueAt = (at: number, { kind, before }: Pick<Landing, 'kind' | 'before'>) =>
  kind === 'rate' || before === null ? at : at / before - 1;

/**
 * The cumulated year. Between the month seen and December the drawing follows the rest of the previous years, month by month (a
 * rate goes straight); what is projected is the year, and only December's bounds are those of the interval.
 */
function pointsOf(
  months: readonly LandingMonth[],
  amounts: readonly MonthValue[] | null,
  { known: seen, toDate, landing, low, high, years }: Projection,
): LandingPoint[] {
  const parts = amounts && restReached(amounts, years, seen);
  const sums = reached(months.map(({ terms }) => terms));
  const former = reached(months.map(({ before }) => before));
  return months.map(({ number, provisional }, i): LandingPoint => {
    const straight = (number - seen) / (12 - seen);
    const part = number < seen ? null : number === 12 ? 1 : (parts?.[number] ?? straight);
    const at = (end: number) => toDate + (part ?? 0) * (end - toDate);
    return {
      number,
      known: number <= seen ? (sums[i] ?? null) : null,
      foreseen: part === null || seen === 12 ? null : { at: at(landing), low: at(low), high: at(high) },
      happened: number >= seen ? (sums[i] ?? null) : null,
      before: former[i] ?? null,
      provisional,
    };
  });
}

/** The share of what follows the month seen that the previous years had reached by each month, on average. */
function restReached(series: readonly MonthValue[], years: readonly number[], seen: number): number[] {
  const values = new Map(series.map(({ month, value }) => [month, value]));
  const shares = years.map((year) => {
    const sums = reached(
      Array.from({ length: 12 }, (_, i) => amount(i < seen ? 0 : (values.get(monthOf(year, i + 1)) ?? 0))),
    );
    const rest = sums[11] ?? 0;
    return sums.map((sum) => (rest === 0 ? 0 : (sum ?? 0) / rest));
  });
  return Array.from({ length: 13 }, (_, number) =>
    shares.length === 0 || number === 0
      ? 0
      : shares.reduce((sum, one) => sum + (one[number - 1] ?? 0), 0) / shares.length,
  );
}

/** What is reached from January to each month: terms summed, then divided; null from the first that is not known. */
function reached(months: readonly (Terms | null)[]): (number | null)[] {
  let [n, d] = [0, 0];
  let broken = false;
  return months.map((terms) => {
    broken ||= terms === null;
    if (terms === null || broken) return null;
    [n, d] = [n + terms.numerator, d + terms.denominator];
    // An amount is not divided.
    return d === 0 ? n : n / d;
  });
}

const amount = (numerator: number): Terms => ({ numerator, denominator: 0 });
const monthOf = (year: number, number: number) => `${year}-${String(number).padStart(2, '0')}`;
const yearBefore = (month: string) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
