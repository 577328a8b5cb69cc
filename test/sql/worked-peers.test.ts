import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noAccess, type Access } from '#api/access.ts';
import type { Coverage } from '#data/batch.ts';
import { addFacts, newWarehouse, publishAll, reader } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';

/** Seven clinics and a rehabilitation hospital in region 75, three clinics in region 27. */
const clinic = (number: number) => `33990000${number}`;
const rehabilitation = '339900008';
const west = [1, 2, 3, 4, 5, 6, 7].map(clinic);
const here = [...west, rehabilitation];
const there = ['219900001', '219900002', '219900003'];

/** From 100 € in 2015 to this in 2016: +1 %, +2 % … ; in 2017 the second is over 85 % of everything. */
const spent: Record<string, number> = {
  ...{ [clinic(1)]: 107, [clinic(2)]: 101, [clinic(3)]: 102, [clinic(4)]: 104, [clinic(5)]: 106 },
  ...{ [clinic(6)]: 108, [clinic(7)]: 112, [rehabilitation]: 110 },
  ...{ [there[0] ?? '']: 101, [there[1] ?? '']: 102, [there[2] ?? '']: 103 },
};

const indicators = await fewIndicators('phev_evolution');
let world: Awaited<ReturnType<typeof reader>>;
const sites = (those: readonly string[]) =>
  those.map((finess) => ({
    ...{ section: 'structureet', finess, name: finess, sph_code: '7' },
    category_code: finess === rehabilitation ? '109' : '365',
  }));
const phev = (finess: string, year: number, amount: number) => ({
  ...{ finess, month: `${year}-03-01`, product: '3400930000000', product_kind: 'medicine', top_gen: '0' },
  ...{ boxes: 1, amount_reimbursed: amount },
});

beforeAll(async () => {
  const path = await newWarehouse();
  await addFacts(path, 'finess', sites([...here, ...there]));
  await addFacts(
    path,
    'phev',
    Object.entries(spent).flatMap(([finess, amount]) => [
      phev(finess, 2015, 100),
      phev(finess, 2016, amount),
      phev(finess, 2017, finess === clinic(2) ? 100_000 : 100),
    ]),
    { scope: 'region', regions: ['75', '27'], from: '2015-01', to: '2017-12' },
  );
  world = await reader(path, (await publishAll(path, { indicators })).id);
});
afterAll(() => world.close());

const naming = (scope: readonly string[], peers: readonly string[] = here): Access => ({
  ...{ ...noAccess, scope, peers, signed: scope },
});

describe('peer-position', () => {
  const position = async (establishment: string, access: Access, year = 2016, region = '75') =>
    (
      await world.ask('peer-position', { indicator: ['phev_evolution'], establishment, region, year }, access)
    ).map((row) => [
      ...[row.level, row.others, row.first_quartile, row.median, row.third_quartile, row.value, row.below],
    ]);
  const value = expect.closeTo(0.07, 9) as unknown;
  // Others +1, +2, +4, +6, +8, +12 %: quartiles at 1,25, 2,5 and 3,75 steps; four of the six are lower than +7 %.
  const amongClinics = [['category', 6, 0.025, 0.05, 0.075, value, 4 / 6]];
  // With the +10 %: +1, +2, +4, +6, +8, +10, +12; quartiles at 1,5, 3 and 4,5 steps; four of seven.
  const amongAll = [['region', 7, 0.03, 0.06, 0.09, value, 4 / 7]];

  test.each([
    ['of an agency, which names them all', here],
    ['of the establishment alone, to which they have no names', [clinic(1)]],
  ])('in its category, to the eyes %s', async (_, scope) => {
    expect(await position(clinic(1), naming(scope, here))).toEqual(
      // Region 27 is none of them.
      amongClinics,
    );
  });

  test('in the region, where the others of the category that have no names are four', async () => {
    expect(await position(clinic(1), naming([clinic(1), clinic(2), clinic(3)]))).toEqual(amongAll);
  });

  test('in the region, for the only one of its category: +1, +2, +4, +6, +7, +8, +12', async () => {
    expect(await position(rehabilitation, naming([rehabilitation]))).toEqual([
      ['region', 7, 0.03, 0.06, 0.075, expect.closeTo(0.1, 9), 6 / 7],
    ]);
  });

  test('nowhere, among fewer than five, beside one of over 85 %, or for who may not name it', async () => {
    expect(await position(there[0] ?? '', naming(there, there), 2016, '27')).toEqual([]);
    expect(await position(clinic(1), naming([clinic(1)]), 2017)).toEqual([]);
    expect(await position(clinic(1), naming([], here))).toEqual([]);
    expect(await position(clinic(1), naming([clinic(2)], here))).toEqual([]);
    // Four without names in the region as in the category.
    expect(await position(clinic(1), naming([1, 2, 3, 4].map(clinic)))).toEqual([]);
  });
});

test('the category of an establishment and its peers are one figure to it: nothing is left to compare', async () => {
  const asking = { indicator: ['phev_evolution'], region: '75', establishment: clinic(1) };
  const categories = async (access: Access) => {
    const gap = await world.ask('target-gap', { ...asking, year: 2016 }, access);
    const trend = await world.ask('trend', { ...asking, grain: 'year' }, access);
    return [
      gap.find((row) => row.level === 'category' && row.category === 'clinique'),
      trend.find((row) => row.level === 'category' && row.period_start === '2016-01-01'),
    ].map((row) => [row?.numerator, row?.denominator, row?.value, row?.verdict]);
  };
  // The six others spent 633 € after 600 €; with its own 107 €, 740 € after 700 €.
  const others = [null, null, 0.055, 'non atteint'];
  expect(await categories(naming([clinic(1), rehabilitation]))).toEqual([others, others]);
  expect(await categories(naming(here, here))).toEqual([
    [740, 700, expect.closeTo(40 / 700, 9), 'non atteint'],
    [633, 600, expect.closeTo(0.055, 9), 'non atteint'],
  ]);
  // Where the hospital of the other category is without a name, the region less the clinics would be it.
  const masked = [null, null, null, 'masqué'];
  expect(await categories(naming([clinic(1)]))).toEqual([masked, masked]);
  // Two of its own: those without names are five, +1, +2 … without clinic 2's +1 %: 532 € after 500 €.
  const five = [null, null, 0.064, 'non atteint'];
  expect(await categories(naming([clinic(1), clinic(2), rehabilitation]))).toEqual([five, five]);
});

test('by rolling window the region is told to 0.1 point, and no category with establishments without names', async () => {
  const asking = { indicator: ['phev_evolution'], region: '75', establishment: clinic(1), grain: 'rolling' };
  const at2016 = async (access: Access) =>
    (await world.ask('trend', asking, access))
      .filter((row) => row.period_start === '2016-01-01' && row.level !== 'establishment')
      .map((row) => [row.level, row.numerator, row.denominator, row.value, row.status]);
  // 850 € after 800 € is +6,25 %; the five without names, whom the year tells (+6,4 %), are not told.
  expect(await at2016(naming([clinic(1), clinic(2), rehabilitation]))).toEqual([
    ['region', null, null, 0.063, 'ok'],
    ['category', null, null, null, 'masked'],
  ]);
  expect(await at2016(naming(here, here))).toEqual([
    ['region', 850, 800, 0.0625, 'ok'],
    ['category', 633, 600, expect.closeTo(0.055, 9), 'ok'],
  ]);
});

describe('region-summary without names', () => {
  const summary = (region: string, access: Access, year = 2016) =>
    world.ask('region-summary', { indicator: ['phev_evolution'], region, year }, access);
  const counts = { judged: 8, not_assessable: 0, not_concerned: 0, without_target: 0, left_out: 0 };

  test('counts eight that hide each other as it counts them with names', async () => {
    // The law's +4,2 % for 2016: +1, +2 and +4 % meet it.
    const expected = { ...counts, met: 3, left_out_weight: 0, previous_value: null, change: null };
    expect(await summary('75', naming([], here))).toEqual([expect.objectContaining(expected)]);
    expect(await summary('75', naming(here, here))).toEqual([expect.objectContaining(expected)]);
  });

  test('counts nothing of three, nor of a few more than are named', async () => {
    const nothing = { met: null, judged: null, not_assessable: null, not_concerned: null, left_out: null };
    expect(await summary('27', naming([], there))).toEqual([expect.objectContaining(nothing)]);
    expect(await summary('75', naming([1, 2, 3, 4].map(clinic)))).toEqual([expect.objectContaining(nothing)]);
    expect(await summary('75', naming([], there))).toEqual([]);
  });
});

test('what changed since the publication before is not told where one to four without names moved', async () => {
  const path = await newWarehouse();
  const coverage: Partial<Coverage> = { scope: 'region', regions: ['75'], from: '2015-01', to: '2016-12' };
  await addFacts(path, 'finess', sites(here));
  await addFacts(
    path,
    'phev',
    west.flatMap((finess) => [phev(finess, 2015, 100), phev(finess, 2016, 104)]),
    coverage,
  );
  const published = [(await publishAll(path, { indicators })).id];
  // In 2016 the first two move, then the five others with them.
  for (const moving of [west.slice(0, 2), west.slice(2)]) {
    await addFacts(
      path,
      'phev',
      moving.map((finess) => phev(finess, 2016, 118)),
      { from: '2016-03', to: '2016-03' },
    );
    published.push((await publishAll(path, { indicators })).id);
  }
  const told = async (id: string | undefined, access: Access) => {
    const asked = await reader(path, id ?? '');
    const rows = await asked.ask(
      'region-summary',
      { indicator: ['phev_evolution'], region: '75', year: 2016 },
      access,
    );
    asked.close();
    return rows.map((row) => [row.previous_value, row.change, row.changed_establishments]);
  };
  const near = (value: number) => expect.closeTo(value, 9) as unknown;
  const [, two, five] = published;
  // +4 % everywhere; then two of seven at +18 %: 756 € after 700 €; then all seven: 826 €.
  expect(await told(two, naming(west, west))).toEqual([[near(0.04), near(0.04), 2]]);
  expect(await told(two, naming([], west))).toEqual([[null, null, null]]);
  expect(await told(two, naming([clinic(1)], west))).toEqual([[null, null, null]]);
  expect(await told(two, naming([clinic(1), clinic(2)], west))).toEqual([[near(0.04), near(0.04), 2]]);
  expect(await told(five, naming([], west))).toEqual([[near(0.08), near(0.1), 5]]);
  // Of the five, one is named: four without names.
  expect(await told(five, naming([clinic(3)], west))).toEqual([[null, null, null]]);
});

test('regions are those of the totals, with how many may be named', async () => {
  const row = { region: '75', region_name: 'Nouvelle-Aquitaine', establishments: 8 };
  const east = { region: '27', region_name: 'Bourgogne-Franche-Comté', establishments: 3, named: 3 };
  const regions = (access: Access) => world.ask('regions', {}, access);
  expect(await regions(naming(there, [...here, ...there]))).toEqual([east, { ...row, named: 0 }]);
  expect(await regions(naming([clinic(1)], here))).toEqual([{ ...row, named: 1 }]);
  expect(await regions(noAccess)).toEqual([]);
});

test('imports are told to who administers, and to no one else', async () => {
  const told = await world.ask('imports', {}, { ...noAccess, administers: ['imports'] });
  // Eleven establishments; three lines of each.
  expect(told).toEqual([
    expect.objectContaining({ source: 'phev', file: 'phev.csv', sensitivity: 'synthetic', rows_kept: 33 }),
    expect.objectContaining({ source: 'finess', file: 'finess.csv', rows_read: 11, rows_quarantined: 0 }),
  ]);
  expect(await world.ask('imports', {}, naming(here, here))).toEqual([]);
});
