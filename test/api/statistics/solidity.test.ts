import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusteredSolidity, gapOf, solidity, type Bound, type Pair } from '#api/statistics/solidity.ts';
import { draws } from './draws.ts';

const growth: Bound = { kind: 'growth', direction: 'lower', target: 0.04 };
const generics: Bound = { kind: 'rate', direction: 'higher', target: 0.5 };
const paired = (numerators: readonly number[], denominators: readonly number[]): Pair[] =>
  numerators.map((numerator, i) => ({ numerator, denominator: denominators[i] ?? 0 }));

const year = paired(
  [104, 98, 110, 101, 108, 95, 112, 103, 99, 107, 111, 105],
  [100, 97, 101, 99, 100, 96, 103, 100, 98, 101, 102, 100],
);

test('the year worked by hand in docs/projection.md', () => {
  const { solid, contribution, low, high, months } = solidity(year, growth) ?? {};
  expect(contribution).toBeCloseTo(8.12, 9);
  // Squared differences of 411.9952 in all: a month varies by √(411.9952 / 22), twelve by √12 times that.
  const reach = 2.329432802 * Math.sqrt(12 * (411.9952 / 22));
  expect(low).toBeCloseTo(8.12 - reach, 6);
  expect(high).toBeCloseTo(8.12 + reach, 6);
  expect({ solid, months }).toEqual({ solid: false, months: 12 });
});

test('a gap of every month is solid, on either side; one that a month makes is fragile', () => {
  const with10 = year.map(({ numerator, denominator }) => ({ numerator: numerator + 10, denominator }));
  expect(solidity(with10, growth)?.solid).toBe(true);
  const less10 = year.map(({ numerator, denominator }) => ({ numerator: numerator - 10, denominator }));
  expect(solidity(less10, growth)).toMatchObject({ solid: true });
  expect(solidity(less10, growth)?.high).toBeLessThan(0);
  const one = Array.from({ length: 12 }, (_, i) => ({ numerator: i === 5 ? 224 : 104, denominator: 100 }));
  expect(solidity(one, growth)).toMatchObject({ solid: false, months: 12 });
});

test('under six months nothing is said, nor where the known ones are scattered', () => {
  expect(solidity(year.slice(0, 5), growth)).toBeNull();
  expect(solidity(year.slice(0, 6), growth)?.months).toBe(6);
  expect(
    solidity(
      year.map((month, i) => (i % 2 === 0 ? month : null)),
      growth,
    ),
  ).toBeNull();
});

test('a rate that must rise has its gap turned', () => {
  expect(gapOf({ numerator: 44, denominator: 100 }, generics)).toBeCloseTo(6, 12);
  expect(gapOf({ numerator: 44, denominator: 100 }, { ...generics, direction: 'lower' })).toBeCloseTo(-6, 12);
});

test('contributions of months add to the gap of the year, and euros are as thousands of euros', () => {
  const amount = fc.integer({ min: -1000, max: 5000 });
  const months = fc.array(fc.record({ numerator: amount, denominator: amount }), {
    minLength: 6,
    maxLength: 12,
  });
  fc.assert(
    fc.property(months, (pairs) => {
      const told = solidity(pairs, growth);
      const whole = pairs.reduce(
        (sum, { numerator, denominator }) => ({
          numerator: sum.numerator + numerator,
          denominator: sum.denominator + denominator,
        }),
        { numerator: 0, denominator: 0 },
      );
      expect(told?.contribution).toBeCloseTo(gapOf(whole, growth), 6);
      const thousands = solidity(
        pairs.map(({ numerator, denominator }) => ({
          numerator: numerator / 1000,
          denominator: denominator / 1000,
        })),
        growth,
      );
      expect(thousands?.low).toBeCloseTo((told?.low ?? NaN) / 1000, 6);
      expect(thousands?.high).toBeCloseTo((told?.high ?? NaN) / 1000, 6);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('of independent months 95 % of the intervals hold the true gap, with a trend too', () => {
  const random = draws(20_160_101);
  for (const slope of [0, 1]) {
    const held = Array.from({ length: 1500 }, () => {
      const months = Array.from({ length: 12 }, (_, i) => ({
        numerator: 100 + slope * (i - 5.5) + 10 * random.normal(),
        denominator: 100 / 1.04,
      }));
      const { low, high } = solidity(months, growth) ?? { low: NaN, high: NaN };
      return low <= 0 && high >= 0;
    }).filter(Boolean).length;
    expect(held / 1500).toBeGreaterThan(0.935);
    expect(held / 1500).toBeLessThan(0.965);
  }
});

const prescribers = paired(
  [12, 30, 5, 44, 18, 9, 25, 31, 7, 15, 22],
  [30, 55, 15, 80, 50, 12, 40, 70, 20, 33, 45],
);

test('over prescribers, the ratio estimator', () => {
  // Worked apart: r = 218 / 450, the residuals' squares, 11 / 10, t of ten degrees.
  const told = clusteredSolidity(prescribers, generics);
  expect(told?.contribution).toBeCloseTo(7, 9);
  const ratio = 218 / 450;
  const squares = prescribers.reduce(
    (sum, each) => sum + (each.numerator - ratio * each.denominator) ** 2,
    0,
  );
  const reach = 2.2281388519649385 * Math.sqrt((11 / 10) * squares);
  expect(told?.low).toBeCloseTo(7 - reach, 9);
  expect(told).toMatchObject({ solid: false, clusters: 11 });
  expect(clusteredSolidity(prescribers.slice(0, 9), generics)).toBeNull();
  // Who prescribed nothing is nobody.
  const nobody = { numerator: 0, denominator: 0 };
  expect(clusteredSolidity([...prescribers, nobody], generics)).toEqual(told);
  expect(clusteredSolidity([...prescribers.slice(0, 9), nobody], generics)).toBeNull();
});

test('what no key tells of is in the gap, and widens as if it were spread over the keys', () => {
  // A third of each prescriber's boxes without a key, in his own proportions: as if all had one.
  const keyed = prescribers.map(({ numerator, denominator }) => ({
    numerator: (numerator * 2) / 3,
    denominator: (denominator * 2) / 3,
  }));
  const told = clusteredSolidity(prescribers, generics);
  const spread = clusteredSolidity(keyed, generics, { numerator: 218 / 3, denominator: 450 / 3 });
  expect(spread?.contribution).toBeCloseTo(told?.contribution ?? NaN, 9);
  expect(spread?.low).toBeCloseTo(told?.low ?? NaN, 9);
  expect(spread?.high).toBeCloseTo(told?.high ?? NaN, 9);
  // It says nothing where keys hold less than half.
  expect(clusteredSolidity(prescribers, generics, { numerator: 230, denominator: 450 })).not.toBeNull();
  expect(clusteredSolidity(prescribers, generics, { numerator: 230, denominator: 451 })).toBeNull();
});

test('boxes of a prescriber go together: what a binomial interval would call solid is not', () => {
  // Twenty prescribers of 1,000 boxes, each all or nothing: 11 to 9 is a toss.
  const whole = Array.from({ length: 20 }, (_, i) => ({ numerator: i < 11 ? 0 : 1000, denominator: 1000 }));
  expect(clusteredSolidity(whole, generics)).toMatchObject({ solid: false, contribution: 1000 });
  // 5 % of 20,000 independent boxes is 14 standard deviations.
  expect(1000 / Math.sqrt(20_000 * 0.25)).toBeGreaterThan(14);
});

test('of independent prescribers about 95 % of the intervals hold the true gap', () => {
  const random = draws(7);
  const held = Array.from({ length: 1000 }, () => {
    const clusters = Array.from({ length: 30 }, () => {
      const denominator = 50 + 100 * random.uniform();
      return { numerator: denominator * (0.5 + 0.1 * random.normal()), denominator };
    });
    const { low, high } = clusteredSolidity(clusters, generics) ?? { low: NaN, high: NaN };
    return low <= 0 && high >= 0;
  }).filter(Boolean).length;
  expect(held / 1000).toBeGreaterThan(0.93);
  expect(held / 1000).toBeLessThan(0.97);
});
