import { afterAll, expect, test } from 'vitest';
import { addFacts, newWarehouse, publishAll, reader, type Line } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';

// Cases in which several files, sources or numbers speak for one hospital.

/** Those asked about here: a world of a few lines does not compute all of them. */
const indicators = await fewIndicators(
  'phev_evolution',
  'phev_medicines_evolution',
  'generic_repertoire',
  'les_drugs_evolution',
);

const open: { close: () => void }[] = [];
afterAll(() => open.forEach((each) => each.close()));

const read = async (path: string) => {
  const opened = await reader(path, (await publishAll(path, { indicators })).id);
  open.push(opened);
  return opened;
};

const monthly = (finess: string, year: number, amount: number): Line[] =>
  Array.from({ length: 12 }, (_, m) => ({
    finess,
    month: `${year}-${String(m + 1).padStart(2, '0')}-01`,
    product: '3400930000000',
    product_kind: 'medicine',
    boxes: 1,
    amount_reimbursed: amount,
    top_gen: '0',
  }));

const yearly = (finess: string, year: number, boxes: number, more: Line = {}): Line => ({
  ...{ finess, year, product: '3400930000001', kind: 'medicine', top_gen: '1', boxes },
  ...{ amount_reimbursed: boxes * 1000, region: '75', ...more },
});

const les = (finess: string, year: number, amount: number): Line[] =>
  Array.from({ length: 12 }, (_, m) => ({
    finess,
    date: `${year}-${String(m + 1).padStart(2, '0')}-05`,
    product: '3400890000000',
    product_kind: 'drug',
    amount_reimbursed: amount,
  }));

const region75 = (from: string, to: string) => ({ scope: 'region' as const, regions: ['75'], from, to });
const national = (year: number) => ({ scope: 'national' as const, from: `${year}-01`, to: `${year}-12` });
const site = (finess: string, ej: string, more: Line = {}): Line => ({
  ...{ section: 'structureet', finess, ej, sph_code: '1', category_code: '355', name: `Site ${finess}` },
  ...more,
});
const entity = (finess: string): Line => ({ section: 'structureej', finess, name: `Entité ${finess}` });

type Reader = Awaited<ReturnType<typeof read>>;
const gap = async (asked: Reader, indicator: string, year: number, finess: string | null, region = '75') =>
  (await asked.ask('target-gap', { indicator: [indicator], region, year })).find((row) =>
    finess === null ? row.level === 'region' : row.establishment === finess,
  );

test('a window of 12 months that spans a merger holds both hospitals, before and after', async () => {
  const path = await newWarehouse();
  const merger = {
    section: 'successor',
    finess: '33990002',
    successor: '339900001',
    effective: '2018-01-01',
  };
  await addFacts(path, 'finess', [entity('339900001'), entity('339900021'), merger]);
  const lines = [2015, 2016, 2017, 2018].flatMap((year) => [
    ...monthly('339900001', year, 10),
    ...monthly('339900021', year, year === 2016 || year === 2015 ? 20 : 40),
  ]);
  await addFacts(path, 'phev', lines, region75('2015-01', '2018-12'));
  const rows = await (
    await read(path)
  ).ask('trend', { indicator: ['phev_evolution'], region: '75', grain: 'rolling' });
  // 2017-02 to 2018-01: 11 × 50 + 50 = 600 against 11 × 30 + 50 = 380.
  expect(rows.find((row) => row.period_start === '2017-02-01')).toMatchObject({
    numerator: 600,
    denominator: 380,
  });
  expect(rows.find((row) => row.period_start === '2017-01-01')).toMatchObject({
    numerator: 600,
    denominator: 360,
  });
});

test('a stray line under a site does not undo the years of its hospital', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'finess', [entity('339900001'), site('339900011', '339900001')]);
  for (const year of [2018, 2019, 2020]) {
    const stray = year === 2019 ? [{ ...monthly('339900011', year, 5)[3] }] : [];
    await addFacts(path, 'phev', [...monthly('339900001', year, 100), ...stray] as Line[], {
      from: `${year}-01`,
      to: `${year}-12`,
    });
  }
  const asked = await read(path);
  expect(await gap(asked, 'phev_evolution', 2019, '339900001')).toMatchObject({
    numerator: 1205,
    denominator: 1200,
  });
  expect(await gap(asked, 'phev_evolution', 2020, '339900001')).toMatchObject({
    numerator: 1200,
    denominator: 1205,
  });
});

test('a corrected file replaces all that was said of its hospitals, whatever their numbers', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'finess', [entity('339900001'), site('339900011', '339900001')]);
  const first = [...monthly('339900001', 2022, 1000), ...monthly('339900011', 2022, 500)];
  await addFacts(path, 'phev', [...first, ...monthly('339900002', 2022, 7)], {
    from: '2022-01',
    to: '2022-12',
  });
  await addFacts(path, 'phev', monthly('339900001', 2022, 1500), { from: '2022-01', to: '2022-12' });
  const asked = await read(path);
  expect(await gap(asked, 'phev_evolution', 2022, '339900001')).toMatchObject({ numerator: 18000 });
  expect(await gap(asked, 'phev_evolution', 2022, '339900002')).toMatchObject({ numerator: 84 });
});

test('after a merger a file that names the successor alone speaks for it whole', async () => {
  const path = await newWarehouse();
  const merger = {
    section: 'successor',
    finess: '339900021',
    successor: '339900001',
    effective: '2019-01-01',
  };
  await addFacts(path, 'finess', [entity('339900001'), entity('339900021'), merger]);
  const both = [...monthly('339900001', 2018, 10), ...monthly('339900021', 2018, 10)];
  await addFacts(path, 'phev', both, { from: '2018-01', to: '2018-12' });
  await addFacts(path, 'phev', monthly('339900001', 2019, 22), { from: '2019-01', to: '2019-12' });
  expect(await gap(await read(path), 'phev_evolution', 2019, '339900001')).toMatchObject({
    numerator: 264,
    denominator: 240,
  });
});

test('an extract says nothing of those it omits, and does not replace a whole file', async () => {
  const path = await newWarehouse();
  const whole = [yearly('339900001', 2019, 100), yearly('339900002', 2019, 200)];
  await addFacts(path, 'open-phmev', whole, national(2019));
  await addFacts(path, 'open-phmev', [yearly('339900001', 2019, 7)], { ...national(2019), partial: true });
  await addFacts(path, 'open-phmev', [yearly('339900001', 2020, 110)], { ...national(2020), partial: true });
  const asked = await read(path);
  expect(await gap(asked, 'generic_repertoire', 2019, null)).toMatchObject({ numerator: 300, status: 'ok' });
  const omitted = await gap(asked, 'phev_medicines_evolution', 2020, '339900002');
  expect(omitted).toMatchObject({ value: null, verdict: 'non évaluable' });
  expect(await gap(asked, 'phev_medicines_evolution', 2020, '339900001')).toMatchObject({
    value: expect.closeTo(0.1, 12) as number,
    status: 'provisional',
  });
});

test('a hospital whose liste en sus never came is not « sans objet »; one that a regional file covers with nothing is', async () => {
  const path = await newWarehouse();
  const two = [...monthly('339900001', 2016, 1), ...monthly('339900002', 2016, 1)];
  await addFacts(path, 'phev', two, region75('2016-01', '2016-12'));
  await addFacts(path, 'les', [...les('339900001', 2015, 50), ...les('339900001', 2016, 51)], {
    from: '2015-01',
    to: '2016-12',
  });
  const apart = await read(path);
  expect(await gap(apart, 'les_drugs_evolution', 2016, '339900002')).toMatchObject({
    verdict: 'non évaluable',
    reason: 'not_covered',
  });
  await addFacts(
    path,
    'les',
    [...les('339900001', 2015, 50), ...les('339900001', 2016, 51)],
    region75('2015-01', '2016-12'),
  );
  expect(await gap(await read(path), 'les_drugs_evolution', 2016, '339900002')).toMatchObject({
    verdict: 'sans objet',
    reason: 'no_activity',
  });
});

test('a monthly source that has only begun a year does not hide a whole yearly one; once whole it comes first', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'open-phmev', [yearly('339900001', 2019, 100)], national(2019));
  await addFacts(path, 'phev', monthly('339900001', 2019, 1).slice(2, 3), { from: '2019-03', to: '2019-03' });
  expect(await gap(await read(path), 'generic_repertoire', 2019, null)).toMatchObject({
    numerator: 100,
    value: 1,
  });
  await addFacts(path, 'phev', monthly('339900001', 2019, 1), { from: '2019-01', to: '2019-12' });
  expect(await gap(await read(path), 'generic_repertoire', 2019, null)).toMatchObject({
    numerator: 0,
    denominator: 12,
  });
});

test('targets reach the hospital by any of its numbers', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'finess', [entity('339900001'), site('339900011', '339900001')]);
  const lines = [...monthly('339900001', 2015, 10), ...monthly('339900001', 2016, 10)];
  await addFacts(path, 'phev', lines, region75('2015-01', '2016-12'));
  const stated = {
    indicator: 'phev_evolution',
    level: 'establishment',
    from_year: 2016,
    to_year: 2016,
    op: '<=',
    unit: 'percent',
  };
  await addFacts(path, 'targets', [{ ...stated, establishment: '33990001', printed: '1 %', value: 1.23456 }]);
  expect(await gap(await read(path), 'phev_evolution', 2016, '339900001')).toMatchObject({
    target: 0.0123456,
  });
});

test('the last day covered, provisional years and negative denominators', async () => {
  const path = await newWarehouse();
  await addFacts(
    path,
    'open-phmev',
    [yearly('339900001', 2023, 5, { amount_reimbursed: -100 })],
    national(2023),
  );
  await addFacts(path, 'open-phmev', [yearly('339900001', 2024, 5, { amount_reimbursed: -50 })], {
    ...national(2024),
    provisional_from: '2024-11',
  });
  const asked = await read(path);
  expect((await asked.ask('publication', {}))[0]).toMatchObject({ data_through: '2024-12-31' });
  expect(await gap(asked, 'generic_repertoire', 2024, '339900001')).toMatchObject({ status: 'provisional' });
  expect(await gap(asked, 'phev_medicines_evolution', 2024, '339900001')).toMatchObject({
    numerator: -50,
    denominator: -100,
    value: null,
    verdict: 'non évaluable',
  });
  const [summary] = await asked.ask('region-summary', {
    indicator: ['phev_medicines_evolution'],
    region: '75',
    year: 2024,
  });
  expect(summary).toMatchObject({ left_out: 0, left_out_weight: expect.closeTo(0, 12) as number });
});

test('sites of AP-HP sign for themselves, ESPIC are a category, Corse is a region of its own', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'finess', [
    site('759900011', '750712184', { category_code: '101' }),
    site('339900031', '339900030', { sph_code: '6', category_code: '365' }),
  ]);
  const lines = ['759900011', '339900031', '2A9900001'].map((finess) =>
    yearly(finess, 2019, 10, { region: '93' }),
  );
  await addFacts(path, 'open-phmev', lines, national(2019));
  const rows = await (await read(path)).ask('establishments', {});
  expect(rows.map((row) => [row.establishment, row.category, row.region]).sort()).toEqual([
    ['2A9900001', 'autre', '94'],
    ['339900031', 'ESPIC', '75'],
    ['759900011', 'CHU', '11'],
  ]);
});

test('the file of sites alone makes its legal entities known; the town is the hospital’s own', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'finess', [site('339900011', '339900001', { town: 'AILLEURS' })]);
  const lines = [yearly('339900001', 2019, 10, { name: 'CHU', town: 'ICI' }), yearly('339900077', 2019, 10)];
  await addFacts(path, 'open-phmev', lines, national(2019));
  const asked = await read(path);
  expect(await asked.ask('establishments', { region: '75' })).toMatchObject([
    { establishment: '339900001', name: 'CHU', town: 'ICI', category: 'CH', matched: true },
    { establishment: '339900077', matched: false },
  ]);
  expect((await asked.ask('publication', {}))[0]).toMatchObject({
    unmatched_establishments: 1,
    unmatched_share: 0.5,
    warnings: 'unmatched_finess',
  });
});

test('the peers of an establishment are the others of its category', async () => {
  const path = await newWarehouse();
  const lines = [yearly('339900001', 2019, 10), yearly('339900002', 2019, 30), yearly('2A9900001', 2019, 1)];
  await addFacts(path, 'open-phmev', lines, national(2019));
  const asked = await read(path);
  const of = async (establishment: string, region: string) =>
    (
      await asked.ask('trend', { indicator: ['generic_repertoire'], establishment, region, grain: 'year' })
    ).map((row) => [row.level, row.denominator]);
  expect(await of('339900001', '75')).toEqual([
    ['region', 40],
    ['establishment', 10],
    ['category', 30],
  ]);
  expect(await of('2A9900001', '94')).toEqual([
    ['region', 1],
    ['establishment', 1],
  ]);
});

test('the opening year is the last with a figure and a target', async () => {
  const path = await newWarehouse();
  const lines = [2020, 2021, 2022].map((year) => yearly('339900001', year, 10));
  for (const line of lines) await addFacts(path, 'open-phmev', [line], national(Number(line.year)));
  const rows = await (await read(path)).ask('catalogue', {});
  expect(rows.find((row) => row.indicator === 'generic_repertoire')).toMatchObject({
    last_year: 2022,
    opening_year: 2021,
  });
});
