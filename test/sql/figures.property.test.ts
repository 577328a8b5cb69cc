import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  plainTable,
  plainTotal,
  plainValue,
  type PlainIndicator,
  type PlainSum,
  type PlainTable,
  type PlainWorld,
} from '#test/support/plain-figures.ts';
import {
  categoryOf,
  finess,
  monthText,
  publishWorld,
  regionOf,
  world,
  years,
} from '#test/support/random-world.ts';

type Row = Record<string, string | number | boolean | null>;
type Reader = Awaited<ReturnType<typeof publishWorld>>;

const scale = { phev_evolution: 1000, generic_repertoire: 1 };

/** National targets of the years on trial, in thousandths. */
const targets: Record<PlainIndicator, Record<number, bigint>> = {
  phev_evolution: { 2016: 42n, 2017: 40n },
  generic_repertoire: { 2016: 440n, 2017: 440n },
};

const sameFigure = (row: Row | undefined, indicator: PlainIndicator, sum: PlainSum | undefined) => {
  const value = plainValue(indicator, sum);
  if (value === null) expect(row?.value ?? null).toBeNull();
  else expect((Number(row?.value ?? NaN) - value) / Math.max(1, Math.abs(value))).toBeCloseTo(0, 9);
  for (const [name, side] of [
    ['numerator', sum?.n],
    ['denominator', sum?.d],
  ] as const) {
    if (side === undefined || side === null) expect(row?.[name] ?? null).toBeNull();
    else expect(row?.[name]).toBeCloseTo(side / scale[indicator], 4);
  }
};

/** The verdict by hand, on whole numbers. */
const verdictOf = (indicator: PlainIndicator, year: number, sum: PlainSum | undefined, active: boolean) => {
  if (!active) return 'sans objet';
  if (plainValue(indicator, sum) === null) return 'non évaluable';
  const target = targets[indicator][year];
  if (target === undefined) return 'sans cible';
  const left = BigInt(sum?.n ?? 0) * 1000n;
  const right = BigInt(sum?.d ?? 0) * (indicator === 'phev_evolution' ? 1000n + target : target);
  return (indicator === 'phev_evolution' ? left <= right : left >= right) ? 'atteint' : 'non atteint';
};

const checkYear = async (
  asked: Reader,
  indicator: PlainIndicator,
  region: string,
  year: number,
  plain: PlainTable,
) => {
  const parameters = { indicator: [indicator], region, year };
  const rows = await asked.ask('target-gap', parameters);
  const signing = finess.filter((each) => regionOf(each) === region && plain.signs(each, year));
  expect(
    rows
      .filter((row) => row.level === 'establishment')
      .map((row) => row.establishment)
      .sort(),
  ).toEqual(signing);
  const hasRows = signing.some((each) => plain.year(each, year) !== undefined);
  const verdicts = signing.map((each) => {
    const row = rows.find((one) => one.establishment === each);
    const sum = plain.active(each) ? plain.year(each, year) : undefined;
    if (plain.active(each)) sameFigure(row, indicator, sum);
    else expect(row?.value).toBeNull();
    const verdict = verdictOf(indicator, year, sum, plain.active(each) || !plain.covered(each) || !hasRows);
    expect(row?.verdict).toBe(verdict);
    return verdict;
  });
  const whole = plainTotal(signing.map((each) => plain.year(each, year)));
  if (signing.length > 0) {
    const row = rows.find((one) => one.level === 'region');
    sameFigure(row, indicator, whole);
    expect(row?.verdict).toBe(verdictOf(indicator, year, whole, true));
  }
  for (const category of new Set(signing.map(categoryOf))) {
    const part = plainTotal(
      signing.filter((each) => categoryOf(each) === category).map((each) => plain.year(each, year)),
    );
    sameFigure(
      rows.find((one) => one.level === 'category' && one.category === category),
      indicator,
      part,
    );
  }
  const [summary] = await asked.ask('region-summary', parameters);
  const count = (...these: string[]) => verdicts.filter((verdict) => these.includes(verdict)).length;
  if (signing.length > 0) {
    expect(summary).toMatchObject({
      met: count('atteint'),
      judged: count('atteint', 'non atteint'),
      not_assessable: count('non évaluable'),
      not_concerned: count('sans objet'),
      without_target: count('sans cible'),
    });
  }
};

const checkContributors = async (asked: Reader, region: string, year: number, plain: PlainTable) => {
  const rows = await asked.ask('contributors', { indicator: ['phev_evolution'], region, year, limit: 50 });
  const permille = Number(targets.phev_evolution[year] ?? 0n);
  const expected = finess
    .filter((each) => regionOf(each) === region && plain.active(each))
    .map((each) => ({ each, sum: plain.year(each, year) }))
    .filter(({ sum }) => plainTotal([sum]).n !== null)
    .map(({ each, sum }) => ({
      each,
      excess: (sum?.n ?? 0) / 1000 - ((sum?.d ?? 0) / 1000) * (1 + permille / 1000),
    }))
    .filter(({ excess }) => excess > 1e-6)
    .sort((a, b) => b.excess - a.excess);
  expect(rows.map((row) => row.establishment)).toEqual(expected.map(({ each }) => each));
  rows.forEach((row, index) => expect(row.contribution).toBeCloseTo(expected[index]?.excess ?? NaN, 3));
};

const checkMonths = async (asked: Reader, indicator: PlainIndicator, region: string, plain: PlainTable) => {
  // Who has no such activity has no month, unless nobody here has any: a sum of such months alone would be a false nought.
  const here = finess.filter((each) => regionOf(each) === region);
  const active = here.filter((each) => plain.active(each));
  const counted = active.length > 0 ? active : here;
  for (const grain of ['month', 'rolling'] as const) {
    const rows = await asked.ask('trend', { indicator: [indicator], region, grain });
    for (const month of plain.months) {
      const first = `${monthText(grain === 'month' ? month : month - 11)}-01`;
      // A window that ends in December is the calendar year, which is known of everyone.
      const parts = (grain === 'rolling' && month % 12 === 11 ? here : counted).map((each) =>
        plain[grain](each, month),
      );
      sameFigure(
        rows.find((row) => row.period_start === first),
        indicator,
        plainTotal(parts),
      );
    }
    expect(rows.every((row) => row.target === null)).toBe(true);
  }
};

/** Outside of what files cover there is no telling who signed. */
const coveredYears = (given: PlainWorld) =>
  years.filter((year) =>
    given.batches.some((each) => each.months.some((month) => Math.floor(month / 12) === year)),
  );

test('every figure, verdict and count equals the slow second implementation, whatever files came in', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const asked = await publishWorld(given);
      for (const indicator of ['phev_evolution', 'generic_repertoire'] as const) {
        for (const region of ['75', '27']) {
          const plain = plainTable(given, indicator, region);
          for (const year of coveredYears(given)) await checkYear(asked, indicator, region, year, plain);
          await checkMonths(asked, indicator, region, plain);
          if (indicator === 'phev_evolution') {
            for (const year of coveredYears(given)) await checkContributors(asked, region, year, plain);
          }
        }
      }
      asked.close();
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
