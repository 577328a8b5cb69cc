import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { declarationFault, declarationValue } from '#api/declaration.ts';
import { readIndicators } from '#data/definitions.ts';
import { demoBench, regionOf } from '#test/support/demo.ts';

// What establishments declare and transport; few lines of PHEV are enough for it.
let demo: Awaited<ReturnType<typeof demoBench>>;
const tables: Record<string, string> = {};
let corrected: string;
let register: string;

beforeAll(async () => {
  demo = await demoBench();
  await demo.make('one', 1, 12_000);
  for (const source of ['transport', 'declarations']) {
    tables[source] = demo.lines('one', (batch) => batch.source === source && batch.sequence <= 17);
  }
  corrected = demo.lines('one', (batch) => batch.source === 'transport' && batch.sequence > 17);
  register = demo.lines('one', (batch) => batch.source === 'finess');
});

afterAll(() => demo.close());

const of = (source: string) => tables[source] ?? '';

/** Kind of the establishment that a number signs for. */
const kindOf = (number: string) => `
  (select any_value(category_code) from ${register} r where section = 'structureet' and ${number} in (r.finess, r.ej))`;

test('transports and declarations are the same at any number of lines, and others with another seed', async () => {
  await demo.make('finer', 1, 30_000);
  await demo.make('other', 2, 12_000);
  const checksum = (name: string) =>
    Promise.all(
      ['transport', 'declarations', 'targets'].map((source) =>
        demo.rows(
          `select count(*) as n, bit_xor(hash(t)) as h from ${demo.lines(name, (batch) => batch.source === source)} t`,
        ),
      ),
    );
  expect(await checksum('finer')).toEqual(await checksum('one'));
  expect(await checksum('other')).not.toEqual(await checksum('one'));
});

test('transports grow as evolution.csv prints, in each region and year', async () => {
  const printed = await demo.rows(
    `select region, year, transport from read_csv('data/demo/evolution.csv', types = {'region': 'varchar'})
     where year between 2016 and 2023`,
  );
  const found = await demo.rows(`
    with total as (
      select ${regionOf} as region, year(month) as year, sum(amount_reimbursed) as amount
      from ${of('transport')} group by all
    )
    select region, year, 100 * (amount::double / lag(amount::double) over (partition by region order by year) - 1) as growth
    from total`);
  expect(printed).toHaveLength(16);
  for (const { region, year, transport } of printed) {
    const row = found.find((each) => each.region === region && Number(each.year) === Number(year));
    expect(Number(row?.growth), `${String(region)} ${String(year)}`).toBeCloseTo(Number(transport), 4);
  }
  const last = await demo.figures(`
    select (select sum(amount_reimbursed)::double from ${of('transport')}
        where ${regionOf} = '75' and month between '2024-01-01' and '2024-06-01')
      + (select sum(amount_reimbursed)::double from ${corrected}) as now,
      (select sum(amount_reimbursed)::double from ${of('transport')} where ${regionOf} = '75' and year(month) = 2023) as before`);
  expect(100 * ((last.now ?? NaN) / (last.before ?? NaN) - 1)).toBeCloseTo(2, 4);
});

test('establishments lie on both sides of each transport threshold', async () => {
  const years = await demo.rows(`
    with own as (
      select finess, sum(amount_reimbursed)::double as amount,
        coalesce(sum(amount_reimbursed) filter (mode = 'ambulance'), 0)::double as ambulance
      from ${of('transport')} where year(month) = 2021 group by finess
    )
    select count(*) as establishments, count(*) filter (amount >= 500000) as large,
      count(*) filter (ambulance >= 400000) as many, count(*) filter (ambulance / amount < 0.2) as sparing,
      count(*) filter (ambulance between 300000 and 500000) as near,
      min(ambulance / amount) as low, max(ambulance / amount) as high
    from own`);
  const [found = {}] = years.map((row) =>
    Object.fromEntries(Object.entries(row).map(([k, v]) => [k, Number(v)])),
  );
  expect(found.establishments).toBeGreaterThan(100);
  expect(found.large).toBeGreaterThan(45);
  expect(found.large).toBeLessThan(80);
  expect(found.many).toBeGreaterThan(15);
  expect(found.sparing).toBeGreaterThan(10);
  expect(found.near).toBeGreaterThan(3);
  expect(found.low).toBeGreaterThanOrEqual(0.08);
  expect(found.high).toBeLessThanOrEqual(0.45);
  const spring = await demo.figures(`
    select sum(amount_reimbursed) filter (month(month) = 4) / sum(amount_reimbursed) filter (month(month) = 2) as april
    from ${of('transport')} where year(month) = 2020`);
  expect(spring.april).toBeLessThan(0.6);
  const kinds = await demo.rows(
    `select distinct ${kindOf('t.finess')} as kind from (select distinct finess from ${of('transport')}) t`,
  );
  const codes = kinds.map(({ kind }) => kind);
  expect(codes).toContain('101');
  for (const none of ['128', '161']) expect(codes).not.toContain(none);
});

test('what is declared is what the form would take', async () => {
  const declarable = readIndicators().flatMap(({ slug, kind, sources }) =>
    kind !== 'growth' && sources[0] === 'declarations' ? [{ indicator: slug, kind }] : [],
  );
  const number = z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : Number(text)));
  const line = z.object({ value: number, numerator: number, denominator: number });
  const rows = await demo.rows(
    `select finess as establishment, year, indicator, value::varchar as value, numerator::varchar as numerator,
       denominator::varchar as denominator, proof from ${of('declarations')}`,
  );
  expect(rows.length).toBeGreaterThan(20_000);
  const faults = rows.flatMap((row) => {
    const value = declarationValue.parse({ ...row, ...line.parse(row) });
    return declarationFault(value, declarable) ?? [];
  });
  expect(faults).toEqual([]);
  const declared = new Set(rows.map(({ indicator }) => indicator));
  expect(declarable.filter(({ indicator }) => !declared.has(indicator))).toEqual([]);
});

test('declarations come in March, most years, from those whom they concern, and move slowly upwards', async () => {
  const found = await demo.figures(`
    select count(*) filter (proof not like '%rectifiée%' and (year(declared_at::timestamp) <> year + 1 or month(declared_at::timestamp) <> 3)) as untimely,
      count(*) filter (declared_by not like '%(donnée fictive)') as real,
      count(*) filter (indicator in ('pre_anaesthetic_exams', 'heart_failure_readmission') and year < 2022) as early,
      count(*) filter (indicator = 'icatb2' and ${kindOf('t.finess')} in ('292', '161', '141', '127')) as unconcerned,
      count(*) filter (indicator in ('icatb2', 'iqss_patient_record', 'iqss_basi', 'iqss_anaesthesia_record') and value not between 50 and 98) as scores,
      avg(numerator / denominator) filter (indicator = 'computerised_prescription' and year = 2016) as before,
      avg(numerator / denominator) filter (indicator = 'computerised_prescription' and year = 2024) as after
    from ${of('declarations')} t`);
  expect(found).toMatchObject({ untimely: 0, real: 0, early: 0, unconcerned: 0, scores: 0 });
  expect(found.before).toBeLessThan(0.6);
  expect(found.after).toBeGreaterThan(0.9);
  const years = await demo.rows(
    `select year, count(distinct finess) as reporting from ${of('declarations')} group by year order by year`,
  );
  expect(years.map(({ year }) => Number(year))).toEqual([
    2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024,
  ]);
  for (const { year, reporting } of years) {
    const missing = 1 - Number(reporting) / (Number(year) < 2019 ? 172 : 171);
    expect(missing, String(year)).toBeGreaterThan(0.03);
    expect(missing, String(year)).toBeLessThan(0.2);
  }
  const steps = await demo.figures(`
    select count(*) filter (value < lag) as back from (
      select value, lag(value) over (partition by finess, indicator order by year) as lag
      from ${of('declarations')} where value in (0, 1, 2))`);
  expect(steps.back).toBe(0);
});

test('incomes are of the order of their kind', async () => {
  const incomes = await demo.rows(`
    select ${kindOf('t.finess')} as kind, min(income)::double / 1e6 as low, max(income)::double / 1e6 as high from (
      select finess, year, arg_max(value, declared_at) as income
      from ${of('declarations')} where indicator = 'am_income' group by all) t
    group by 1`);
  const ranges: Record<string, [number, number]> = {
    '101': [300, 900],
    '355': [35, 270],
    '128': [9, 80],
    '109': [4, 30],
  };
  for (const [kind, [low, high]] of Object.entries(ranges)) {
    const row = incomes.find((each) => each.kind === kind);
    expect(Number(row?.low), kind).toBeGreaterThan(low);
    expect(Number(row?.high), kind).toBeLessThan(high);
  }
});

test('three figures were declared twice: the newest differs', async () => {
  const all = demo.lines('one', (batch) => batch.source === 'declarations');
  const twice = await demo.rows(`
    select indicator, count(*)::integer as times, count(distinct (value, numerator))::integer as figures from ${all}
    group by finess, year, indicator having count(*) > 1 order by indicator`);
  expect(twice).toEqual(
    ['am_income', 'computerised_prescription', 'dci'].map((indicator) => ({
      indicator,
      times: 2,
      figures: 2,
    })),
  );
});
