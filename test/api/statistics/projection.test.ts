import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backtest,
  limitOf,
  monthlyEffort,
  probabilityOfMeeting,
  project,
  projectRate,
  type Series,
} from '#api/statistics/projection.ts';
import { draws } from './draws.ts';

const level = 0.9;

/** Months of a year from its first. */
const months = (year: number, values: readonly number[]): Series =>
  values.map((value, i) => ({ month: `${year}-${String(i + 1).padStart(2, '0')}`, value }));

/** A year whose first quarter, first half and whole are told, evenly spread within. */
const quarters = (year: number, first: number, half: number, whole: number) =>
  months(year, [
    ...Array.from({ length: 3 }, () => first / 3),
    ...Array.from({ length: 3 }, () => (half - first) / 3),
    ...Array.from({ length: 6 }, () => (whole - half) / 6),
  ]);

// In thousands of euros, worked by hand in docs/projection.md.
const worked = [
  ...quarters(2016, 240, 490, 1000),
  ...quarters(2017, 260, 510, 1040),
  ...quarters(2018, 250, 520, 1050),
  ...quarters(2019, 270, 540, 2000).slice(0, 6),
];

test('the year worked by hand in docs/projection.md', () => {
  const told = project(worked, { year: 2019, known: 6, level });
  expect(told).toMatchObject({ toDate: 540, years: [2016, 2017, 2018], df: 2 });
  expect(told?.landing).toBeCloseTo(1097.842, 3);
  expect(told?.low).toBeCloseTo(1079.569, 3);
  expect(told?.high).toBeCloseTo(1116.734, 3);
  expect(told?.share).toBeCloseTo(0.491874, 6);
  if (told === null) return;
  const limit = limitOf(1050, { target: 0.033, direction: 'lower' });
  expect(limit.amount).toBeCloseTo(1084.65, 9);
  expect(probabilityOfMeeting(told, limit)).toBeCloseTo(0.085387, 6);
  expect(probabilityOfMeeting(told, { ...limit, direction: 'higher' })).toBeCloseTo(1 - 0.085387, 6);
  const effort = monthlyEffort(told, limit);
  expect(effort?.months).toBe(6);
  expect(effort?.monthly).toBeCloseTo(90.775, 9);
  expect(effort?.projected).toBeCloseTo(92.97366, 5);
  expect(effort?.change).toBeCloseTo(-0.0236482, 6);
});

test('it is not told from too little, nor from what comes later', () => {
  const asked = { year: 2019, known: 6, level };
  expect(project(worked, { ...asked, known: 7 })).toBeNull();
  expect(project(worked, { ...asked, year: 2017 })).toBeNull();
  // Two previous whole years, an incomplete one between them.
  const broken = worked.filter(({ month }) => month !== '2017-08');
  expect(project(broken, asked)?.years).toEqual([2016, 2018]);
  expect(project(broken, { ...asked, year: 2018 })).toBeNull();
  const later = [...worked, ...quarters(2020, 1, 2, 3)];
  expect(project(later, asked)).toEqual(project(worked, asked));
  // A year that had given all back by June has no shape.
  const returned = worked.map((each) => (each.month === '2017-06' ? { ...each, value: -2000 } : each));
  expect(project(returned, asked)).toBeNull();
});

test('where months without amount are common, nothing is told of the last ones', () => {
  const every = (nth: number) =>
    [2016, 2017, 2018, 2019].flatMap((year) =>
      months(
        year,
        Array.from({ length: 12 }, (_, i) => (i % nth === 0 ? 100 + year - i : 0)),
      ),
    );
  expect(project(every(2), { year: 2019, known: 9, level })).toBeNull();
  expect(project(every(2), { year: 2019, known: 3, level })).not.toBeNull();
});

const amount = fc.integer({ min: 1, max: 100_000 });
const yearOf = fc.array(amount, { minLength: 12, maxLength: 12 });
const history = fc
  .array(yearOf, { minLength: 3, maxLength: 7 })
  .map((years) => years.flatMap((values, i) => months(2015 + i, values)));
const lastOf = (series: Series) => Number(series.at(-1)?.month.slice(0, 4));

test('the whole year lands on its sum, even where it is negative', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 9000 }), { minLength: 12, maxLength: 12 }),
      (values) => {
        const sum = values.reduce((total, value) => total + value, 0);
        const told = project(months(2019, values), { year: 2019, known: 12, level });
        expect(told).toMatchObject({ landing: sum, low: sum, high: sum, share: 1, backtest: null });
        if (told === null) return;
        expect(monthlyEffort(told, { amount: sum, direction: 'lower' })).toBeNull();
        for (const direction of ['lower', 'higher'] as const) {
          expect(probabilityOfMeeting(told, { amount: sum, direction })).toBe(1);
          const missed = direction === 'lower' ? sum - 1 : sum + 1;
          expect(probabilityOfMeeting(told, { amount: missed, direction })).toBe(0);
        }
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
});

test('a series k times as large lands k times as far, as surely', () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 1, max: 11 }),
      fc.integer({ min: 2, max: 5000 }),
      (series, known, k) => {
        const asked = { year: lastOf(series), known, level };
        const told = project(series, asked);
        const scaled = project(
          series.map(({ month, value }) => ({ month, value: value * k })),
          asked,
        );
        if (told === null || scaled === null) throw new Error('every month has an amount');
        for (const side of ['toDate', 'landing', 'low', 'high'] as const)
          expect(scaled[side] / (k * told[side])).toBeCloseTo(1, 8);
        expect(scaled.backtest?.coverage).toBe(told.backtest?.coverage);
        const at = (times: number) => ({ amount: times * told.landing * 1.1, direction: 'lower' as const });
        expect(probabilityOfMeeting(scaled, at(k))).toBeCloseTo(probabilityOfMeeting(told, at(1)), 8);
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
});

test('interval, landing and probability are of one distribution, and an effort made meets the limit', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 11 }), (series, known) => {
      const told = project(series, { year: lastOf(series), known, level });
      if (told === null) throw new Error('every month has an amount');
      const { low, high, landing, toDate } = told;
      expect(low).toBeGreaterThanOrEqual(toDate);
      const below = (value: number) => probabilityOfMeeting(told, { amount: value, direction: 'lower' });
      expect(below(landing)).toBeCloseTo(0.5, 6);
      // An end that is the amount to date, to the last digit, or beyond all measure, has no probability to read.
      if (low > toDate * 1.000001) expect(below(low)).toBeCloseTo(0.05, 4);
      if (Number.isFinite(high)) expect(below(high)).toBeCloseTo(0.95, 4);
      expect(below(toDate)).toBe(0);
      const limit = { amount: landing * 0.9, direction: 'lower' as const };
      const effort = monthlyEffort(told, limit);
      expect(toDate + (effort?.months ?? NaN) * (effort?.monthly ?? NaN)).toBeCloseTo(limit.amount, 4);
      expect(toDate + (effort?.months ?? NaN) * (effort?.projected ?? NaN)).toBeCloseTo(landing, 4);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('a season that repeats lands exactly', () => {
  fc.assert(
    fc.property(yearOf, fc.array(amount, { minLength: 4, maxLength: 4 }), (season, sizes) => {
      const series = sizes.flatMap((size, i) =>
        months(
          2015 + i,
          season.map((share) => share * size),
        ),
      );
      const whole = season.reduce((sum, share) => sum + share, 0) * (sizes[3] ?? 0);
      const told = Array.from({ length: 12 }, (_, i) => project(series, { year: 2018, known: i + 1, level }));
      for (const each of told) {
        expect((each?.landing ?? NaN) / whole).toBeCloseTo(1, 9);
        expect(((each?.high ?? NaN) - (each?.low ?? NaN)) / whole).toBeCloseTo(0, 9);
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
});

test('of the same error at every month, what is left to foresee shrinks', () => {
  /** A year of even months, but that its log(rest / to date) is off by as much at the end of each. */
  const off = (year: number, by: number) => {
    const share = (month: number) => 1 / (1 + ((12 - month) / month) * Math.exp(by));
    return months(
      year,
      Array.from({ length: 12 }, (_, i) => 1200 * (share(i + 1) - (i === 0 ? 0 : share(i)))),
    );
  };
  const series = [...off(2015, 0.1), ...off(2016, -0.1), ...off(2017, 0)];
  let width = Infinity;
  for (let known = 1; known <= 12; known++) {
    const each = project(series, { year: 2017, known, level });
    const next = (each?.high ?? NaN) - (each?.low ?? NaN);
    expect(next).toBeLessThan(width);
    width = next;
  }
  expect(width).toBe(0);
});

/** Years of independent monthly noise about a season, `odd` of which the last is. */
const noisy = (normal: () => number, years: number, odd = 0): Series =>
  Array.from({ length: years }, (_, y) => 2010 + y).flatMap((year) =>
    months(
      year,
      Array.from({ length: 12 }, (_, i) => {
        const fall = odd !== 0 && year === 2009 + years && i >= 2 && i <= 4 ? odd : 0;
        return 1000 * (1 + 0.2 * Math.sin(i)) * Math.exp(0.05 * normal() - fall);
      }),
    ),
  );

test.each([3, 4, 6])('of %i years of series as supposed, nine tenths of the intervals hold', (years) => {
  const { normal } = draws(years);
  const last = 2009 + years;
  const held = Array.from({ length: 1000 }, () => {
    const series = noisy(normal, years);
    const told = project(series, { year: last, known: 6, level });
    const actual = project(series, { year: last, known: 12, level })?.landing ?? NaN;
    return (told?.low ?? NaN) <= actual && actual <= (told?.high ?? NaN);
  }).filter(Boolean).length;
  expect(held / 1000).toBeGreaterThan(0.875);
  expect(held / 1000).toBeLessThan(0.925);
});

test('a year whose months do not run as others is foreseen less surely', () => {
  const { normal } = draws(31);
  const usual = noisy(normal, 6);
  const odd = noisy(draws(31).normal, 6, 1.5);
  const widthOf = (series: Series) => {
    const { low, high, landing } = project(series, { year: 2015, known: 6, level }) ?? {
      low: 0,
      high: 0,
      landing: 0,
    };
    return (high - low) / landing;
  };
  expect(widthOf(odd)).toBeGreaterThan(4 * widthOf(usual));
});

test('the back-test tells what would have been told, from the years before alone', () => {
  const { normal } = draws(5);
  const series = noisy(normal, 6);
  const past = backtest(series, { months: [3, 6, 9], level });
  expect(past?.projections).toBe(4 * 3);
  for (const { year, known, landing, low, high } of past?.told ?? []) {
    const then = series.filter(({ month }) => month <= `${year}-${String(known).padStart(2, '0')}`);
    const told = project(then, { year, known, level });
    expect([landing, low, high]).toEqual([told?.landing, told?.low, told?.high]);
  }
  const one = project(series, { year: 2015, known: 6, level })?.backtest;
  expect(one?.told).toEqual(past?.told.filter(({ year, known }) => year < 2015 && known === 6));
  const errors = one?.told.map(({ landing, actual }) => Math.abs(landing / actual - 1)) ?? [];
  expect(one?.error).toBe([...errors].sort((a, b) => a - b)[1]);
  expect(backtest(noisy(normal, 2), { months: [6], level })).toBeNull();
});

test('a rate lands where its months and those of the years before lead', () => {
  const rate = (year: number, rates: readonly number[]) =>
    rates.map((value, i) => ({
      month: `${year}-${String(i + 1).padStart(2, '0')}`,
      ...{ numerator: value * 100, denominator: 100 },
    }));
  const half = (first: number, second: number) =>
    Array.from({ length: 12 }, (_, i) => (i < 6 ? first : second));
  const series = [
    ...rate(2016, half(0.4, 0.44)),
    ...rate(2017, half(0.42, 0.44)),
    ...rate(2018, half(0.44, 0.47)).slice(0, 6),
  ];
  const told = projectRate(series, { year: 2018, known: 6, level });
  // The two years before ended 0.02 and 0.01 above their first half.
  expect(told?.landing).toBeCloseTo(0.455, 9);
  expect(told).toMatchObject({ kind: 'rate', share: 0.5, df: 1 });
  const reach = 6.313751514675041 * Math.sqrt(0.00005) * Math.sqrt(1.5);
  expect(told?.high).toBeCloseTo(0.455 + reach, 9);
  if (told === null) return;
  expect(probabilityOfMeeting(told, { amount: 0.455, direction: 'higher' })).toBeCloseTo(0.5, 9);
  // 0.48 over the year needs 0.52 from a second half that is as large.
  expect(monthlyEffort(told, { amount: 0.48, direction: 'higher' })).toMatchObject({ months: 6 });
  expect(monthlyEffort(told, { amount: 0.48, direction: 'higher' })?.monthly).toBeCloseTo(0.52, 9);
  const empty = series.map((each) => ({ ...each, numerator: 0, denominator: 0 }));
  expect(projectRate(empty, { year: 2018, known: 6, level })).toBeNull();
});
