import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessOf } from '#api/access.ts';
import { bridgeTotals } from '#api/bridge.ts';
import { currentPublication } from '#data/publications.ts';
import { readWarehouse } from '#data/warehouse.ts';
import { demoWarehouse } from '#test/support/demo-warehouse.ts';
import { reader } from '#test/support/facts.ts';

// What was planted in the demo (data/demo/planted.csv, docs/demo.md) is what the bridge says first to the pharmacist.
let warehouse: string;
let demo: Awaited<ReturnType<typeof reader>>;

beforeAll(async () => {
  warehouse = await demoWarehouse();
  demo = await reader(warehouse, currentPublication(readWarehouse(warehouse)) ?? '');
});

afterAll(async () => {
  demo.close();
  await rm(dirname(warehouse), { recursive: true, force: true });
});

/** Terms of one establishment's change, as its own pharmacist reads them, from the largest. */
const terms = async (indicator: string, establishment: string, year: number) => {
  const grant = {
    ...{ id: 1, iss: 'test', sub: 'pui', name: 'PUI', role: 'pui' as const, regions: [], departements: [] },
    ...{ establishments: [establishment], rpps: null, clear_rpps: false, from: '2020-01-01', to: null },
  };
  const access = accessOf([grant], demo.places, { rpps: null, transmitted: [] });
  const rows = await demo.ask(
    'bridge',
    { indicator: [indicator], region: '75', establishment, year },
    access,
  );
  const own = rows.filter((row) => row.level === 'establishment');
  const total = (name: string) => Number(own.find((row) => row.term === name)?.value);
  const change = own
    .filter(({ term }) => !(bridgeTotals as readonly unknown[]).includes(term))
    .map(({ term, value }) => ({ term: String(term), value: Number(value) }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return { change, before: total('before'), now: total('now'), signed: total('signed_before') };
};

test.each([
  ['a price shock', 'les_drugs_evolution', '879911295', 2019, 'price'],
  ['a volume shock', 'phev_evolution', '179910179', 2019, 'volume'],
  ['a shift to costly products', 'phev_evolution', '199921206', 2018, 'mix'],
  ['a merger', 'phev_evolution', '169910049', 2019, 'merger'],
])('%s is the first term, and it adds', async (_, indicator, establishment, year, cause) => {
  const { change, before, now, signed } = await terms(indicator, establishment, year);
  const [first, second] = change;
  expect(first?.term).toBe(cause);
  expect(first?.value).toBeGreaterThan(0);
  // Seen from far: the others are well below.
  expect(Math.abs(second?.value ?? 0)).toBeLessThan(0.75 * (first?.value ?? 0));
  const sum = change.reduce((total, { value }) => total + value, 0);
  expect(sum).toBeCloseTo(now - signed, 2);
  expect(before).toBeGreaterThan(0);
});

test.each([
  ['price', 'les_drugs_evolution', '869911164', 2019],
  ['volume', 'phev_evolution', '479910853', 2019],
  ['mix', 'phev_evolution', '179920608', 2018],
  ['merger', 'phev_evolution', '879911295', 2019],
])('where no %s was planted, another term is first', async (cause, indicator, establishment, year) => {
  const { change } = await terms(indicator, establishment, year);
  expect(change.length).toBeGreaterThan(2);
  expect(change[0]?.term === cause && change[0].value > 0).toBe(false);
});

test('the year before, and the year after, the planted cause is no longer first', async () => {
  const neighbours = [
    ['price', 'les_drugs_evolution', '879911295', 2018],
    ['price', 'les_drugs_evolution', '879911295', 2020],
    ['mix', 'phev_evolution', '199921206', 2017],
    ['mix', 'phev_evolution', '199921206', 2019],
    ['merger', 'phev_evolution', '169910049', 2018],
    ['merger', 'phev_evolution', '169910049', 2020],
  ] as const;
  for (const [cause, indicator, establishment, year] of neighbours) {
    const { change } = await terms(indicator, establishment, year);
    const [first] = change;
    expect(first?.term === cause && first.value > 0, `${establishment} ${year}`).toBe(false);
  }
});
