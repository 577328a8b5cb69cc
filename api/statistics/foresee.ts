import { studentQuantile } from './student.ts';

/** The known months of each year, by number from 1. */
export type Years<V> = ReadonlyMap<number, ReadonlyMap<number, V>>;

/** How an amount, or a rate, to date becomes the year's. */
export type Method<V> = {
  readonly measure: (months: readonly V[]) => number;
  /** Whether what is to date says anything of a year. */
  readonly begins: (part: number) => boolean;
  /** From a part of a year to the whole of it; null where the two tell nothing. */
  readonly change: (part: number, whole: number) => number | null;
  /** Its inverse. */
  readonly land: (part: number, change: number) => number;
  /** Share of the year that months made. */
  readonly share: (part: readonly V[], whole: readonly V[]) => number;
  /** The months hold too little to foresee the `left` ones, at a tail of that probability. */
  readonly empty: (months: readonly V[], left: number, tail: number) => boolean;
  /** How far a landing was. */
  readonly error: (landing: number, actual: number) => number;
};

export type Question = {
  readonly year: number;
  readonly known: number;
  readonly level: number;
};

export type Foreseen = Question & {
  readonly toDate: number;
  readonly landing: number;
  readonly low: number;
  readonly high: number;
  readonly share: number;
  readonly years: readonly number[];
  readonly centre: number;
  readonly sd: number;
  readonly df: number;
};

/** From the previous whole years and the months known of this one (docs/projection.md). */
export const foresee = <V>(
  all: Years<V>,
  { year, known, level }: Question,
  method: Method<V>,
): Foreseen | null => {
  const begun = monthsOf(all.get(year), known);
  if (begun === null) return null;
  const toDate = method.measure(begun);
  if (!Number.isFinite(toDate)) return null;
  const asked = { year, known, level, toDate };
  if (known === 12) {
    const sure = { landing: toDate, low: toDate, high: toDate, centre: 0, sd: 0, df: 0 };
    return { ...asked, ...sure, share: 1, years: [] };
  }
  const previous = previousOf(all, year);
  const changes = changesOf(previous, known, method);
  const held = [...previous.flatMap(({ values }) => values), ...begun];
  if (changes === null || !method.begins(toDate)) return null;
  if (method.empty(held, 12 - known, (1 - level) / 2)) return null;
  const centre = mean(changes);
  const { sd: single, df } = unlike(spread(changes), previous, begun, method);
  const sd = single * Math.sqrt(1 + 1 / changes.length);
  const reach = sd === 0 ? 0 : studentQuantile((1 + level) / 2, df) * sd;
  const at = (change: number) => method.land(toDate, change);
  return {
    ...{ ...asked, landing: at(centre), low: at(centre - reach), high: at(centre + reach) },
    ...{ centre, sd, df, years: previous.map((each) => each.year) },
    share: mean(previous.map(({ values }) => method.share(values.slice(0, known), values))),
  };
};

export const yearsOf = <V extends { readonly month: string }>(rows: readonly V[]): Years<V> => {
  const years = new Map<number, Map<number, V>>();
  for (const row of rows) {
    const year = Number(row.month.slice(0, 4));
    const values = years.get(year) ?? new Map<number, V>();
    years.set(year, values.set(Number(row.month.slice(5, 7)), row));
  }
  return years;
};

/** The first ones of a year; null where one is not known. */
export const monthsOf = <V>(
  values: ReadonlyMap<number, V> | undefined,
  known: number,
): readonly V[] | null => {
  const first = Array.from({ length: known }, (_, i) => values?.get(i + 1)).filter(
    (row) => row !== undefined,
  );
  return first.length === known ? first : null;
};

/** A standard deviation and the degrees of freedom that it rests on. */
type Spread = { readonly sd: number; readonly df: number };

type Previous<V> = { readonly year: number; readonly values: readonly V[] };

const previousOf = <V>(all: Years<V>, before: number): readonly Previous<V>[] =>
  [...all]
    .flatMap(([year, months]) => {
      const values = monthsOf(months, 12);
      return year < before && values !== null ? [{ year, values }] : [];
    })
    .sort((a, b) => a.year - b.year);

/** What each year came to after that month; null under two years, or where one of them tells nothing. */
const changesOf = <V>(previous: readonly Previous<V>[], known: number, method: Method<V>) => {
  const changes = previous
    .map(({ values }) => changeOf(values.slice(0, known), values, method))
    .filter((change) => change !== null);
  return changes.length < 2 || changes.length < previous.length ? null : changes;
};

const changeOf = <V>(part: readonly V[], whole: readonly V[], { measure, change }: Method<V>) =>
  change(measure(part), measure(whole));

/**
 * A year whose known months do not run as those of the years before did foresees its rest less well. So the change from
 * their first half to all of them, in standard deviations of its own, enters the variance as one more error: as a Student
 * distribution of several variables has it once some of them are known (Ding, On the conditional distribution of the
 * multivariate t distribution, The American Statistician 2016;70:293-295). The degrees stay: so the level holds too where
 * the two have nothing to do with each other (docs/projection.md). From three years on: two tell no such deviation.
 */
const unlike = <V>(
  own: Spread,
  previous: readonly Previous<V>[],
  begun: readonly V[],
  method: Method<V>,
): Spread => {
  const half = Math.floor(begun.length / 2);
  if (half === 0 || previous.length < 3) return own;
  const here = changeOf(begun.slice(0, half), begun, method);
  const others = previous
    .map(({ values }) => changeOf(values.slice(0, half), values.slice(0, begun.length), method))
    .filter((change) => change !== null);
  const sd = spread(others).sd * Math.sqrt(1 + 1 / others.length);
  // Where the years before run alike to a rounding, there is no deviation to measure by.
  if (here === null || others.length < previous.length || sd < 1e-9) return own;
  const deviation = ((here - mean(others)) / sd) ** 2;
  return { sd: own.sd * Math.sqrt((own.df + deviation) / (own.df + 1)), df: own.df };
};

const spread = (values: readonly number[]): Spread => {
  const centre = mean(values);
  const df = values.length - 1;
  return { sd: Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / df), df };
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
