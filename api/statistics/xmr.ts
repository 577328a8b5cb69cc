/** Why a point speaks of a special cause, by the number of the rule below. */
export type Rule = 1 | 2 | 3 | 4;

export type Xmr = {
  readonly mean: number;
  /** Mean of the moving ranges. */
  readonly movingRange: number;
  readonly low: number;
  readonly high: number;
  /** Under twelve points: limits on trial, which the next points move. */
  readonly trial: boolean;
  /** For each point, the rules that it completes; a month without value has none. */
  readonly signals: readonly (readonly Rule[])[];
};

/** Points from which limits are no longer on trial. */
export const settledFrom = 12;

/** 3 / d₂ with d₂ = 1.128 for ranges of two points, as printed and used (Wheeler, Understanding Variation, 1993). */
const reach = 2.66;

/**
 * Chart of individual values and moving ranges: limits at the mean ± 2.66·mR̄. A month without value (null) leaves mean and
 * ranges, and breaks the runs. The four rules of the Western Electric Company (Statistical Quality Control Handbook, 1956),
 * σ a third of the way to a limit: 1, one point beyond 3σ; 2, two of three in a row beyond 2σ, on one side; 3, four of five
 * beyond 1σ, on one side; 4, eight in a row on one side of the mean. Null without two neighbouring values: nothing then tells
 * how they vary.
 */
export const xmr = (values: readonly (number | null)[]): Xmr | null => {
  const known = values.filter((value) => value !== null);
  const ranges = values.flatMap((value, i) => {
    const before = values[i - 1];
    return value === null || before === null || before === undefined ? [] : [Math.abs(value - before)];
  });
  if (ranges.length === 0) return null;
  const mean = average(known);
  const movingRange = average(ranges);
  const sigma = (movingRange * reach) / 3;
  return {
    ...{ mean, movingRange, low: mean - 3 * sigma, high: mean + 3 * sigma },
    trial: known.length < settledFrom,
    signals: values.map((_, i) => rulesAt(values, i, mean, sigma)),
  };
};

/** `of` points in a row, this one the last, `least` of which, this one among them, lie beyond so many sigmas on its side. */
const rules: readonly { rule: Rule; of: number; least: number; sigmas: number }[] = [
  { rule: 1, of: 1, least: 1, sigmas: 3 },
  { rule: 2, of: 3, least: 2, sigmas: 2 },
  { rule: 3, of: 5, least: 4, sigmas: 1 },
  { rule: 4, of: 8, least: 8, sigmas: 0 },
];

const rulesAt = (values: readonly (number | null)[], i: number, mean: number, sigma: number): Rule[] => {
  const here = values[i] ?? null;
  // Where nothing moves, a mean is off by a rounding, and no point is a signal.
  if (here === null || sigma === 0) return [];
  const side = Math.sign(here - mean);
  const beyond = (value: number, sigmas: number) => side * (value - mean) > sigmas * sigma;
  return rules.flatMap(({ rule, of, least, sigmas }) => {
    const run = values.slice(Math.max(0, i - of + 1), i + 1);
    const whole = run.slice(run.lastIndexOf(null) + 1).filter((value) => value !== null);
    const found = whole.filter((value) => beyond(value, sigmas)).length;
    return beyond(here, sigmas) && found >= least ? [rule] : [];
  });
};

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
