import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ammOrOffLabel, outsideReferential, situations, unknownSituations } from '#api/situation.ts';
import { sqlFolder } from '#data/definitions.ts';
import { readFileSync } from 'node:fs';
import {
  bundle,
  finess,
  linesOf,
  products,
  publishLines,
  reading,
  region,
  rpps,
} from '#test/support/deviation-world.ts';
import { plainDeviation } from '#test/support/plain-deviation.ts';

const all = Array.from({ length: 15 }, (_, i) => finess(i));
// Nine of one category, where others are enough; six of another, where they seldom are.
const categories = new Map(all.map((each, i) => [each, i < 9 ? 'clinique' : 'SSR']));

const held = fc.array(
  fc.record({
    year: fc.constantFrom(2020, 2020, 2020, 2021),
    unit: fc.constantFrom('A', 'B', null),
    rpps: fc.constantFrom(0, 1, 2, null),
    specialty: fc.constantFrom('3', '4', '4', null),
    atc: fc.constantFrom(...Object.keys(products), 'L01XC02', 'L01XC02'),
    situation: fc.constantFrom(
      ...(['amm', 'amm', 'amm', 'off_label', 'off_label', 'not_listed', 'research', 'unknown'] as const),
    ),
    from: fc.integer({ min: 0, max: 60 }),
    // Mostly enough to be told; sometimes so many that they outweigh all others.
    stays: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 12, max: 40 }), fc.constant(90)),
  }),
  { minLength: 2, maxLength: 9 },
);

/** Each establishment has prescribers of its own: two hospitals rarely share one. */
const world = fc.tuple(...all.map(() => held)).map((each) =>
  each.flatMap((bundles, i) =>
    bundles.map((one) =>
      bundle({
        ...one,
        establishment: finess(i),
        rpps: one.rpps === null ? null : rpps(10 * i + one.rpps),
      }),
    ),
  ),
);

const some = (max: number) => fc.subarray(all, { maxLength: max });
const access = fc.record({
  scope: fc.oneof(fc.constant(all), some(15), some(2)),
  peers: fc.oneof({ weight: 3, arbitrary: fc.constant(all) }, some(15)),
  detail: some(2),
  units: some(2),
  release: fc.constantFrom([], [region]),
  own: fc.subarray([0, 1, 2, 10, 11, 20].map(rpps)),
});
const asked = fc.record({
  by: fc.constantFrom('establishment' as const, 'unit' as const, 'prescriber' as const),
  year: fc.constantFrom(2020, 2020, 2021, 2019),
  numerator: fc.constantFrom('outside' as const, 'off_label' as const),
  establishment: fc.option(fc.constantFrom(...all.slice(0, 2), ...all.slice(-2)), { nil: null, freq: 8 }),
});

const sorted = (rows: readonly Record<string, unknown>[]) =>
  rows.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1));

test('observed, expected and peers equal the plain count, for every reader', async () => {
  const seen = { compared: 0, widened: 0, alone: 0, masked: 0, empty: 0 };
  await fc.assert(
    fc.asyncProperty(
      world,
      fc.array(fc.tuple(access, asked), { minLength: 40, maxLength: 40 }),
      async (bundles, readers) => {
        const lines = linesOf(bundles);
        const open = await publishLines(lines, categories);
        try {
          for (const [lists, given] of readers) {
            // Who may cross an establishment's lines may name it, as every role that crosses does.
            const reader = reading({ ...lists, scope: [...new Set([...lists.scope, ...lists.detail])] });
            const rows = await open.ask('deviation', { ...given, region }, reader);
            const plain = plainDeviation({ lines, categories, region, masked: open.masked }, given, reader);
            const told = rows.map(({ key, peers, widened, n, observed, expected, uncoded, masked }) => ({
              ...{ key, peers, widened, n, observed, uncoded, masked },
              expected: expected === null,
            }));
            const wanted = plain.map((row) => ({ ...row, expected: row.expected === null }));
            expect(sorted(told)).toEqual(sorted(wanted));
            const exact = new Map(plain.map((row) => [row.key, row.expected]));
            for (const row of rows) {
              if (row.expected === null) seen[row.masked === true ? 'masked' : 'alone'] += 1;
              else seen[row.widened === true ? 'widened' : 'compared'] += 1;
              // A tie of rounding may fall on either side.
              if (row.expected !== null)
                expect(
                  Math.abs(Number(row.expected) - (exact.get(row.key as string | null) ?? NaN)),
                ).toBeLessThan(0.0501);
              expect(Math.round(Number(row.expected) * 10) / 10).toBe(Number(row.expected));
            }
            if (rows.length === 0) seen.empty += 1;
          }
        } finally {
          open.close();
        }
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
  // Agreement in silence would prove nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(3);
}, 240_000);

test('what SQL takes as outside and as unknown is the closed list of situations', () => {
  const sql = readFileSync(sqlFolder('macros.sql'), 'utf8');
  const lists = [...sql.matchAll(/situation in \(([^)]*)\)/g)].map(([, list = '']) =>
    [...list.matchAll(/'([a-z_]+)'/g)].map(([, name]) => name),
  );
  expect(lists.map((list) => list.toSorted())).toEqual([
    outsideReferential.toSorted(),
    ammOrOffLabel.toSorted(),
    unknownSituations.toSorted(),
  ]);
  expect(situations).toEqual(expect.arrayContaining(lists.flat()));
});
