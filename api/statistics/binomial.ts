import type { Level } from './levels.ts';
import { levels } from './levels.ts';

/** Counts or shares between which one is inside, both included. */
export type Limits = { readonly low: number; readonly high: number };

/** log P(X = k) for X ~ Binomial(n, p); −Infinity where impossible. `n` and `k` whole, `p` from 0 to 1. */
export const logProbability = (k: number, n: number, p: number): number => {
  if (k < 0 || k > n) return -Infinity;
  const choose = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return choose + times(k, Math.log(p)) + times(n - k, Math.log1p(-p));
};

/** log P(X ≤ k), summed in log space so that a tail of 1e-300 keeps its digits. */
export const logCumulative = (k: number, n: number, p: number): number => {
  if (k < 0) return -Infinity;
  if (k >= n) return 0;
  const terms = Array.from({ length: k + 1 }, (_, i) => logProbability(i, n, p));
  const largest = terms.reduce((most, term) => Math.max(most, term), -Infinity);
  if (largest === -Infinity) return -Infinity;
  return Math.min(0, largest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - largest), 0)));
};

/** P(X ≤ k). */
export const cumulative = (k: number, n: number, p: number): number => Math.exp(logCumulative(k, n, p));

/**
 * The two mid-p tails of an observed count: P(X < k) + ½P(X = k), and P(X > k) + ½P(X = k) (Lancaster, Significance tests
 * in discrete distributions, JASA 1961;56:223-234).
 */
export const midTails = (
  k: number,
  n: number,
  p: number,
): { readonly lower: number; readonly upper: number } => {
  const half = Math.exp(logProbability(k, n, p)) / 2;
  // By symmetry, so that the upper tail is a sum of its own and not 1 less the lower one.
  return { lower: cumulative(k - 1, n, p) + half, upper: cumulative(n - k - 1, n, 1 - p) + half };
};

/**
 * Exact limits, as counts: an observed count is outside, below `low` or above `high`, exactly when its mid-p tail on that
 * side is under alpha / 2. So `low` is the least count whose lower tail is alpha / 2 or more, and `high` the greatest whose
 * upper tail is. A whole `n`, `p` from 0 to 1.
 */
export const exactLimits = (n: number, p: number, level: Level): Limits => ({
  low: edge(n, p, level).count,
  high: n - edge(n, 1 - p, level).count,
});

/**
 * The same limits as a smooth line would have them: each lies within one count outwards of the exact one, where the tail,
 * taken as straight between two counts, is alpha / 2. A whole count is outside of these exactly when it is outside of those.
 */
export const smoothLimits = (n: number, p: number, level: Level): Limits => {
  const [lower, upper] = [edge(n, p, level), edge(n, 1 - p, level)];
  return { low: lower.count - lower.beyond, high: n - upper.count + upper.beyond };
};

/** The least count whose lower mid-p tail is alpha / 2 or more, and how far towards the one before the tail still is. */
const edge = (n: number, p: number, level: Level): { readonly count: number; readonly beyond: number } => {
  const least = levels[level].alpha / 2;
  // What lies further than twelve standard deviations and fifty counts from the mean weighs nothing.
  const start = Math.max(0, Math.floor(n * p - 12 * Math.sqrt(n * p * (1 - p)) - 50));
  let before = 0;
  let last = 0;
  for (let count = start; count < n; count++) {
    const here = Math.exp(logProbability(count, n, p));
    const tail = before + here / 2;
    if (tail >= least) return { count, beyond: (tail - least) / (tail - last) };
    before += here;
    last = tail;
  }
  return { count: n, beyond: 0 };
};

/** The plain limits p ± z√(p(1 − p)/n), as shares, without bounds at 0 and 1; `n` above 0. */
export const plainLimits = (n: number, p: number, level: Level): Limits => {
  const reach = levels[level].z * Math.sqrt((p * (1 - p)) / n);
  return { low: p - reach, high: p + reach };
};

// 0 × log 0 is the log of 0⁰, 1.
const times = (count: number, log: number) => (count === 0 ? 0 : count * log);

/** log n!: the sum for small n, else Stirling's series, whose next term is under 1e-13 from 20 on. */
const logFactorial = (n: number): number => {
  const small = smallFactorials[n];
  if (small !== undefined) return small;
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
};

const smallFactorials: readonly number[] = Array.from({ length: 20 }).reduce<number[]>(
  (found, _, i) => [...found, (found[i] ?? 0) + Math.log(i + 1)],
  [0],
);
