import { expect, test } from 'vitest';
import { xmr } from '#api/statistics/xmr.ts';

const series = [
  ...[-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123],
  ...[-0.68685285, -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314],
  ...[0.49785048, -1.96661716, 0.7013559, -0.47279141],
];

test('a known series has its known limits', () => {
  const chart = xmr(series);
  expect(chart?.mean).toBeCloseTo(0.1416238, 6);
  expect(chart?.low).toBeCloseTo(-3.01138, 5);
  expect(chart?.high).toBeCloseTo(3.294627, 5);
  expect(chart?.trial).toBe(false);
  expect(chart?.signals.flat()).toEqual([]);
});

test('limits are on trial under twelve points, and absent without two neighbours', () => {
  expect(xmr(series.slice(0, 11))?.trial).toBe(true);
  expect(xmr(series.slice(0, 12))?.trial).toBe(false);
  expect(xmr([])).toBeNull();
  expect(xmr([1])).toBeNull();
  expect(xmr([1, null, 2])).toBeNull();
});

test('a month without value leaves mean and ranges', () => {
  const chart = xmr([1, 3, null, 8, 6]);
  expect(chart?.mean).toBe(4.5);
  // 3 − 1 and 8 − 6; not 8 − 3.
  expect(chart?.movingRange).toBe(2);
  expect(chart?.signals[2]).toEqual([]);
});

// Around 0 with ranges that keep sigma at a chosen size: pairs of ±range / 2 before the points that are tested.
const quiet = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 3 / 2.66 / 2 : -3 / 2.66 / 2));
const lastOf = (...points: (number | null)[]) => {
  const chart = xmr([...quiet, ...points]);
  return { rules: chart?.signals.at(-1) };
};

test('each rule of special cause, and the point short of it', () => {
  expect(lastOf(6).rules).toContain(1);
  expect(lastOf(2).rules).toEqual([]);
  expect(lastOf(2.6, 0, 2.6).rules).toEqual([2]);
  expect(lastOf(2.6, 0, -2.6).rules).toEqual([]);
  expect(lastOf(1.5, 1.5, 0, 1.5, 1.5).rules).toEqual([3]);
  expect(lastOf(1.5, 1.5, 0, 0, 1.5).rules).toEqual([]);
  // Each run follows a point on the other side of the mean.
  expect(lastOf(...Array.from({ length: 8 }, () => 0.4)).rules).toEqual([4]);
  expect(lastOf(...Array.from({ length: 7 }, () => 0.4)).rules).toEqual([]);
  // A month without value breaks a run.
  expect(lastOf(0.4, 0.4, 0.4, 0.4, null, 0.4, 0.4, 0.4, 0.4).rules).toEqual([]);
  expect(lastOf(-6).rules).toContain(1);
});

test('a series that never moves has no signal', () => {
  expect(xmr(Array.from({ length: 30 }, () => 0.1))?.signals.flat()).toEqual([]);
});
