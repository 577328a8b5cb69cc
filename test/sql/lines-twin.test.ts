import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesOf, listBatches } from '#data/batch.ts';
import { literal, openEngine } from '#data/duckdb.ts';
import { readWarehouse } from '#data/warehouse.ts';
import { accessWorld, type AccessWorld } from '#test/support/access-world.ts';
import { reader } from '#test/support/facts.ts';
import { plainLine, plainPrescribers, plainUnits, type PlainLine } from '#test/support/plain-lines.ts';

/** The two hospitals of the demo with the most lines of a year, and their lines as the files had them. */
let world: AccessWorld;
let asked: Awaited<ReturnType<typeof reader>>;
const years: { establishment: string; year: number; lines: PlainLine[] }[] = [];
/** ATC of each product that has one, and the group of indications of each line that has one. */
const atcOf = new Map<string, string>();
const groupOf = new Map<string, string>();
beforeAll(async () => {
  world = await accessWorld();
  asked = await reader(world.path, world.id);
  const warehouse = readWarehouse(world.path);
  const files = listBatches(warehouse)
    .filter((batch) => batch.source === 'les')
    .map((batch) => literal(linesOf(warehouse, batch)));
  const engine = await openEngine(':memory:', { memory: '1GB', threads: 1, spill: tmpdir() });
  const rows = await engine.rows(`select finess, date::varchar as date, * exclude (finess, date, line)
    from read_parquet([${files.join(', ')}])`);
  const published = literal(join(world.path, 'publications', world.id, 'les_line.parquet'));
  const situations = new Map<string, string>();
  for (const row of await engine.rows(
    `select line_id, situation, indication_group from read_parquet(${published})`,
  )) {
    situations.set(String(row.line_id), String(row.situation));
    if (typeof row.indication_group === 'string') groupOf.set(String(row.line_id), row.indication_group);
  }
  const products = literal(join(world.path, 'publications', world.id, 'product.parquet'));
  for (const { product, atc5 } of await engine.rows(`select product, atc5 from read_parquet(${products})`))
    if (typeof atc5 === 'string') atcOf.set(String(product), atc5);
  engine.close();
  const all = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${String(row.finess)} ${String(row.date).slice(0, 4)}`;
    const held = all.get(key) ?? [];
    held.push(row);
    all.set(key, held);
  }
  const known = new Set(world.places.map((place) => place.establishment));
  for (const [key, mine] of [...all].sort((a, b) => b[1].length - a[1].length)) {
    const [establishment = '', year = ''] = key.split(' ');
    // A number that a merger or a correction concerns is another test's.
    const lines = mine.map((row) => plainLine(row, situations.get(String(row.line_id)) ?? 'lost'));
    const once = new Set(lines.map((line) => line.id)).size === lines.length;
    if (known.has(establishment) && once && years.length < 4)
      years.push({ establishment, year: Number(year), lines });
  }
});
afterAll(() => asked.close());

const period = (row: Record<string, unknown>) =>
  row.period_months === 12 ? 'Y' : String(row.period_start).slice(5, 7) === '01' ? 'S1' : 'S2';
const whole = (value: unknown) => Math.round(Number(value) * 1000);
const regionOf = (establishment: string) =>
  world.places.find((place) => place.establishment === establishment)?.region ?? null;

const counted = (rows: readonly Record<string, unknown>[], key: string) =>
  new Map(
    rows.map((row) => [
      [typeof row[key] === 'string' ? row[key] : '(none)', row.situation, period(row)].join(' / '),
      [row.stays, row.patients, row.lines, whole(row.quantity), whole(row.amount)],
    ]),
  );
const sorted = <V>(cells: ReadonlyMap<string, V>) => Object.fromEntries([...cells].sort());

test('services, products, specialties and prescribers are what the imported lines add up to', async () => {
  expect(years).toHaveLength(4);
  for (const { establishment, year, lines } of years) {
    const values = { establishment, year, region: regionOf(establishment) };
    expect(lines.length).toBeGreaterThan(10);
    const units = await asked.ask('units', values);
    expect(sorted(counted(units, 'unit'))).toEqual(sorted(plainUnits(lines, (line) => line.unit)));
    for (const [by, keyOf] of [
      ['product', (line: PlainLine) => line.product],
      ['specialty', (line: PlainLine) => line.specialty],
      ['establishment', () => establishment],
    ] as const) {
      const rows = await asked.ask('situations', { ...values, by });
      expect(sorted(counted(rows, 'key'))).toEqual(sorted(plainUnits(lines, keyOf)));
    }
    const prescribers = await asked.ask('prescribers', values);
    const found = prescribers
      .filter((row) => Number(row.les_lines) > 0)
      .map((row) => [
        row.prescriber,
        [row.les_lines, row.les_stays, whole(row.les_amount), row.off_label_lines],
      ]);
    const expected = plainPrescribers(lines);
    expect(found).toHaveLength(expected.size);
    for (const [rpps, figures] of found) expect(figures).toEqual(expected.get(rpps as string | null));
  }
});

const newestFirst = (lines: readonly PlainLine[]) =>
  [...lines].sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1));

test('lines are the imported ones, newest first, page after page', async () => {
  for (const { establishment, year, lines } of years) {
    const values = { establishment, year, region: regionOf(establishment), limit: 7 };
    const expected = newestFirst(lines).map(({ id, date, unit, rpps, stay, product, told, amount }) => [
      ...[id, date, unit, rpps, stay, product, told, amount],
    ]);
    const read: unknown[][] = [];
    let after: unknown = null;
    do {
      const page = await asked.ask('lines', { ...values, after: after as string | null });
      for (const row of page) {
        const { line_id, date, unit, prescriber, stay, product, situation, amount, total } = row;
        expect(total).toBe(lines.length);
        read.push([line_id, date, unit, prescriber, stay, product, situation, whole(amount)]);
      }
      after = page[0]?.next ?? null;
    } while (after !== null);
    expect(read).toEqual(expected);
  }
});

const keysOf = {
  unit: (line: PlainLine) => line.unit,
  specialty: (line: PlainLine) => line.specialty,
  prescriber: (line: PlainLine) => line.rpps,
  product: (line: PlainLine) => line.product,
  dci: (line: PlainLine) => atcOf.get(line.product) ?? null,
  atc: (line: PlainLine) => atcOf.get(line.product)?.slice(0, 4) ?? null,
  group: (line: PlainLine) => groupOf.get(line.id) ?? null,
  indication: (line: PlainLine) => line.indication,
  situation: (line: PlainLine) => line.told,
};
type Dimension = keyof typeof keysOf;

/** Keys of some lines in some dimensions, so that these are found, and sometimes a key that no line has. */
const asking = fc.record({
  of: fc.nat({ max: 3 }),
  at: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  dimensions: fc.subarray(Object.keys(keysOf) as Dimension[], { minLength: 1, maxLength: 4 }),
  strange: fc.boolean(),
  months: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 2 })),
});

test('whatever is chosen of the linked page, the lines are those that a plain filter keeps', async () => {
  const found = { some: 0, notAll: 0 };
  await fc.assert(
    fc.asyncProperty(asking, async ({ of, at, dimensions, strange, months }) => {
      const { establishment, year, lines } = years[of] ?? { establishment: '', year: 0, lines: [] };
      const picked = at.flatMap((index) => lines[index % lines.length] ?? []);
      const choices: Partial<Record<Dimension, string[]>> = {};
      for (const name of dimensions) {
        const keys = picked.map((line) => keysOf[name](line) ?? '');
        choices[name] = [...new Set([...keys, ...(strange ? ['none such'] : [])])];
      }
      const [from, to] = (months ?? [1, 12])
        .toSorted((a, b) => a - b)
        .map((month) => `${year}-${String(month).padStart(2, '0')}`);
      const expected = newestFirst(lines).filter(
        (line) =>
          dimensions.every((name) => choices[name]?.includes(keysOf[name](line) ?? '')) &&
          (from ?? '') <= line.date.slice(0, 7) &&
          line.date.slice(0, 7) <= (to ?? ''),
      );
      const rows = await asked.ask('lines', {
        ...{ establishment, region: regionOf(establishment), limit: 1000, ...choices },
        ...(months === null ? { year } : { from: from ?? null, to: to ?? null }),
      });
      expect(rows.map((row) => row.line_id)).toEqual(expected.slice(0, 1000).map(({ id }) => id));
      expect(rows.every((row) => row.total === expected.length)).toBe(true);
      found.some += expected.length > 0 ? 1 : 0;
      found.notAll += expected.length < lines.length ? 1 : 0;
    }),
    { numRuns: 60, endOnFailure: true },
  );
  // The draws ask for something: they find lines, and leave others out.
  expect(found.some).toBeGreaterThan(10);
  expect(found.notAll).toBeGreaterThan(10);
});
