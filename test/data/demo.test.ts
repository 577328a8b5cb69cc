import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#data/refusal.ts';
import { demoBench, plainFigures, regionOf } from '#test/support/demo.ts';

const scale = 60_000;
let demo: Awaited<ReturnType<typeof demoBench>>;
let published: number[];
let phev: string;
let les: string;
let register: string;

beforeAll(async () => {
  demo = await demoBench();
  published = await demo.make('one', 1, scale);
  phev = demo.lines('one', (batch) => batch.source === 'phev' && batch.coverage?.from === '2015-01');
  les = demo.lines('one', (batch) => batch.source === 'les');
  register = demo.lines('one', (batch) => batch.source === 'finess');
});

afterAll(() => demo.close());

test('lines have the columns and types of docs/batches.md', async () => {
  const documented = readFileSync('docs/batches.md', 'utf8');
  for (const [source, table] of [
    ['phev', phev],
    ['les', les],
    ['finess', register],
  ] as const) {
    const row = new RegExp(`^\\| \`${source}\` +\\| (.*?) *\\|$`, 'm').exec(documented)?.[1] ?? '';
    const columns = row
      .replaceAll(/decimal\(18,3\)|\([^)]*\)/g, (text) => (text.startsWith('decimal') ? 'decimal' : ''))
      .split(',')
      .map((column) => column.trim().split(/\s+/))
      .map(([name, type]) => [name, type ?? 'decimal']);
    const described = await demo.rows(`describe from ${table}`);
    const found = described.map((column) => [
      column.column_name,
      String(column.column_type).toLowerCase().replace('(18,3)', ''),
    ]);
    expect(found, source).toEqual(columns);
  }
});

test('the same seed gives the same lines, another seed gives others', async () => {
  await demo.make('again', 1, scale);
  await demo.make('other', 2, scale);
  const checksum = async (name: string) => {
    const sums: unknown[] = [];
    for (const source of ['finess', 'phev', 'les', 'transport', 'declarations', 'contracts', 'targets']) {
      const table = demo.lines(name, (batch) => batch.source === source);
      sums.push(
        ...(await demo.rows(
          `select count(*) as n, bit_xor(hash(t)) as h, sum(hash(t)) as s from ${table} t`,
        )),
      );
    }
    return sums;
  };
  expect(await checksum('again')).toEqual(await checksum('one'));
  expect(await checksum('other')).not.toEqual(await checksum('one'));
});

test('run again it does nothing; with another seed or scale it refuses', async () => {
  expect(await demo.make('one', 1, scale)).toEqual([]);
  await expect(demo.make('one', 2, scale)).rejects.toThrow(Refusal);
  await expect(demo.make('one', 1, scale * 2)).rejects.toThrow('autre graine ou d’une autre taille');
});

test('stopped half-way, it goes on from the files that were whole', async () => {
  const stopped = demo.make('stopped', 1, 6_000, () => Promise.reject(new Error('no power')));
  await expect(stopped).rejects.toThrow('no power');
  expect(demo.reports('stopped')).toHaveLength(19);
  expect(await demo.make('stopped', 1, 6_000)).toEqual([19, 27]);
});

test('region 75 gives the printed results of 2016, region 27 its own', async () => {
  const aquitaine = await demo.figures(plainFigures(phev, les, '75', 2016));
  const printed = { phev: 7.5, medicines: 6.8, repertoire: 42.7, drugs: 2.3, devices: 5.4 };
  for (const [figure, value] of Object.entries(printed)) {
    expect(Math.abs((aquitaine[figure] ?? NaN) - value), figure).toBeLessThan(0.02);
  }
  expect(aquitaine.phev_before).toBeCloseTo(720, 3);
  expect(aquitaine.drugs_before).toBeCloseTo(260, 3);
  expect(aquitaine.devices_before).toBeCloseTo(140, 3);
  const burgundy = await demo.figures(plainFigures(phev, les, '27', 2016));
  expect(burgundy.phev).toBeCloseTo(5.9, 1);
  expect(burgundy.repertoire).toBeCloseTo(41.9, 1);
});

test('the corrected files complete what came first', async () => {
  const corrected = demo.lines(
    'one',
    (batch) => batch.source === 'phev' && batch.coverage?.from === '2024-07',
  );
  const sum = (table: string, months: string) =>
    demo.figures(
      `select sum(amount_reimbursed) / 1e6 as amount from ${table}
       where ${regionOf} = '75' and (lpp_title is null or lpp_title <> 3) and month between ${months}`,
    );
  const year = (await sum(phev, `'2023-01-01' and '2023-12-01'`)).amount ?? NaN;
  const start = (await sum(phev, `'2024-01-01' and '2024-06-01'`)).amount ?? NaN;
  const before = (await sum(phev, `'2024-07-01' and '2024-12-01'`)).amount ?? NaN;
  const after = (await sum(corrected, `'2024-07-01' and '2024-12-01'`)).amount ?? NaN;
  expect(before / after).toBeGreaterThan(0.9);
  expect(before / after).toBeLessThan(0.995);
  expect((start + after) / year).toBeCloseTo(1.048, 4);
});

test('two publications: the late half-year comes with the second, one half-year never', async () => {
  expect(published).toEqual([19, 27]);
  const reports = demo.reports('one');
  const region = reports.find((batch) => batch.source === 'les' && batch.coverage?.regions[0] === '75');
  const [late = '', never = ''] = region?.coverage?.except ?? [];
  const own = reports.flatMap((batch) => (batch.coverage?.scope === 'seen' ? [batch] : []));
  const spans = (finess: string) =>
    own
      .filter((batch) => batch.file.name.includes(finess))
      .map((batch) => [batch.coverage?.from, batch.coverage?.to, batch.sequence > 16]);
  expect(spans(late)).toEqual([
    ['2015-01', '2021-06', false],
    ['2022-01', '2024-12', false],
    ['2021-07', '2021-12', true],
  ]);
  expect(spans(never)).toEqual([['2015-01', '2024-06', false]]);
  const found = await demo.figures(
    `select count(*) filter (finess = '${never}' and date >= '2024-07-01') as never,
       count(*) filter (finess = '${late}' and date between '2021-07-01' and '2021-12-31') as late from ${les}`,
  );
  expect(found.never).toBe(0);
  expect(found.late).toBeGreaterThan(0);
});

test('no FINESS and no RPPS is one that somebody holds', async () => {
  const numbers = await demo.figures(`
    select count(*) filter (not regexp_full_match(finess, '[0-9]{2}99[0-9]{4,5}')) as strangers,
      count(*) filter (length(finess) = 8) as short, count(*) as all
    from (select finess from ${phev} union all select finess from ${les} union all select finess from ${register})`);
  expect(numbers.strangers).toBe(0);
  expect(numbers.short).toBeGreaterThan(1000);
  const people = await demo.figures(`
    select count(*) filter (not regexp_full_match(rpps, '99[0-9]{9}')) as strangers
    from (select rpps from ${phev} union all select rpps from ${les})`);
  expect(people.strangers).toBe(0);
});

const real = '../shared/data/finess/finess_hopitaux_20210108.csv.gz';

test.runIf(existsSync(real))('no real hospital has 99 there, nor one of the invented towns', async () => {
  const rows = gunzipSync(readFileSync(real)).toString('utf8').split('\n').slice(1, -1);
  const cells = rows.map((row) => row.split(';'));
  expect(cells.length).toBeGreaterThan(11_000);
  expect(
    cells.filter(([site, entity]) => site?.slice(2, 4) === '99' || entity?.slice(2, 4) === '99'),
  ).toEqual([]);
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replaceAll(/[^a-zA-Z]/g, '')
      .toUpperCase();
  const towns = new Set(cells.map((cell) => plain(cell[6] ?? '')));
  const invented = await demo.rows(`select distinct town from ${register} where town is not null`);
  expect(invented.filter(({ town }) => towns.has(plain(String(town))))).toEqual([]);
});

test('every kind of establishment has the activity that its kind really has', async () => {
  const kinds = await demo.rows(`
    with site as (select * from ${register} where section = 'structureet'),
    signatory as (select distinct category_code, case when sph_code = '1' then ej else finess end as finess from site)
    select category_code as code, count(*)::integer as establishments,
      count(*) filter (finess in (select finess from ${les}))::integer as les,
      count(*) filter (left(finess, 8) in (select left(finess, 8) from ${phev}))::integer as phev
    from signatory group by 1 order by 1`);
  const of = (code: string) => kinds.find((kind) => kind.code === code) ?? {};
  expect(kinds.map((kind) => kind.code)).toEqual([
    '101',
    '106',
    '109',
    '127',
    '128',
    '131',
    '141',
    '161',
    '292',
    '355',
    '362',
    '365',
    '697',
  ]);
  for (const code of ['292', '161', '362', '141', '106']) expect(of(code).les, code).toBe(0);
  for (const code of ['101', '131', '355']) expect(of(code).phev, code).toBe(of(code).establishments);
  expect(of('128').phev).toBe(0);
  expect(of('128').les).toBeGreaterThan(15);
  expect(of('109').les).toBeLessThan(5);
});
