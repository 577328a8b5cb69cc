import { afterAll, describe, expect, test } from 'vitest';
import { addFacts, newWarehouse, publishAll, reader, type Line } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';

/** Those asked about here: a world of a few lines does not compute all of them. */
const indicators = await fewIndicators(
  'phev_evolution',
  'phev_medicines_evolution',
  'generic_repertoire',
  'les_drugs_evolution',
);

const open: { close: () => void }[] = [];
afterAll(() => open.forEach((each) => each.close()));

const publishAndRead = async (path: string) => {
  const manifest = await publishAll(path, { indicators });
  const opened = await reader(path, manifest.id);
  open.push(opened);
  return opened;
};

/** One prescription line of medicines outside the répertoire. */
const line = (finess: string, month: string, amount: number): Line => ({
  finess,
  month: `${month}-01`,
  product: '3400930000000',
  product_kind: 'medicine',
  boxes: 1,
  amount_reimbursed: amount,
  top_gen: '0',
});

const year = (finess: string, of: number, amount: number) =>
  Array.from({ length: 12 }, (_, m) => line(finess, `${of}-${String(m + 1).padStart(2, '0')}`, amount));

const region75 = (from: string, to: string) => ({ scope: 'region' as const, regions: ['75'], from, to });

const phev = { indicator: ['phev_evolution'], region: '75' };

const own = async (asked: Awaited<ReturnType<typeof publishAndRead>>, of: number, finess: string) =>
  (await asked.ask('target-gap', { ...phev, year: of })).find((row) => row.establishment === finess);

describe('coverage', () => {
  test('a year that no file covers gives no growth; a covered year without lines counts as 0', async () => {
    const path = await newWarehouse();
    const lines = [...year('339900001', 2015, 10), ...year('339900002', 2015, 10)];
    await addFacts(path, 'phev', lines, region75('2015-01', '2015-12'));
    await addFacts(path, 'phev', [], region75('2016-01', '2016-12'));
    await addFacts(path, 'phev', year('339900002', 2017, 10), { from: '2017-01', to: '2017-12' });
    const asked = await publishAndRead(path);
    expect(await own(asked, 2015, '339900001')).toMatchObject({
      numerator: 120,
      denominator: null,
      value: null,
      verdict: 'non évaluable',
      reason: 'previous_year_absent',
    });
    expect(await own(asked, 2016, '339900001')).toMatchObject({
      numerator: 0,
      denominator: 120,
      value: -1,
      verdict: 'atteint',
    });
    expect(await own(asked, 2017, '339900001')).toMatchObject({
      numerator: null,
      verdict: 'non évaluable',
      reason: 'current_year_absent',
    });
  });

  test('growth from a covered year without lines is not a figure: 0 is no denominator', async () => {
    const path = await newWarehouse();
    await addFacts(path, 'phev', year('339900001', 2016, 10), region75('2015-01', '2016-12'));
    const asked = await publishAndRead(path);
    expect(await own(asked, 2016, '339900001')).toMatchObject({
      numerator: 120,
      denominator: 0,
      value: null,
      verdict: 'non évaluable',
      reason: 'denominator_zero',
    });
  });

  test('the newest batch replaces what it covers, and nothing else', async () => {
    const path = await newWarehouse();
    const both = [...year('339900001', 2015, 10), ...year('339900001', 2016, 10)];
    await addFacts(path, 'phev', both, region75('2015-01', '2016-12'));
    await addFacts(path, 'phev', [line('339900001', '2016-07', 70)], { from: '2016-07', to: '2016-07' });
    const asked = await publishAndRead(path);
    expect(await own(asked, 2016, '339900001')).toMatchObject({
      numerator: 180,
      denominator: 120,
      value: 0.5,
    });
  });

  test('a month that never came leaves the establishment out of the total, which says so', async () => {
    const path = await newWarehouse();
    const lines = [2015, 2016].flatMap((of) => [
      ...year('339900001', of, of - 2005),
      ...year('339900002', of, 10),
    ]);
    const late = lines.filter((each) => !(each.finess === '339900002' && each.month === '2016-12-01'));
    await addFacts(
      path,
      'phev',
      late.filter((each) => each.finess !== '339900002'),
      { ...region75('2015-01', '2016-12'), except: ['339900002'] },
    );
    await addFacts(
      path,
      'phev',
      late.filter((each) => each.finess === '339900002'),
      { from: '2015-01', to: '2016-11' },
    );
    const asked = await publishAndRead(path);
    expect(await own(asked, 2016, '339900002')).toMatchObject({
      numerator: null,
      denominator: 120,
      verdict: 'non évaluable',
      reason: 'months_missing',
    });
    const [region] = await asked.ask('target-gap', { ...phev, year: 2016 });
    expect(region).toMatchObject({
      level: 'region',
      numerator: 132,
      denominator: 120,
      reason: 'partial_perimeter below_floor',
    });
    const [summary] = await asked.ask('region-summary', { ...phev, year: 2016 });
    expect(summary).toMatchObject({ left_out: 1, judged: 1, met: 0, not_assessable: 1 });
    expect(summary?.left_out_weight).toBeCloseTo(120 / 252, 12);
  });

  test('provisional months and extracts are marked on every figure they enter', async () => {
    const path = await newWarehouse();
    const both = [...year('339900001', 2015, 10), ...year('339900001', 2016, 10)];
    await addFacts(path, 'phev', both, {
      ...region75('2015-01', '2016-12'),
      provisional_from: '2016-11',
      partial: true,
    });
    const asked = await publishAndRead(path);
    expect(await own(asked, 2016, '339900001')).toMatchObject({
      status: 'provisional',
      reason: 'partial_extract provisional_months below_floor',
    });
    expect((await asked.ask('publication', {}))[0]).toMatchObject({
      warnings: 'partial_extract provisional_months finess_missing',
    });
  });
});

describe('who is who', () => {
  const register = (section: string, finess: string, more: Line = {}): Line => ({
    section,
    finess,
    name: `E ${finess}`,
    ...more,
  });

  test('numbers of 8 characters, sites and legal entities lead to the signatory; the unmatched stay', async () => {
    const path = await newWarehouse();
    await addFacts(path, 'finess', [
      register('structureej', '339900001'),
      register('structureet', '339900011', {
        ej: '339900001',
        sph_code: '1',
        category_code: '355',
        town: 'Ville',
      }),
      register('structureet', '339900022', { ej: '339900099', sph_code: '7', category_code: '365' }),
    ]);
    const lines = ['33990001', '339900011', '339900001', '339900022', '339900077', '2A9900001'].map(
      (finess) => line(finess, '2015-01', 100),
    );
    await addFacts(path, 'phev', lines);
    const asked = await publishAndRead(path);
    const rows = await asked.ask('establishments', {});
    expect(rows.map((row) => [row.establishment, row.category, row.region, row.matched])).toEqual([
      ['339900001', 'CH', '75', true],
      ['339900022', 'clinique', '75', true],
      ['2A9900001', 'autre', '94', false],
      ['339900077', 'autre', '75', false],
    ]);
    // 33990001 has one continuation only among the numbers known: 339900011, a site of the public entity.
    const month = await asked.ask('trend', {
      indicator: ['phev_evolution'],
      establishment: '339900001',
      region: '75',
      grain: 'month',
    });
    expect(month.find((row) => row.establishment === '339900001')).toMatchObject({ numerator: 300 });
  });

  test('after a merger, both years go to the entity in force on 31 December', async () => {
    const path = await newWarehouse();
    await addFacts(path, 'finess', [
      register('structureej', '339900001'),
      register('structureej', '339900002'),
      { section: 'successor', finess: '339900002', successor: '339900001', effective: '2016-04-01' },
    ]);
    const lines = [2015, 2016, 2017].flatMap((of) => [
      ...year('339900001', of, 10),
      ...year('339900002', of, of === 2016 ? 30 : 20),
    ]);
    await addFacts(path, 'phev', lines, region75('2015-01', '2017-12'));
    const asked = await publishAndRead(path);
    expect(await own(asked, 2015, '339900002')).toMatchObject({ numerator: 240 });
    expect(await own(asked, 2016, '339900002')).toBeUndefined();
    expect(await own(asked, 2016, '339900001')).toMatchObject({ numerator: 480, denominator: 360 });
    expect(await own(asked, 2017, '339900001')).toMatchObject({
      numerator: 360,
      denominator: 480,
      value: -0.25,
    });
  });

  test('an establishment without such an activity is « sans objet », and leaves the counts', async () => {
    const path = await newWarehouse();
    const both = [
      ...year('339900001', 2015, 10),
      ...year('339900001', 2016, 10),
      ...year('339900003', 2016, 0),
    ];
    await addFacts(path, 'phev', both, region75('2015-01', '2016-12'));
    const asked = await publishAndRead(path);
    expect(await own(asked, 2016, '339900003')).toMatchObject({
      verdict: 'sans objet',
      value: null,
      numerator: 0,
    });
    expect((await asked.ask('region-summary', { ...phev, year: 2016 }))[0]).toMatchObject({
      judged: 1,
      not_concerned: 1,
      left_out: 0,
    });
  });
});

describe('targets', () => {
  test('each year is judged by its own, exactly: +4,0 % meets 4,0 % in 2018 and misses 3,3 % in 2019', async () => {
    const path = await newWarehouse();
    const amounts = [1e6, 1042000, 1083680, 1127027.2, 1172108.288, 1210787.861, 1331866.648];
    const lines = amounts.map((amount, index) => line('339900001', `${2015 + index}-01`, amount));
    await addFacts(path, 'phev', lines, region75('2015-01', '2022-12'));
    const asked = await publishAndRead(path);
    const rows = await asked.ask('trend', { ...phev, grain: 'year' });
    expect(rows.map((row) => [String(row.period_start).slice(0, 4), row.target, row.verdict])).toEqual([
      ['2015', null, 'non évaluable'],
      ['2016', 0.042, 'atteint'],
      ['2017', 0.04, 'atteint'],
      ['2018', 0.04, 'atteint'],
      ['2019', 0.033, 'non atteint'],
      ['2020', 0.033, 'atteint'],
      ['2021', 0.033, 'non atteint'],
      ['2022', null, 'sans cible'],
    ]);
  });

  test('establishment before region before national; the seeds’ table has its four columns', async () => {
    const path = await newWarehouse();
    const both = ['339900001', '339900002'].flatMap((f) => [...year(f, 2015, 10), ...year(f, 2016, 10)]);
    await addFacts(path, 'phev', both, region75('2015-01', '2016-12'));
    const stated = {
      indicator: 'phev_evolution',
      from_year: 2016,
      to_year: 2016,
      op: '<=',
      unit: 'percent',
      source: 'avenant',
    };
    await addFacts(path, 'targets', [
      { ...stated, level: 'region', region: '75', printed: '3,9 %', value: 3.9 },
      { ...stated, level: 'establishment', establishment: '339900001', printed: '-1 %', value: -1 },
    ]);
    const asked = await publishAndRead(path);
    const rows = await asked.ask('target-gap', { ...phev, year: 2016 });
    expect(rows.map((row) => [row.level, row.establishment, row.target, row.verdict])).toEqual([
      ['region', null, 0.039, 'atteint'],
      ['category', null, 0.039, 'atteint'],
      ['establishment', '339900001', -0.01, 'non atteint'],
      ['establishment', '339900002', 0.039, 'atteint'],
    ]);
    const les = await asked.ask('targets', { indicator: ['les_drugs_evolution'], region: '75', year: 2016 });
    expect(les.map((row) => [row.role, row.origin, row.value, row.version])).toEqual([
      ['target', 'region', 0.044, 'caqos-cbum'],
      ['next_target', 'region', 0.046, 'caqos-cbum'],
      ['reference', 'national', 0.041, 'caqes-v1-2017'],
    ]);
  });

  test('2021 has no target after it: the v1 socle ends with the year', async () => {
    const path = await newWarehouse();
    await addFacts(path, 'phev', year('339900001', 2021, 10), { from: '2021-01', to: '2021-12' });
    const asked = await publishAndRead(path);
    expect((await asked.ask('targets', { ...phev, year: 2021 })).map((row) => row.role)).toEqual(['target']);
    expect((await asked.ask('targets', { ...phev, year: 2020 })).map((row) => [row.role, row.value])).toEqual(
      [
        ['target', 0.033],
        ['next_target', 0.033],
        ['reference', 0.033],
      ],
    );
  });
});

test('contributions of all establishments sum to what lies beyond the region’s target', async () => {
  const path = await newWarehouse();
  const lines = [
    ['339900001', 10, 12],
    ['339900002', 10, 9],
    ['339900003', 5, 8],
  ] as const;
  await addFacts(
    path,
    'phev',
    lines.flatMap(([f, a, b]) => [...year(f, 2015, a), ...year(f, 2016, b)]),
    region75('2015-01', '2016-12'),
  );
  const asked = await publishAndRead(path);
  const rows = await asked.ask('contributors', { ...phev, year: 2016, limit: 50 });
  // 12·8 − 12·5·1,042 = 33,48 and 12·12 − 12·10·1,042 = 18,96; the second stays under its target.
  expect(
    rows.map((row) => [row.rank, row.establishment, Number(Number(row.contribution).toFixed(6))]),
  ).toEqual([
    [1, '339900003', 33.48],
    [2, '339900001', 18.96],
  ]);
  expect(Number(rows[0]?.share) + Number(rows[1]?.share)).toBeCloseTo(1, 12);
});

test('a second publication tells what changed since the first', async () => {
  const path = await newWarehouse();
  const both = ['339900001', '339900002'].flatMap((f) => [...year(f, 2015, 10), ...year(f, 2016, 10)]);
  await addFacts(path, 'phev', both, region75('2015-01', '2016-12'));
  const first = await publishAndRead(path);
  expect((await first.ask('region-summary', { ...phev, year: 2016 }))[0]).toMatchObject({
    previous_value: null,
    change: null,
    changed_establishments: null,
  });
  await addFacts(path, 'phev', [line('339900002', '2016-12', 34)], { from: '2016-12', to: '2016-12' });
  const second = await publishAndRead(path);
  const [row] = await second.ask('region-summary', { ...phev, year: 2016 });
  expect(row).toMatchObject({ previous_value: 0, changed_establishments: 1 });
  expect(row?.change).toBeCloseTo(0.1, 12);
});
