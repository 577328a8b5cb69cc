import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '#data/duckdb.ts';
import { plainCells, seenIn } from '#test/support/plain-release.ts';
import { releaseOf, type PrescriberMonth } from '#test/support/release.ts';
import { releaseWorld } from '#test/support/release-world.ts';

const levels = ['region', 'establishment', 'unit', 'product', 'specialty'] as const;
const keyOf = (level: (typeof levels)[number], row: Row) =>
  ({
    region: '',
    establishment: row.establishment,
    unit: `${String(row.establishment)} ${String(row.unit)}`,
    product: row.product,
    specialty: String(row.specialty),
  })[level];
const periodOf = (row: Row) =>
  row.period_months === 12 ? 0 : String(row.period_start).slice(5, 7) === '01' ? 1 : 2;

const shape = fc.record({
  seed: fc.integer(),
  establishments: fc.integer({ min: 2, max: 6 }),
  units: fc.integer({ min: 1, max: 4 }),
  products: fc.integer({ min: 1, max: 4 }),
  lines: fc.integer({ min: 100, max: 1500 }),
  skew: fc.double({ min: 1, max: 3, noNaN: true }),
});

test('every cell is there in each period; what is shown is what is counted by hand; small cells are masked', async () => {
  await fc.assert(
    fc.asyncProperty(shape, async (each) => {
      const lines = releaseWorld(each).map((line, index) =>
        index % 97 === 0 ? { ...line, patient: null } : line,
      );
      const released = await releaseOf(lines);
      const cells = plainCells(lines, released.pooled);
      const seen = seenIn(released, '75', 2020);
      if (released.dropped.length > 0) {
        for (const level of levels) expect(seen[level]).toEqual([]);
        return;
      }
      for (const level of levels) {
        const mine = [...cells.values()].filter((cell) => cell.level === level);
        expect(seen[level]).toHaveLength(mine.length * 3);
        for (const row of seen[level]) {
          const cell = mine.find((one) => one.key === keyOf(level, row) && one.situation === row.situation);
          const period = periodOf(row);
          const isSmall = cell?.persons.some((persons) => persons >= 1 && persons <= 10);
          if (isSmall) expect(row.masked).toBe(true);
          if (level === 'region') expect(row.masked).toBe(false);
          if (row.masked === true) {
            expect([row.stays, row.patients, row.lines, row.quantity, row.amount, row.amount_masked]).toEqual(
              [null, null, null, null, null, true],
            );
            continue;
          }
          expect(row).toMatchObject({
            stays: cell?.stays[period],
            patients: cell?.patients[period],
            lines: cell?.lines[period],
          });
          // Units add up within a product only; its euros are told to the nearest thousand.
          if (level === 'product') expect(Number(row.quantity)).toBe(cell?.quantity[period]);
          else expect(row.quantity).toBeNull();
          const euros = (cell?.cents[period] ?? 0) / 100;
          if (row.amount_masked === true) expect(row.amount).toBeNull();
          else if (level === 'product') expect(Number(row.amount)).toBe(Math.round(euros / 1000) * 1000);
          else expect(Math.round(Number(row.amount) * 100)).toBe(cell?.cents[period]);
        }
        // The same cells in the year and in its semesters.
        const masks = new Map<string, Set<unknown>>();
        for (const row of seen[level]) {
          const name = `${String(keyOf(level, row))} ${String(row.situation)}`;
          masks.set(name, (masks.get(name) ?? new Set()).add(row.masked).add(String(row.amount_masked)));
        }
        for (const each of masks.values()) expect(each.size).toBe(2);
      }
      const all = seen.region.filter((row) => row.period_months === 12);
      expect(all.reduce((sum, row) => sum + Number(row.lines), 0)).toBe(lines.length);
      const pooled = released.pooled.map((row) => row.situation);
      expect(pooled.length).not.toBe(1);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

const month = (rpps: string | null, m: number, persons: number | null, cents = 1000): PrescriberMonth => ({
  ...{ establishment: '330990001', rpps, year: 2020, month: m, persons, cents },
});

test('prescribers: masked together or not at all, under names of this publication only', async () => {
  const months = [
    ...[month('99000000001', 1, 50), month('99000000001', 8, 40)],
    ...[month('99000000002', 1, 4), month('99000000002', 8, 60)],
    ...[month('99000000003', 1, 30), month('99000000003', 8, 20)],
    ...[month(null, 1, 90), month(null, 8, 90)],
  ];
  const here = await releaseOf([], months);
  const masked = new Set(here.prescriber.filter((row) => row.masked === true).map((row) => row.rpps));
  // The one with 4 persons in a semester, and the smallest other.
  expect(masked).toEqual(new Set(['99000000002', '99000000003']));
  expect(here.prescriber).toHaveLength(12);
  for (const row of here.prescriber) {
    if (row.masked === true) expect([row.amount, row.boxes, row.known_boxes]).toEqual([null, null, null]);
    if (row.rpps === null) expect(row.pseudonym).toBeNull();
    else expect(row.pseudonym).toMatch(/^P-[0-9A-F]{10}$/);
  }
  const names = (released: typeof here) =>
    [...new Set(released.prescriber.flatMap((row) => row.pseudonym ?? []))].sort();
  expect(names(here)).toHaveLength(3);
  expect(names(await releaseOf([], months))).toEqual(names(here));
  const next = names(await releaseOf([], months, Buffer.alloc(32, 8)));
  expect(next.filter((name) => names(here).includes(name))).toEqual([]);
});
