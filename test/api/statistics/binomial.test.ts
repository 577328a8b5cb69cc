import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cumulative,
  exactLimits,
  logCumulative,
  midTails,
  plainLimits,
  smoothLimits,
} from '#api/statistics/binomial.ts';

/** The independent table: whole numbers without rounding. `p` is parts / whole; weights are over whole ** n. */
const exactWeights = (n: number, parts: number, whole: number): bigint[] => {
  const [a, b] = [BigInt(parts), BigInt(whole - parts)];
  let choose = 1n;
  return Array.from({ length: n + 1 }, (_, k) => {
    const weight = choose * a ** BigInt(k) * b ** BigInt(n - k);
    choose = (choose * BigInt(n - k)) / BigInt(k + 1);
    return weight;
  });
};
/** The sum of the weights of 0 to each k. */
const running = (weights: readonly bigint[]): bigint[] => {
  let total = 0n;
  return weights.map((weight) => (total += weight));
};

const ns = [1, 2, 5, 11, 30, 60, 137, 600];
const shares = [1, 20, 50, 150, 333, 500, 730, 990];

describe('exact limits', () => {
  test.each([
    [95, 20n],
    [99.8, 500n],
  ] as const)('at %s %% are those of the exact binomial table, count by count', (level, oneIn) => {
    for (const n of ns)
      for (const parts of shares) {
        const weights = exactWeights(n, parts, 1000);
        const upTo = running(weights);
        const whole = 1000n ** BigInt(n);
        const { low, high } = exactLimits(n, parts / 1000, level);
        // A tail is under alpha / 2, alpha being one in so many; here doubled, without divisions.
        const outside = weights.map((weight, k) => {
          const through = upTo[k] ?? 0n;
          return [(2n * through - weight) * oneIn < whole, (2n * (whole - through) + weight) * oneIn < whole];
        });
        expect(
          weights.map((_, k) => [k < low, k > high]),
          `${n} at ${parts} ‰`,
        ).toEqual(outside);
      }
  });

  test('drawn smooth, have the same counts outside', () => {
    for (const n of [...ns, 20_000])
      for (const parts of shares) {
        const [exact, smooth] = [exactLimits(n, parts / 1000, 99.8), smoothLimits(n, parts / 1000, 99.8)];
        expect(Math.ceil(smooth.low) + 0).toBe(exact.low);
        expect(Math.floor(smooth.high)).toBe(exact.high);
      }
  });

  test('of nobody, of a share of 0 and of 1', () => {
    expect(exactLimits(0, 0.3, 95)).toEqual({ low: 0, high: 0 });
    expect(exactLimits(40, 0, 95)).toEqual({ low: 0, high: 0 });
    expect(exactLimits(40, 1, 99.8)).toEqual({ low: 40, high: 40 });
  });

  test('worked by hand: ten draws at one half', () => {
    // P(0) = 1/1024, P(1) = 10/1024, P(2) = 45/1024; mid-p of 1: 6/1024 < 2.5 %; of 2: 33.5/1024 > 2.5 %.
    expect(exactLimits(10, 0.5, 95)).toEqual({ low: 2, high: 8 });
    // Mid-p of 0: 0.5/1024 < 0.1 %; of 1: 6/1024 > 0.1 %.
    expect(exactLimits(10, 0.5, 99.8)).toEqual({ low: 1, high: 9 });
    expect(midTails(1, 10, 0.5).lower).toBeCloseTo(6 / 1024, 12);
    expect(midTails(9, 10, 0.5).upper).toBeCloseTo(6 / 1024, 12);
  });
});

test('the cumulative function equals the exact table, far into the tails', () => {
  for (const n of ns)
    for (const parts of shares) {
      const upTo = running(exactWeights(n, parts, 1000));
      const whole = 1000n ** BigInt(n);
      for (let k = 0; k <= n; k += Math.max(1, Math.floor(n / 9))) {
        const share = ((upTo[k] ?? 0n) * 10n ** 400n) / whole;
        const digits = String(share);
        if (digits.length < 20) continue;
        const log = Math.log(Number(`${digits.slice(0, 1)}.${digits.slice(1, 18)}`));
        const expected = log + (digits.length - 401) * Math.LN10;
        expect(Math.abs(logCumulative(k, n, parts / 1000) - expected)).toBeLessThan(1e-9);
      }
    }
});

test('the cumulative function rises, and mirrors itself', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.nat(),
      (n, p, seed) => {
        const k = seed % n;
        expect(cumulative(k + 1, n, p)).toBeGreaterThanOrEqual(cumulative(k, n, p));
        expect(cumulative(k, n, p) + cumulative(n - k - 1, n, 1 - p)).toBeCloseTo(1, 9);
        const [mine, mirrored] = [exactLimits(n, p, 95), exactLimits(n, 1 - p, 95)];
        const wide = exactLimits(n, p, 99.8);
        // A tie within a rounding of alpha may fall on either side.
        expect(Math.abs(mine.low - (n - mirrored.high))).toBeLessThanOrEqual(1);
        expect(wide.low).toBeLessThanOrEqual(mine.low);
        expect(wide.high).toBeGreaterThanOrEqual(mine.high);
      },
    ),
    { numRuns: 200, endOnFailure: true },
  );
});

test('the plain limits, to 1e-6', () => {
  // 0.15 ± 1.959963984540054 × √(0.15 × 0.85 / 60) = 0.15 ± 0.0903504; × 3.090232306167813: ± 0.1424529.
  const [usual, wide] = [plainLimits(60, 0.15, 95), plainLimits(60, 0.15, 99.8)];
  expect(Math.abs(usual.low - 0.05964962)).toBeLessThan(1e-6);
  expect(Math.abs(usual.high - 0.24035038)).toBeLessThan(1e-6);
  expect(Math.abs(wide.low - 0.00754713)).toBeLessThan(1e-6);
  expect(Math.abs(wide.high - 0.29245287)).toBeLessThan(1e-6);
});
