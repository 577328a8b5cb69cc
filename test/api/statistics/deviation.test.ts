import { describe, expect, test } from 'vitest';
import { deviationOf, leastExpected, type Subject } from '#api/statistics/deviation.ts';
import { overdispersionOf, widenedLimits } from '#api/statistics/overdispersion.ts';

/** mulberry32: the same draws on every machine. */
const randomFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const drawn = (random: () => number, n: number, p: number) =>
  Array.from({ length: n }).filter(() => random() < p).length;

/** What is expected of each, from the share of all the others: indirect standardisation with one class. */
const againstOthers = (units: readonly { n: number; observed: number }[]): Subject[] => {
  const all = units.reduce((sum, unit) => sum + unit.n, 0);
  const found = units.reduce((sum, unit) => sum + unit.observed, 0);
  return units.map(({ n, observed }) => ({ n, observed, expected: (n * (found - observed)) / (all - n) }));
};

describe('regions where nobody differs', () => {
  const random = randomFrom(20_260_721);
  const regions = Array.from({ length: 200 }, () => {
    const p = 0.02 + 0.18 * random();
    const units = Array.from({ length: 80 }, () => {
      const n = 11 + Math.floor(590 * random());
      return { n, observed: drawn(random, n, p) };
    });
    return deviationOf(againstOthers(units));
  });
  const flagged = (level: number) =>
    regions.map(({ judged }) => judged.filter((each) => each.level === 99.8 || each.level === level).length);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test('have under 0.5 flag each beyond 99.8 %, on average', () => {
    expect(mean(flagged(99.8))).toBeLessThan(0.5);
    // Not because nothing is compared, nor because nothing is ever flagged.
    expect(mean(regions.map(({ compared }) => compared))).toBeGreaterThan(60);
    expect(mean(flagged(99.8))).toBeGreaterThan(0);
  });

  test('have about as many flags as chance is said to make', () => {
    const said = mean(regions.map(({ byChance }) => byChance[95]));
    expect(mean(flagged(95))).toBeGreaterThan(said / 2);
    expect(mean(flagged(95))).toBeLessThan(said * 1.3);
    expect(mean(regions.map(({ overdispersion }) => overdispersion.tau2))).toBeLessThan(1e-4);
  });
});

test('one prescriber at three times the expected is found among the others', () => {
  const random = randomFrom(7);
  const found = Array.from({ length: 20 }, () => {
    const units = Array.from({ length: 79 }, () => {
      const n = 11 + Math.floor(590 * random());
      return { n, observed: drawn(random, n, 0.15) };
    });
    const planted = { n: 60, observed: drawn(random, 60, 0.45) };
    const [first] = deviationOf(againstOthers([planted, ...units])).judged;
    return first?.reading === 'above' && first.level === 99.8;
  });
  expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(18);
});

describe('overdispersion', () => {
  test('by hand: ten of a hundred, half at 0.25 and half at 0.75 against 0.5', () => {
    const compared = Array.from({ length: 10 }, (_, i) => ({
      ...{ n: 100, observed: i % 2 === 0 ? 25 : 75, p: 0.5 },
    }));
    // asin√0.25 − asin√0.5 = π/6 − π/4 = −π/12; z = ∓ (π/12) × 20; φ = (20π/12)²; all weights 400.
    const phi = ((20 * Math.PI) / 12) ** 2;
    const { phi: estimated, tau2 } = overdispersionOf(compared);
    expect(estimated).toBeCloseTo(phi, 9);
    expect(tau2).toBeCloseTo((10 * phi - 9) / (4000 - 400), 9);
  });

  test('what a single far one adds is winsorised away; too few are not estimated', () => {
    const even = Array.from({ length: 30 }, () => ({ n: 100, observed: 10, p: 0.1 }));
    expect(overdispersionOf([...even, { n: 100, observed: 90, p: 0.1 }]).tau2).toBe(0);
    expect(overdispersionOf(even.slice(0, 9))).toEqual({ phi: null, tau2: 0 });
  });

  test('without it the widened limits are those of the arcsine, by hand', () => {
    // p = 0.5, n = 100: sin²(π/4 ± 1.959964 × 0.05) = 0.5 ± sin(0.1959964) / 2.
    const { low, high } = widenedLimits(100, 0.5, 0, 95);
    expect(high).toBeCloseTo(0.5 + Math.sin(0.1959963984540054) / 2, 9);
    expect(low).toBeCloseTo(0.5 - Math.sin(0.1959963984540054) / 2, 9);
    expect(widenedLimits(4, 0.01, 5, 99.8)).toEqual({ low: 0, high: 1 });
  });

  test('spares those that differ as all others do', () => {
    const random = randomFrom(3);
    const spread = Array.from({ length: 80 }, () => {
      const n = 300;
      return { n, observed: drawn(random, n, random() < 0.5 ? 0.1 : 0.3) };
    });
    const { judged, overdispersion } = deviationOf(againstOthers(spread));
    expect(overdispersion.tau2).toBeGreaterThan(0);
    expect(judged.filter(({ level }) => level === 99.8)).toEqual([]);
    // The exact limits alone would name many of them.
    expect(judged.filter(({ ratio }) => ratio !== null && ratio > 1.4).length).toBeGreaterThan(20);
  });
});

describe('who is compared', () => {
  const reading = (subject: Subject) => {
    const [only] = deviationOf([subject]).judged;
    return [only?.reading, only?.level];
  };
  test('those with five expected or more, and peers, and figures that may be read', () => {
    expect(leastExpected).toBe(5);
    expect(reading({ n: 100, observed: 40, expected: 4.9 })).toEqual(['few', null]);
    expect(reading({ n: 100, observed: 40, expected: 5 })).toEqual(['above', 99.8]);
    expect(reading({ n: 100, observed: 40, expected: null })).toEqual(['alone', null]);
    expect(reading({ n: null, observed: null, expected: null })).toEqual(['masked', null]);
    expect(reading({ n: 0, observed: 0, expected: 0 })).toEqual(['few', null]);
  });

  test('each way and each level, at the edge of the exact limits', () => {
    // Binomial(100, ½) at 95 %, mid-p: 41 to 59 inside. The arcsine ones are 40.26 and 59.74.
    expect(reading({ n: 100, observed: 59, expected: 50 })).toEqual(['expected', null]);
    expect(reading({ n: 100, observed: 61, expected: 50 })).toEqual(['above', 95]);
    expect(reading({ n: 100, observed: 39, expected: 50 })).toEqual(['below', 95]);
    expect(reading({ n: 100, observed: 20, expected: 50 })).toEqual(['below', 99.8]);
  });

  test('flags by chance are said of those compared only', () => {
    const few = { n: 10, observed: 1, expected: 1 };
    const many = { n: 100, observed: 10, expected: 10 };
    const { compared, byChance } = deviationOf([few, many, many, few]);
    expect(compared).toBe(2);
    expect(byChance[95]).toBeCloseTo(0.1, 12);
    expect(byChance[99.8]).toBeCloseTo(0.004, 12);
  });
});
