import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backtest, type MonthValue, type Told } from '#api/statistics/projection.ts';
import { literal, openEngine } from '#data/duckdb.ts';
import { currentPublication } from '#data/publications.ts';
import { readWarehouse } from '#data/warehouse.ts';
import { demoWarehouse } from '#test/support/demo-warehouse.ts';

// What docs/projection.md states of the demo: the method has no constant to set by these figures.
const indicators = ['phev_evolution', 'les_drugs_evolution', 'les_devices_evolution', 'transport_evolution'];
const months = [3, 6, 9];

let warehouse: string;
let told: readonly (Told & { readonly region: string })[];

beforeAll(async () => {
  warehouse = await demoWarehouse();
  const path = join(warehouse, 'publications', currentPublication(readWarehouse(warehouse)) ?? '');
  const engine = await openEngine(':memory:', { memory: '1GB', threads: 1, spill: tmpdir() });
  const rows = await engine.rows(`
    select region, indicator, establishment, strftime(period_start, '%Y-%m') as month, n::double as value
    from read_parquet(${literal(join(path, 'figure.parquet'))})
    where grain = 'month' and n is not null and not provisional
      and indicator in (${indicators.map(literal).join(', ')})
    order by all`);
  engine.close();
  const series = new Map<string, { region: string; values: MonthValue[] }>();
  for (const { region, indicator, establishment, month, value } of rows) {
    const key = `${String(indicator)} ${String(establishment)}`;
    const one = series.get(key) ?? { region: String(region), values: [] };
    one.values.push({ month: String(month), value: Number(value) });
    series.set(key, one);
  }
  told = [...series.values()].flatMap(({ region, values }) =>
    (backtest(values, { months, level: 0.9 })?.told ?? []).map((each) => ({ ...each, region })),
  );
});

afterAll(async () => {
  await rm(dirname(warehouse), { recursive: true, force: true });
});

const coverage = (some: readonly Told[]) =>
  some.filter(({ low, actual, high }) => low <= actual && actual <= high).length / some.length;

test.each(['75', '27'])('in region %s, nine tenths of the stated intervals hold, at each month', (region) => {
  const own = told.filter((each) => each.region === region);
  expect(own.length).toBeGreaterThanOrEqual(900);
  for (const some of [own, ...months.map((known) => own.filter((each) => each.known === known))]) {
    expect(some.length).toBeGreaterThan(300);
    expect(coverage(some)).toBeGreaterThanOrEqual(0.85);
    expect(coverage(some)).toBeLessThanOrEqual(0.95);
  }
});

test('every year but that of the epidemic is held too, which nothing before it told', () => {
  const years = [...new Set(told.map(({ year }) => year))].sort((a, b) => a - b);
  expect(years.length).toBeGreaterThanOrEqual(8);
  for (const year of years) {
    const held = coverage(told.filter((each) => each.year === year));
    if (year === 2020) expect(held).toBeLessThan(0.85);
    else expect(held).toBeGreaterThan(0.85);
  }
});

test('an interval that always says the same would not pass', () => {
  // A fifth on either side of the landing, or half the stated reach.
  const fixed = told.map((each) => ({ ...each, low: each.landing * 0.8, high: each.landing * 1.2 }));
  const halved = told.map((each) => ({
    ...each,
    low: each.landing - (each.landing - each.low) / 2,
    high: each.landing + (each.high - each.landing) / 2,
  }));
  for (const wrong of [fixed, halved]) {
    const shares = months.map((known) => coverage(wrong.filter((each) => each.known === known)));
    expect(shares.some((share) => share < 0.85 || share > 0.95)).toBe(true);
  }
});
