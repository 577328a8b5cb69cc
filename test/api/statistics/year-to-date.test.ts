import { expect, test } from 'vitest';
import { knownUntil, yearToDate } from '#api/statistics/year-to-date.ts';

const row = (month: string, numerator: number | null, denominator: number | null) => ({
  ...{ month, numerator, denominator },
});
// Out of order on purpose, among another year's.
const rows = [
  row('2019-03', 30, 20),
  row('2018-01', 999, 999),
  row('2019-01', 10, 10),
  row('2019-02', 20, 20),
  row('2019-04', null, 20),
  row('2019-05', 50, 20),
];

test('what is known runs from January to the first month that is not', () => {
  expect(knownUntil(rows, 2019)).toBe(3);
  expect(knownUntil(rows, 2018)).toBe(1);
  expect(knownUntil(rows, 2020)).toBe(0);
  expect(knownUntil([row('2019-01', 10, null)], 2019)).toBe(0);
});

test('the year to date divides sums, not means of months', () => {
  expect(yearToDate(rows, { year: 2019, until: 3, kind: 'rate' })).toEqual({
    ...{ months: 3, numerator: 60, denominator: 50, value: 1.2 },
  });
  expect(yearToDate(rows, { year: 2019, until: 3, kind: 'growth' })?.value).toBeCloseTo(0.2, 12);
  expect(yearToDate(rows, { year: 2019, until: 1, kind: 'growth' })?.value).toBe(0);
});

test('no month is skipped, and nought divides nothing', () => {
  expect(yearToDate(rows, { year: 2019, until: 4, kind: 'rate' })).toBeNull();
  expect(yearToDate(rows, { year: 2019, until: 0, kind: 'rate' })).toBeNull();
  expect(yearToDate([row('2019-01', 10, 0)], { year: 2019, until: 1, kind: 'growth' })).toEqual({
    ...{ months: 1, numerator: 10, denominator: 0, value: null },
  });
  expect(yearToDate([row('2019-01', 10, -5)], { year: 2019, until: 1, kind: 'rate' })?.value).toBeNull();
});
