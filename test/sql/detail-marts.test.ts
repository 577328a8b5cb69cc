import { afterEach, expect, test } from 'vitest';
import { linesOf, listBatches, type BatchReport, type Coverage } from '#data/batch.ts';
import { openEngine, type Engine } from '#data/duckdb.ts';
import { runSqlFile } from '#data/marts.ts';
import { stage } from '#data/staging.ts';
import { readWarehouse } from '#data/warehouse.ts';
import { addFacts, config, newWarehouse, type Line } from '#test/support/facts.ts';

/** Two sites of one public hospital, that sign together, and a clinic. */
const entity = '330000100';
const site = '330000001';
const annex = '330000002';
const clinic = '330000003';
const register: Line[] = [
  { section: 'structureej', finess: entity, name: 'CH' },
  { section: 'structureet', finess: site, ej: entity, sph_code: '1', name: 'CH, site' },
  { section: 'structureet', finess: annex, ej: entity, sph_code: '1', name: 'CH, annexe' },
  { section: 'structureet', finess: clinic, ej: '330000300', sph_code: '7', name: 'Clinique' },
];

type Batch = readonly [source: BatchReport['source'], lines: readonly Line[], coverage?: Partial<Coverage>];

let engine: Engine | undefined;
afterEach(() => {
  engine?.close();
  engine = undefined;
});

/** The detail marts of these batches, asked for one list of rows. */
const ask = async (batches: readonly Batch[], sql: string, known = register) => {
  const path = await newWarehouse();
  if (known.length > 0) await addFacts(path, 'finess', known);
  for (const [source, lines, coverage] of batches) await addFacts(path, source, lines, coverage);
  const warehouse = readWarehouse(path);
  engine = await openEngine(':memory:', { ...config, spill: '' });
  await runSqlFile(engine, 'macros.sql');
  await stage(engine, listBatches(warehouse), (batch) => linesOf(warehouse, batch));
  for (const name of ['prescription_month', 'les_month', 'transport_month', 'phev_identification'])
    await runSqlFile(engine, `marts/detail/${name}.sql`);
  await runSqlFile(engine, 'marts/label.sql');
  for (const name of [
    ...['les_situation_month', 'biosimilar_class', 'biosimilar_month', 'les_line', 'off_label_month'],
  ])
    await runSqlFile(engine, `marts/detail/${name}.sql`);
  return (await engine.rows(sql)).map((row) => Object.values(row));
};

const years = { from: '2018-01', to: '2023-12' };
const medicine = (
  month: string,
  product: string,
  atc5: string,
  top_gen: string | null,
  boxes: number,
): Line => ({
  ...{ finess: site, month: `${month}-01`, product, product_kind: 'medicine', amount_reimbursed: 1 },
  ...{ atc5, top_gen, boxes },
});
const add_on = (date: string, product: string, indication: string | null, quantity: number): Line => ({
  ...{ finess: site, date, product, product_kind: 'drug', indication, quantity },
  ...{
    line_id: `${date} ${product} ${indication ?? ''}`,
    stay_key: 's',
    amount_paid: 1,
    amount_reimbursed: 1,
  },
});

test('a box is biosimilar or reference by the list of its year, a product’s own rule before that of its class', async () => {
  const town: Batch = [
    'phev',
    [
      medicine('2019-03', '3400939605227', 'L04AB01', 'C', 10),
      medicine('2019-03', '3400930044605', 'L04AB01', 'B', 5),
      // A presentation that no table of ours knows: class and status are enough.
      medicine('2019-03', '3400930000001', 'L04AB01', 'B', 2),
      medicine('2019-03', '3400937722988', 'A10AE04', 'C', 6),
      // Toujeo is a reference in 2019 alone.
      medicine('2019-03', '3400930016671', 'A10AE04', '0', 7),
      medicine('2020-03', '3400930016671', 'A10AE04', '0', 7),
      // Yuflyma is of the list since 2023.
      medicine('2022-03', '3400930226421', 'L04AB04', 'B', 3),
      medicine('2023-03', '3400930226421', 'L04AB04', 'B', 4),
      medicine('2023-03', '3400935395382', 'L03AA02', 'C', 8),
      medicine('2023-03', '3400935955838', 'N02BE01', '0', 99),
    ],
    years,
  ];
  const hospital: Batch = [
    'les',
    [
      // « Générique » in the ATIH file, and biosimilar all the same.
      add_on('2019-03-02', '3400894238317', 'I000503', 2.5),
      add_on('2019-03-02', '3400891977196', 'I000503', 3),
      add_on('2019-03-02', '3400892611105', null, 4),
      add_on('2019-03-02', '3400894197232', null, 9),
    ],
    years,
  ];
  const rows = await ask(
    [town, hospital],
    `select year(period_start)::integer, place, biosimilar_group, role, boxes::double from biosimilar_month order by all`,
  );
  expect(rows).toEqual([
    [2019, 'hospital', 'bevacizumab', 'reference', 4],
    [2019, 'hospital', 'rituximab', 'biosimilar', 2.5],
    [2019, 'hospital', 'rituximab', 'reference', 3],
    [2019, 'town', 'etanercept', 'biosimilar', 7],
    [2019, 'town', 'etanercept', 'reference', 10],
    [2019, 'town', 'insulin_glargine', 'reference', 13],
    [2022, 'town', 'other', 'biosimilar', 3],
    [2023, 'town', 'adalimumab', 'biosimilar', 4],
    [2023, 'town', 'other', 'reference', 8],
  ]);
});

test('a line has the situation that les_class gives it, a device its conformity; months add up to lines', async () => {
  const zirabev = '3400890000246';
  const pair = (indication: string, inscription: string): Line => ({
    ...{
      kind: 'period',
      product: zirabev,
      indication,
      inscription,
      from_day: '2019-01-01',
      class_1: 'Cancer',
    },
  });
  const reference = [pair('I000029', 'oui'), pair('I000033', 'non'), pair('I000503', 'RTU')];
  const device = (lpp_conform: boolean | null): Line => ({
    ...add_on('2019-03-02', '3100334', null, 1),
    ...{ product_kind: 'device', lpp_conform },
  });
  const lines = [
    add_on('2019-03-02', zirabev, 'I000029', 1),
    add_on('2019-03-09', zirabev, 'I000029', 2),
    add_on('2019-04-09', zirabev, 'I000029', 2.5),
    add_on('2019-03-02', zirabev, 'I000033', 1),
    add_on('2019-03-02', zirabev, 'I000503', 1),
    // Before the reference begins.
    add_on('2018-11-02', zirabev, 'I000029', 1),
    add_on('2019-03-02', zirabev, 'I999999', 1),
    add_on('2019-03-02', zirabev, 'I999998', 1),
    add_on('2019-03-02', zirabev, null, 1),
    add_on('2019-03-03', zirabev, '', 4),
    add_on('2018-03-02', zirabev, null, 1),
    add_on('2019-03-02', '3400890099999', 'I999999', 1),
    ...[device(true), device(false), device(null)],
  ];
  const batches: Batch[] = [
    ['les-reference', reference],
    ['les', lines, years],
  ];
  const rows = await ask(
    batches,
    `select situation, lpp_conform, sum(lines)::integer, sum(quantity)::double from les_situation_month group by all order by all`,
  );
  expect(rows).toEqual([
    ['absent', null, 2, 5],
    ['amm', null, 3, 5.5],
    ['amm_not_listed', null, 1, 1],
    ['device', false, 1, 1],
    ['device', true, 1, 1],
    ['device', null, 1, 1],
    ['no_reference', null, 1, 1],
    ['not_due', null, 1, 1],
    ['off_label', null, 2, 2],
    ['research', null, 1, 1],
    ['rtu', null, 1, 1],
  ]);
  const counted = async (table: string, lines: string) =>
    (
      await engine?.rows(`
        select establishment, year(period_start)::integer as year, month(period_start)::integer as month, product, atc,
          indication, indication_group, situation, lpp_conform, ${lines}::integer as lines,
          sum(quantity)::double as quantity, sum(amount)::double as amount
        from ${table} group by all order by all`)
    )?.map((row) => Object.values(row));
  const months = await counted('off_label_month', 'sum(lines)');
  expect(months).toContainEqual([
    ...[entity, 2019, 3, zirabev, 'L01XC07', 'I000029', 'Cancer', 'amm', null],
    ...[2, 3, 2],
  ]);
  expect(months).toEqual(
    await counted(
      `(select l.*, date_trunc('month', l.date) as period_start, p.atc5 as atc
        from les_line l left join product_label p using (product))`,
      'count(*)',
    ),
  );
});

test('a line names its prescriber by 11 digits and its establishment by a known number of 9', async () => {
  const line = (finess: string, rpps: string | null): Line => ({
    ...medicine('2019-03', '3400935955838', 'N02BE01', '0', 1),
    ...{ finess, rpps },
  });
  const first: Batch = [
    'phev',
    [
      line(site, '10000000001'),
      line(site, '123'),
      line(entity, null),
      line('33000000', null),
      line('33000010', '10000000001'),
      line('339999999', null),
    ],
    years,
  ];
  // A file that never fills the column says nothing of prescribers.
  const silent: Batch = ['phev', [line(clinic, null), line(clinic, null)], years];
  const sql = `select finess, received, state, lines::integer, rpps_lines::integer, finess_lines::integer, amount::double
    from phev_identification order by received`;
  expect(await ask([first, silent], sql)).toEqual([
    // Two sites begin so: the number cannot be completed.
    ['33000000', '33000000', 'unknown', 1, 0, 0, 1],
    [site, site, 'site', 2, 1, 2, 2],
    [clinic, clinic, 'site', 2, null, 2, 2],
    [entity, '33000010', 'short', 1, 1, 0, 1],
    [entity, entity, 'entity', 1, 0, 1, 1],
    ['339999999', '339999999', 'unknown', 1, 0, 0, 1],
  ]);
  engine?.close();
  expect(await ask([first], 'select distinct finess_lines from phev_identification', [])).toEqual([[null]]);
});

test('the newest declaration of an establishment and year is the one kept, whatever number it came under', async () => {
  const declared = (finess: string, year: number, declared_at: string | null, value: Line): Line => ({
    ...{ finess, year, indicator: 'icatb2', declared_at, declared_by: 'x' },
    ...value,
  });
  const rate = { indicator: 'dci', numerator: 340, denominator: 400 };
  const rows = await ask(
    [
      [
        'declarations',
        [
          declared(site, 2019, '2020-03-01T10:00:00Z', { value: 70 }),
          declared(annex, 2019, '2020-04-01T10:00:00Z', { value: 80 }),
          declared(site, 2018, '2020-03-01T10:00:00Z', { value: 60 }),
          declared(clinic, 2019, '2020-03-01T10:00:00Z', { value: 50 }),
          declared(site, 2019, '2020-03-01T10:00:00Z', rate),
        ],
        { from: '2018-01', to: '2019-12' },
      ],
      [
        'declarations',
        [
          // Imported later, declared before.
          declared(site, 2019, '2020-02-01T10:00:00Z', { value: 10 }),
          // Declared at the same moment, imported later.
          declared(clinic, 2019, '2020-03-01T10:00:00Z', { value: 55 }),
        ],
        { from: '2019-01', to: '2019-12' },
      ],
    ],
    `select indicator, finess, year(period_start)::integer, period_months, n::double, d::double from declared_value order by all`,
  );
  expect(rows).toEqual([
    ['dci', site, 2019, 12, 340, 400],
    ['icatb2', site, 2018, 12, 60, null],
    ['icatb2', annex, 2019, 12, 80, null],
    ['icatb2', clinic, 2019, 12, 55, null],
  ]);
});

test('transport is summed by month and mode; what a newer file covers replaces it', async () => {
  const trip = (month: string, mode: string, trips: number, amount_reimbursed: number): Line => ({
    ...{ finess: site, month: `${month}-01`, mode, trips, amount_reimbursed },
  });
  const rows = await ask(
    [
      [
        'transport',
        [trip('2019-01', 'taxi', 1, 30), trip('2019-01', 'taxi', 2, 60.5), trip('2019-02', 'vsl', 1, 20)],
        { from: '2019-01', to: '2019-02' },
      ],
      ['transport', [trip('2019-02', 'ambulance', 1, 90)], { from: '2019-02', to: '2019-02' }],
    ],
    `select finess, month(period_start)::integer, mode, trips::integer, amount_reimbursed::double from transport_month order by all`,
  );
  expect(rows).toEqual([
    [site, 1, 'taxi', 3, 90.5],
    [site, 2, 'ambulance', 1, 90],
  ]);
});

test('the lists have one rule at most for a product and year, and know all that our tables name', async () => {
  const faults = await ask(
    [],
    `select 'overlap' as fault, a.product from biosimilar_rule a join biosimilar_rule b on a.place = b.place
       and a.product is not distinct from b.product and a.atc is not distinct from b.atc
       and a.generic_status is not distinct from b.generic_status and a.rank < b.rank
       and coalesce(a.from_year::integer, 0) <= coalesce(b.to_year::integer, 9999)
       and coalesce(b.from_year::integer, 0) <= coalesce(a.to_year::integer, 9999)
     union all
     select 'misshapen', product from biosimilar_rule
     where place not in ('town', 'hospital') or role not in ('reference', 'biosimilar') or source is null
       or place = 'hospital' and product is null or coalesce(product, generic_status) is null
       or not regexp_full_match(coalesce(product, '3400000000000'), '3400[0-9]{9}')
     union all
     select 'ungrouped', ucd13 from reference_les_drug d
     where d.inn in ('INFLIXIMAB', 'RITUXIMAB', 'TRASTUZUMAB', 'BEVACIZUMAB')
       and not exists (from biosimilar_rule r where r.place = 'hospital' and r.product = d.ucd13 and r.atc = d.atc)
     union all
     select 'unknown LPP', code from lpp_group where code not in (select code from reference_lpp)`,
  );
  expect(faults).toEqual([]);
});
