import { studentQuantile } from './student.ts';

/** A value and the bound it is judged by: an evolution n / d − 1 or a rate n / d; `target` as a fraction (0.042). */
export type Bound = {
  readonly kind: 'growth' | 'rate';
  /** The side that is favourable. */
  readonly direction: 'lower' | 'higher';
  readonly target: number;
};

export type Pair = { readonly numerator: number; readonly denominator: number };

/**
 * How surely a value lies on its side of a bound, beside the signed verdict and never instead of it. `contribution` is the
 * gap in the numerator's unit, positive where unfavourable, between `low` and `high` at 95 %.
 */
type Gap = {
  /** The interval excludes 0: « écart solide »; else « écart fragile ». */
  readonly solid: boolean;
  readonly contribution: number;
  readonly low: number;
  readonly high: number;
};
/** From month to month; `months` known. */
export type Solidity = Gap & { readonly months: number };
/** Over prescribers, or patients; how many. */
export type ClusteredSolidity = Gap & { readonly clusters: number };

/** Fewer months than this tell no variation from month to month. */
export const leastMonths = 6;
/** As many neighbours as half of these months: where the known ones are scattered, no difference speaks. */
const leastPairs = 3;
/** Fewer clusters than this make a variance over clusters that is too small (Cameron & Miller, 2015). */
export const leastClusters = 10;
/** All that is counted, over what has a key: beyond, the keys say too little of the rest. */
export const mostUnkeyed = 2;

/**
 * From month to month: the gap is the sum of the months' cₘ = nₘ − (1 + target)·dₘ, of an evolution, or nₘ − target·dₘ, of a
 * rate (sign turned where more is favourable). The variance of a month is half the mean square successive difference, which
 * a trend hardly enters (von Neumann, Kent, Bellinson & Hart, Annals of Mathematical Statistics 1941;12:153-162), and the
 * interval is Student's. `months` in their order, null for one that is not known: it breaks the differences. Null under six
 * known months.
 */
export const solidity = (months: readonly (Pair | null)[], bound: Bound): Solidity | null => {
  const gaps = months.map((month) => (month === null ? null : gapOf(month, bound)));
  const known = gaps.filter((gap) => gap !== null);
  const differences = gaps.flatMap((gap, i) => {
    const before = gaps[i - 1];
    return gap === null || before === null || before === undefined ? [] : [gap - before];
  });
  const pairs = differences.length;
  if (known.length < leastMonths || pairs < leastPairs) return null;
  const variance = sum(differences.map((difference) => difference ** 2)) / (2 * pairs);
  // The mean of p halved squares of successive differences varies as a χ² of 2p² / (3p − 1) degrees (their correlation is −½).
  const df = (2 * pairs ** 2) / (3 * pairs - 1);
  return { ...judged(sum(known), Math.sqrt(known.length * variance), df), months: known.length };
};

/**
 * The same gap where lines have a key (prescriber or patient), the boxes of one being no independent draws: `clusters` are
 * what each holds of n and d. With r = Σn / Σd, the variance of the gap is J / (J − 1)·Σ(nⱼ − r·dⱼ)² (ratio estimator:
 * Cochran, Sampling Techniques, 1977, chapter 6), with J − 1 degrees of freedom. `unkeyed` is what no key tells of: it is in
 * the gap, and taken as spread over the clusters as what they hold, so that the error grows by all d over the keyed. Null
 * under ten clusters, and where they hold less than half of d.
 */
export const clusteredSolidity = (
  clusters: readonly Pair[],
  bound: Bound,
  unkeyed: Pair = { numerator: 0, denominator: 0 },
): ClusteredSolidity | null => {
  const held = clusters.filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
  const size = held.length;
  const denominator = sum(held.map((cluster) => cluster.denominator));
  const more = 1 + unkeyed.denominator / denominator;
  if (size < leastClusters || denominator <= 0 || more > mostUnkeyed) return null;
  const ratio = sum(held.map((cluster) => cluster.numerator)) / denominator;
  const squares = sum(held.map((cluster) => (cluster.numerator - ratio * cluster.denominator) ** 2));
  const gap = sum([...held, unkeyed].map((cluster) => gapOf(cluster, bound)));
  const error = Math.max(1, more) * Math.sqrt((size / (size - 1)) * squares);
  return { ...judged(gap, error, size - 1), clusters: size };
};

/** What a month, or a cluster, adds to the gap. */
export const gapOf = ({ numerator, denominator }: Pair, { kind, direction, target }: Bound): number => {
  const gap = numerator - denominator * (kind === 'growth' ? 1 + target : target);
  return direction === 'lower' ? gap : -gap;
};

const judged = (contribution: number, error: number, df: number): Gap => {
  const reach = studentQuantile(0.975, df) * error;
  const [low, high] = [contribution - reach, contribution + reach];
  return { solid: low > 0 || high < 0, contribution, low, high };
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
