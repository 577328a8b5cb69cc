import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readIndicators } from '#data/definitions.ts';
import { readLaw } from '#data/law.ts';
import { demoBench, regionOf } from '#test/support/demo.ts';

// Who signed what and what each is asked, beside the transports that decide who is targeted.
let demo: Awaited<ReturnType<typeof demoBench>>;
const tables: Record<string, string> = {};
let register: string;

beforeAll(async () => {
  demo = await demoBench();
  await demo.make('one', 1, 12_000);
  for (const source of ['transport', 'declarations', 'contracts', 'targets', 'events', 'groups']) {
    tables[source] = demo.lines('one', (batch) => batch.source === source && batch.sequence <= 19);
  }
  register = demo.lines('one', (batch) => batch.source === 'finess');
});

afterAll(() => demo.close());

const of = (source: string) => tables[source] ?? '';

test('lines have the columns and types that staging expects', async () => {
  const staging = readFileSync('sql/staging/received.sql', 'utf8');
  for (const source of Object.keys(tables)) {
    const [, columns = ''] = new RegExp(`create table empty_${source} \\(([^;]*)\\);`).exec(staging) ?? [];
    const described = await demo.rows(`describe from ${of(source)}`);
    const found = described.map(
      (row) => `${String(row.column_name)} ${String(row.column_type).toLowerCase().replace(',', ', ')}`,
    );
    const expected = columns.trim().split(/,\s+(?=[a-z])/);
    expect(found, source).toEqual(expected);
  }
});

test('contracts are those of the law, as long as it lets them be', async () => {
  const law = readLaw();
  const rows = await demo.rows(
    `select contract, volet, establishment, from_day::varchar as from_day, to_day::varchar as to_day,
       signed_on < from_day as before from ${of('contracts')}`,
  );
  for (const row of rows) {
    const versions = law.filter(({ contract }) => contract === row.contract);
    const volet = versions.flatMap(({ volets }) => volets).find((each) => each.volet === row.volet);
    expect(volet, `${String(row.contract)} ${String(row.volet)}`).toBeDefined();
    const years = (Date.parse(String(row.to_day)) - Date.parse(String(row.from_day))) / (365.25 * 86_400_000);
    expect(years).toBeGreaterThan(0);
    expect(years).toBeLessThanOrEqual(volet?.years_max ?? 10);
    expect(row.before).toBe(true);
  }
  const overlapping = await demo.figures(`
    select count(*) as pairs from ${of('contracts')} a join ${of('contracts')} b using (establishment, contract, volet)
    where a.from_day < b.from_day and a.to_day >= b.from_day`);
  expect(overlapping.pairs).toBe(0);
});

test('four establishments never sign the first CAQES, two sign late, one ends with its merger', async () => {
  const found = await demo.figures(`
    with socle as (select * from ${of('contracts')} where volet = 'socle')
    select count(*) as signed, count(*) filter (from_day = '2018-09-01') as september,
      count(*) filter (from_day = '2019-07-01') as july, count(*) filter (to_day = '2018-12-31') as merged,
      count(*) filter (${regionOf.replace('finess', 'establishment')} = '27') as burgundy
    from socle`);
  expect(found).toEqual({ signed: 168, september: 1, july: 1, merged: 1, burgundy: 42 });
  const merger = await demo.figures(`
    select count(*) as same from ${of('contracts')} c join ${register} r
      on r.section = 'successor' and c.establishment = r.finess
    where c.to_day = '2018-12-31' and r.effective = '2019-01-01'`);
  expect(merger.same).toBe(1);
});

test('who signs a targeted volet lies above its threshold', async () => {
  const signed = await demo.figures(`
    with own as (
      select finess, sum(amount_reimbursed) filter (year(month) = 2017)::double as amount,
        (sum(amount_reimbursed) filter (year(month) = 2021 and mode = 'ambulance'))::double as ambulance
      from ${of('transport')} group by finess
    )
    select count(*) filter (volet = 'transport' and from_day = '2018-01-01') as transport,
      min(amount) filter (volet = 'transport') as least,
      count(*) filter (volet = 'organisation-des-soins') as ambulances,
      count(*) filter (volet = 'organisation-des-soins' and ambulance >= 400000) as above,
      count(distinct establishment) filter (contract = 'caqes-v2') as targeted
    from ${of('contracts')} left join own on finess = establishment`);
  expect(signed.transport).toBe(47);
  expect(signed.least).toBeGreaterThan(500_000);
  expect(signed.ambulances).toBe(27);
  expect(signed.above).toBeGreaterThan(18);
  expect(signed.targeted).toBeGreaterThan(40);
  expect(signed.targeted).toBeLessThan(70);
});

test('targets name indicators that exist, and differ between the two regions', async () => {
  const known = readIndicators();
  const rows = await demo.rows(`select * from ${of('targets')}`);
  for (const row of rows) {
    const indicator = known.find(({ slug }) => slug === row.indicator);
    expect(indicator?.display_unit, String(row.indicator)).toBe('percent');
    expect(row.op, String(row.indicator)).toBe(indicator?.direction === 'higher' ? '>=' : '<=');
    expect(String(row.printed)).toBe(`${String(Number(row.value)).replace('.', ',')} %`);
    expect(String(row.text)).toContain('(donnée fictive)');
  }
  const of75 = rows
    .filter(({ region }) => region === '75')
    .map(({ indicator, value }) => `${String(indicator)} ${String(value)}`);
  const of27 = rows
    .filter(({ region }) => region === '27')
    .map(({ indicator, value }) => `${String(indicator)} ${String(value)}`);
  expect(of75.length).toBeGreaterThan(20);
  expect(of27.length).toBeGreaterThan(10);
  expect(of27.filter((target) => of75.includes(target)).length).toBeLessThan(of27.length / 2);
  expect(rows.filter(({ level }) => level === 'establishment').length).toBeGreaterThanOrEqual(12);
});

test('events are dated facts of the demo: what left the list four times, what came back once', async () => {
  const known = readIndicators().map(({ slug }) => slug);
  const rows = await demo.rows(`select * from ${of('events')}`);
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    expect(String(row.text).length).toBeLessThanOrEqual(160);
    if (row.indicator !== null) expect(known).toContain(row.indicator);
    expect(row.region !== null && row.establishment !== null, String(row.text)).toBe(false);
  }
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(
    new Set(['price', 'list', 'contract', 'file', 'other']),
  );
  const gone = await demo.figures(`
    select count(*) filter (e.text like 'Sortie%') as gone, count(*) filter (e.text like 'Retour%') as back,
      count(*) as all
    from ${of('events')} e where kind = 'list'`);
  expect(gone).toEqual({ gone: 4, back: 1, all: 5 });
});

test('fictitious GHT of public hospitals, each in one region: seven and three', async () => {
  const rows = await demo.rows(`
    select name, count(distinct ${regionOf.replace('finess', 'establishment')}) as regions,
      min(${regionOf.replace('finess', 'establishment')}) as region, count(*)::integer as members,
      count(*) filter (establishment not in (select finess from ${register} where section = 'structureej'))::integer
        as private
    from ${of('groups')} group by name`);
  expect(rows.filter(({ region }) => region === '75')).toHaveLength(7);
  expect(rows.filter(({ region }) => region === '27')).toHaveLength(3);
  for (const row of rows) {
    expect(Number(row.regions), String(row.name)).toBe(1);
    expect(Number(row.members), String(row.name)).toBeGreaterThan(1);
    expect(row.private, String(row.name)).toBe(0);
  }
  const [twice] = await demo.rows(
    `select count(*)::integer as n from (select establishment from ${of('groups')} group by 1 having count(*) > 1)`,
  );
  expect(twice?.n).toBe(0);
});

test('nobody real: every number is one that no hospital holds', async () => {
  const numbers = ['transport', 'declarations'].map((source) => `select finess from ${of(source)}`);
  const signed = ['contracts', 'targets', 'events', 'groups'].map(
    (source) => `select establishment from ${of(source)}`,
  );
  const found = await demo.figures(`
    select count(*) as all, count(*) filter (finess not in (select finess from ${register})) as strangers,
      count(*) filter (not regexp_full_match(finess, '[0-9]{2}99[0-9]{5}')) as real
    from (${[...numbers, ...signed].join(' union all ')}) where finess is not null`);
  expect(found.all).toBeGreaterThan(60_000);
  expect(found).toMatchObject({ strangers: 0, real: 0 });
});
