import type { Limits } from './binomial.ts';
import { levels, type Level } from './levels.ts';

/** One whose share `observed / n` is compared with `p`, the share expected of it; `n` above 0. */
export type Compared = { readonly n: number; readonly observed: number; readonly p: number };

export type Overdispersion = {
  /** Mean of the squared z, winsorised; null under `fewest`. */
  readonly phi: number | null;
  /** Variance between those compared, on the arcsine scale; 0 where they do not differ more than chance has it. */
  readonly tau2: number;
};

/** Under so many, a single atypical one would be taken for overdispersion: none is then estimated. */
export const fewest = 10;

/**
 * How much those compared differ beyond chance (Spiegelhalter, Handling over-dispersion of performance indicators, Qual Saf
 * Health Care 2005;14:347-351; Spiegelhalter et al., Statistical methods for healthcare regulation, JRSS A 2012;175:1-47).
 * z = (asin√y − asin√p)·2√n, winsorised at its quantiles 10 % and 90 %; φ = Σz²/k. Where φ > 1 + 2√(2/k), its limit at two
 * standard deviations if chance alone were at work, τ² = (kφ − (k − 1)) / (Σw − Σw²/Σw) with w = 4n; else 0.
 * Winsorising makes φ smaller than 1 when nothing differs: the widening comes late rather than early.
 */
export const overdispersionOf = (compared: readonly Compared[]): Overdispersion => {
  const k = compared.length;
  if (k < fewest) return { phi: null, tau2: 0 };
  const deviates = winsorised(
    compared.map(({ n, observed, p }) => (arcsine(observed / n) - arcsine(p)) * 2 * Math.sqrt(n)),
  );
  const phi = total(deviates.map((z) => z * z)) / k;
  if (phi <= 1 + 2 * Math.sqrt(2 / k)) return { phi, tau2: 0 };
  const weights = compared.map(({ n }) => 4 * n);
  const spread = total(weights) - total(weights.map((w) => w * w)) / total(weights);
  return { phi, tau2: Math.max(0, (k * phi - (k - 1)) / spread) };
};

/** Limits of a share widened by τ²: sin²(asin√p ± z√(1/4n + τ²)), as shares from 0 to 1. */
export const widenedLimits = (n: number, p: number, tau2: number, level: Level): Limits => {
  const reach = levels[level].z * Math.sqrt(1 / (4 * n) + tau2);
  const back = (angle: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
  return { low: back(arcsine(p) - reach), high: back(arcsine(p) + reach) };
};

const arcsine = (share: number) => Math.asin(Math.sqrt(Math.min(1, Math.max(0, share))));
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** What lies beyond the quantiles 10 % and 90 % is brought back to them. */
const winsorised = (values: readonly number[]): number[] => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [quantile(sorted, 0.1), quantile(sorted, 0.9)];
  return values.map((value) => Math.min(high, Math.max(low, value)));
};

/** Linear between neighbours (type 7 of Hyndman and Fan). */
const quantile = (sorted: readonly number[], share: number): number => {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at));
};
