import { type Foreseen, foresee, type Method, type Years, yearsOf } from './foresee.ts';
import { studentCumulative } from './student.ts';

/** A known month, as YYYY-MM; a provisional one is not known. Euros, boxes or trips. */
export type MonthValue = { readonly month: string; readonly value: number };
export type MonthRate = { readonly month: string; readonly numerator: number; readonly denominator: number };
export type Series = readonly MonthValue[];

export type Asked = {
  readonly year: number;
  /** Months of the year to project from, 1 to 12, whatever else the series holds of that year. */
  readonly known: number;
};
export type Question = Asked & {
  /** Of the interval, as 0.9. */
  readonly level: number;
};

/**
 * Where the year lands (docs/projection.md): `landing`, the median of what is foreseen, `low` and `high`, in the unit of the
 * series, or as a fraction; `share` of the year usually reached by then; `years` that tell it. `centre`, `sd` and `df` are
 * those of Student's distribution of log(rest / to date), of a rate: of what the year's is above the one to date.
 */
export type Projection = Foreseen & {
  readonly kind: 'amount' | 'rate';
  /** The same method on the years before, at the same month; null where none had two whole years before it. */
  readonly backtest: Backtest | null;
};

export type Past = {
  readonly months: readonly number[];
  readonly level: number;
  /** Only years before this one. */
  readonly before?: number;
};

/** A projection that would have been told, and what the year came to. */
export type Told = Asked & {
  readonly landing: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
};

export type Backtest = {
  readonly told: readonly Told[];
  readonly projections: number;
  /** Share of the projections whose interval held the year. */
  readonly coverage: number;
  /** Median absolute error of the landing: as a share of the year, of a rate as a fraction. */
  readonly error: number;
};

/** What the year must not pass (`lower`), or must reach (`higher`): an amount, or a rate as a fraction. */
export type Limit = { readonly amount: number; readonly direction: 'lower' | 'higher' };

export type Effort = {
  readonly months: number;
  /** A month, from now on, that meets the limit exactly; negative where it is passed already. Of a rate, that rate. */
  readonly monthly: number;
  /** A month as projected. */
  readonly projected: number;
  /** monthly / projected − 1; null where nothing is projected. */
  readonly change: number | null;
};

/**
 * The year's landing from its first months and the shape of the previous whole years, each weighing the same. Null without
 * these months, without two previous whole years, and where what is to date, or what followed it in a previous year, is
 * nought or negative, or where months without amount are too common to foresee the rest.
 */
export const project = (series: Series, question: Question): Projection | null =>
  projected(yearsOf(series), question, 'amount', amounts);

/** The same of a rate, from its numerators and denominators; without season but that of the previous years. */
export const projectRate = (series: readonly MonthRate[], question: Question): Projection | null =>
  projected(yearsOf(series), question, 'rate', rates);

/** The projections that would have been told of each whole year of the series that has two whole ones before it. */
export const backtest = (series: Series, past: Past): Backtest | null =>
  retold(yearsOf(series), past, amounts);

export const backtestRate = (series: readonly MonthRate[], past: Past): Backtest | null =>
  retold(yearsOf(series), past, rates);

/** The limit of an evolution: N-1 × (1 + target). */
export const limitOf = (
  before: number,
  { target, direction }: { readonly target: number; readonly direction: Limit['direction'] },
): Limit => ({ amount: before * (1 + target), direction });

/** From the same distribution as the interval; 0 or 1 once the year is known. */
export const probabilityOfMeeting = (projection: Projection, { amount, direction }: Limit): number => {
  const { kind, toDate, landing, centre, sd, df } = projection;
  // Where nothing varies. Sums are of thousandths, rates are shown to a thousandth of a point: a limit met exactly is met.
  if (sd === 0) {
    const slack = kind === 'amount' ? 0.0005 : 1e-9;
    return (direction === 'lower' ? landing - amount : amount - landing) <= slack ? 1 : 0;
  }
  const change = methods[kind].change(toDate, amount);
  const below = change === null ? 0 : studentCumulative((change - centre) / sd, df);
  return direction === 'lower' ? below : 1 - below;
};

/** Null once no month is left. */
export const monthlyEffort = (projection: Projection, { amount }: Limit): Effort | null => {
  const { kind, toDate, landing, share } = projection;
  const months = 12 - projection.known;
  if (months === 0) return null;
  const rest = (year: number) =>
    kind === 'amount' ? (year - toDate) / months : (year - share * toDate) / (1 - share);
  const [monthly, usual] = [rest(amount), rest(landing)];
  return { months, monthly, projected: usual, change: usual === 0 ? null : monthly / usual - 1 };
};

const projected = <V>(
  years: Years<V>,
  question: Question,
  kind: Projection['kind'],
  method: Method<V>,
): Projection | null => {
  const foreseen = foresee(years, question, method);
  if (foreseen === null) return null;
  const { year: before, known, level } = question;
  return { ...foreseen, kind, backtest: retold(years, { months: [known], level, before }, method) };
};

const retold = <V>(
  years: Years<V>,
  { months, level, before = Infinity }: Past,
  method: Method<V>,
): Backtest | null => {
  const told = [...years.keys()]
    .filter((year) => year < before)
    .flatMap((year): Told[] => {
      const whole = foresee(years, { year, known: 12, level }, method);
      return months.flatMap((known) => {
        const foreseen = known === 12 ? null : foresee(years, { year, known, level }, method);
        if (whole === null || foreseen === null) return [];
        const { landing, low, high } = foreseen;
        return [{ year, known, landing, low, high, actual: whole.landing }];
      });
    });
  if (told.length === 0) return null;
  return {
    told,
    projections: told.length,
    coverage: told.filter(({ low, high, actual }) => low <= actual && actual <= high).length / told.length,
    error: median(told.map(({ landing, actual }) => method.error(landing, actual))),
  };
};

const amounts: Method<MonthValue> = {
  measure: (months) => total(months.map(({ value }) => value)),
  begins: (part) => part > 0,
  change: (part, whole) => (part > 0 && whole > part ? Math.log(whole / part - 1) : null),
  land: (part, change) => part * (1 + Math.exp(change)),
  share: (part, whole) => amounts.measure(part) / amounts.measure(whole),
  // No interval holds a rest of nothing: so nothing is told where that is likelier than what an interval may miss.
  empty: (months, left, tail) =>
    (months.filter(({ value }) => value <= 0).length / months.length) ** left > tail,
  error: (landing, actual) => Math.abs(landing / actual - 1),
};

const rates: Method<Omit<MonthRate, 'month'>> = {
  measure: (months) =>
    total(months.map(({ numerator }) => numerator)) / total(months.map(({ denominator }) => denominator)),
  begins: Number.isFinite,
  change: (part, whole) => (Number.isFinite(whole - part) ? whole - part : null),
  land: (part, change) => Math.min(1, Math.max(0, part + change)),
  share: (part, whole) =>
    total(part.map(({ denominator }) => denominator)) / total(whole.map(({ denominator }) => denominator)),
  empty: () => false,
  error: (landing, actual) => Math.abs(landing - actual),
};

const methods = { amount: amounts, rate: rates };

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
};
