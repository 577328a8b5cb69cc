import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studentCumulative, studentQuantile } from '#api/statistics/student.ts';

test.each([
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.95, 3, 2.3533634348018233],
  [0.975, 7.5625, 2.329432802045148],
  [0.95, 9, 1.8331129326562368],
  [0.995, 30, 2.7499956535672316],
])('the quantile %d of %d degrees is that of the tables', (p, df, t) => {
  expect(studentQuantile(p, df)).toBeCloseTo(t, 9);
  expect(studentQuantile(1 - p, df)).toBeCloseTo(-t, 9);
});

test('one and two degrees have closed forms', () => {
  fc.assert(
    fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (t) => {
      expect(studentCumulative(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
      expect(studentCumulative(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('quantile and distribution undo each other, and far tails keep their digits', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.0001, max: 0.9999, noNaN: true }),
      fc.double({ min: 1, max: 300, noNaN: true }),
      (p, df) => {
        expect(studentCumulative(studentQuantile(p, df), df)).toBeCloseTo(p, 10);
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
  expect(studentCumulative(-40, 3) / 1.7190340394579253e-5).toBeCloseTo(1, 9);
});
