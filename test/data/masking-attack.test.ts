import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIndicators } from '#data/definitions.ts';
import type { Row } from '#data/duckdb.ts';
import { demoBench, regionOf as demoRegion } from '#test/support/demo.ts';
import { attackerOf, type Period, type Seen } from '#test/support/attacker.ts';
import { contractOf, plainCells, seenIn, type PlainCell } from '#test/support/plain-release.ts';
import { releaseOf, type ReleaseLine } from '#test/support/release.ts';
import { releaseWorld } from '#test/support/release-world.ts';

const threshold = 10;
const isSmall = (persons: number | undefined) => (persons ?? 0) >= 1 && (persons ?? 0) <= threshold;

/** Cells and periods with 1 to 10 persons that are in the tables, and the cells whose amount could be hidden. */
const targetsOf = (cells: Iterable<PlainCell>, region: string, year: number) => {
  const mine = [...cells].filter((cell) => cell.region === region && cell.year === year);
  return mine.flatMap((cell) =>
    ([0, 1, 2] as const)
      .filter((period) => isSmall(cell.persons[period]))
      .map((period) => ({ place: cell, period })),
  );
};

const attack = async (lines: readonly ReleaseLine[], region = '75', year = 2020) => {
  const released = await releaseOf(lines);
  const seen = seenIn(released, region, year);
  if (seen.region.length === 0) return { released, seen, caught: [], known: [], targets: 0 };
  const cells = plainCells(lines, released.pooled);
  const contract = contractOf(lines, released.pooled, region, year);
  const signatory = await attackerOf(seen, contract, tariffsOf(lines));
  const targets = targetsOf(cells.values(), region, year);
  const caught = signatory.bounded(targets, threshold);
  const known = signatory.knownAmounts(amountTargets([...cells.values()], seen, false));
  // Who has not signed does not read some totals: nor does he know what is alone in its establishment.
  const hides = (indicator: string, kind: string) =>
    released.indicatorMasked
      .filter((row) => row.indicator === indicator)
      .map((row) => `${String(row.establishment)} ${kind} `);
  const hidden = [...hides('les_drugs_evolution', 'drug'), ...hides('les_devices_evolution', 'device')];
  const isRead = ([key]: [string, number]) => !hidden.some((start) => key.startsWith(start));
  const stranger = await attackerOf(seen, new Map([...contract].filter(isRead)));
  known.push(...stranger.knownAmounts(amountTargets([...cells.values()], seen, true)));
  return { released, seen, caught, known, targets: targets.length };
};

const tariffsOf = (lines: readonly ReleaseLine[]) => {
  const sums = new Map<string, { cents: number; quantity: number }>();
  for (const { product, cents, quantity } of lines) {
    const sum = sums.get(product) ?? { cents: 0, quantity: 0 };
    sums.set(product, { cents: sum.cents + cents, quantity: sum.quantity + quantity });
  }
  return new Map([...sums].map(([product, { cents, quantity }]) => [product, cents / quantity / 100]));
};

/** Masked cells in their semesters, those alone in their establishment (its total is their amount) or those that are not. */
const amountTargets = (cells: readonly PlainCell[], seen: Seen, isAlone: boolean) =>
  seen.establishment
    .filter((row) => row.masked === true && row.period_months === 6)
    .flatMap((row) => {
      const period: Period = String(row.period_start).slice(5, 7) === '01' ? 1 : 2;
      const kind = (situation: unknown) => (situation === 'device' ? 'device' : 'drug');
      const beside = cells.filter(
        (cell) =>
          cell.level === 'establishment' &&
          cell.key === row.establishment &&
          kind(cell.situation) === kind(row.situation) &&
          (cell.lines[period] ?? 0) > 0,
      );
      const cell = beside.find(({ situation }) => situation === row.situation);
      return cell === undefined || beside.length < 2 !== isAlone ? [] : [{ place: cell, period }];
    });

const shape = fc.record({
  seed: fc.integer(),
  establishments: fc.integer({ min: 1, max: 6 }),
  units: fc.integer({ min: 1, max: 5 }),
  products: fc.integer({ min: 1, max: 5 }),
  lines: fc.integer({ min: 5, max: 250 }),
  skew: fc.double({ min: 1, max: 4, noNaN: true }),
});

test('no solver bounds a small cell of a random region to 10 persons, nor knows a masked amount', async () => {
  let attacked = 0;
  await fc.assert(
    fc.asyncProperty(shape, async (each) => {
      const { caught, known, targets } = await attack(releaseWorld(each));
      attacked += targets;
      expect({ caught, known }).toEqual({ caught: [], known: [] });
    }),
    { numRuns: 10, endOnFailure: true },
  );
  expect(attacked).toBeGreaterThan(50);
}, 120_000);

test('nor those of a region of the demo', async () => {
  const demo = await demoBench();
  await demo.make('attacked', 1, 40_000);
  const rows = await demo.rows(`
    select finess, month(date) as month, unit, specialty, product, stay_key, patient_key, quantity, amount_reimbursed,
      case when product_kind = 'device' then 'device' when indication is null then 'absent'
        when indication = 'I999999' then 'off_label' when indication = 'I999998' then 'research' when left(indication, 1) in ('N', 'C') then 'early_access'
        when indication in ('I000033', 'I000159', 'I000361') then 'amm_not_listed' else 'amm' end as situation
    from ${demo.lines('attacked', (batch) => batch.source === 'les')}
    where year(date) = 2020 and ${demoRegion} = '27'`);
  demo.close();
  const text = (cell: unknown) => (typeof cell === 'string' ? cell : null);
  const lines = rows.map((row) => ({
    ...{ establishment: String(row.finess), year: 2020, month: Number(row.month) },
    ...{ unit: text(row.unit), specialty: text(row.specialty), product: String(row.product) },
    ...{ situation: String(row.situation), stay: String(row.stay_key), patient: text(row.patient_key) },
    ...{
      quantity: Math.max(1, Number(row.quantity)),
      cents: Math.round(Number(row.amount_reimbursed) * 100),
    },
  }));
  const { caught, known, targets } = await attack(lines, '27');
  expect({ caught, known }).toEqual({ caught: [], known: [] });
  expect(targets).toBeGreaterThan(100);
}, 180_000);

test('the same solver catches a masking of small cells alone, and one amount shown too many', async () => {
  const lines = [
    ...people('330990001', 'amm', 100),
    ...people('330990002', 'amm', 5),
    ...people('330990003', 'amm', 30),
    ...people('330990001', 'off_label', 40),
    ...people('330990002', 'off_label', 20),
    ...people('330990003', 'off_label', 25),
  ];
  const { released, seen, caught, known, targets } = await attack(lines);
  expect(caught).toEqual([]);
  expect(known).toEqual([]);
  expect(targets).toBe(6);
  const cells = plainCells(lines, released.pooled);
  const contract = contractOf(lines, released.pooled, '75', 2020);
  const wanted = targetsOf(cells.values(), '75', 2020);
  // Shows again what was masked for others' sake.
  const primaryOnly = Object.fromEntries(
    Object.entries(seen).map(([level, rows]) => [
      level,
      rows.map((row) => shownAgain(row, level as keyof Seen, cells)),
    ]),
  ) as unknown as Seen;
  const broken = await attackerOf(primaryOnly, new Map());
  expect(broken.bounded(wanted, threshold).length).toBeGreaterThan(0);
  const whole: Seen = { ...seen, establishment: seen.establishment.map((row) => withAmount(row, cells)) };
  const richer = await attackerOf(whole, contract);
  const masked = amountTargets([...cells.values()], seen, false);
  expect(masked.length).toBeGreaterThan(0);
  expect(richer.knownAmounts(masked).length).toBeGreaterThan(0);
}, 120_000);

// Masked apart, drugs less the sum of both would be read again: the attack above knows of these two alone.
test('of the liste en sus, all may read drugs and devices, and nothing that adds them up or counts fewer lines', () => {
  const read = readIndicators().filter(
    ({ sources, signatories_only }) => sources.includes('les') && !signatories_only,
  );
  expect(read.map(({ slug }) => slug).sort()).toEqual(['les_devices_evolution', 'les_drugs_evolution']);
});

/** As many patients, each with a line in either semester. */
const people = (establishment: string, situation: string, count: number): ReleaseLine[] =>
  Array.from({ length: count * 2 }, (_, index) => ({
    ...{ establishment, situation, year: 2020, month: index % 2 === 0 ? 3 : 9 },
    ...{ unit: 'U', specialty: '1', product: 'P', quantity: 1, cents: 1000 },
    patient: `${situation} ${index >> 1}`,
    stay: `${situation} ${index}`,
  }));

const cellOf = (row: Row, level: keyof Seen, cells: ReadonlyMap<string, PlainCell>) =>
  [...cells.values()].find(
    (cell) =>
      cell.level === level &&
      cell.situation === row.situation &&
      cell.key ===
        {
          region: '',
          establishment: row.establishment,
          unit: `${String(row.establishment)} ${String(row.unit)}`,
          product: row.product,
          specialty: String(row.specialty),
        }[level],
  );

const shownAgain = (row: Row, level: keyof Seen, cells: ReadonlyMap<string, PlainCell>): Row => {
  const cell = cellOf(row, level, cells);
  if (cell === undefined || row.masked === false || cell.persons.some(isSmall)) return row;
  const period = row.period_months === 12 ? 0 : String(row.period_start).slice(5, 7) === '01' ? 1 : 2;
  return { ...row, masked: false, lines: cell.lines[period] ?? null, stays: cell.stays[period] ?? null };
};

// The amounts that were withheld without their cell being masked.
const withAmount = (row: Row, cells: ReadonlyMap<string, PlainCell>): Row => {
  if (row.masked === true || row.amount !== null) return row;
  const cell = cellOf(row, 'establishment', cells);
  const period = row.period_months === 12 ? 0 : String(row.period_start).slice(5, 7) === '01' ? 1 : 2;
  return { ...row, amount: ((cell?.cents[period] ?? 0) / 100).toFixed(2) };
};
