import { readFileSync } from 'node:fs';
import { DuckDBInstance, LIST, VARCHAR, listValue, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { publishedTotals, type PublishedTotals } from '#server/totals.ts';
import { plainShown, shownParts, type HiddenPart } from '#test/support/access-hiding.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`
    create table indicator as select 'les_drugs_evolution' as indicator, 'growth' as kind, 'lower' as direction,
      0.0 as floor, 'les' as sources, false as signatories_only;
    create table establishment (establishment varchar, name varchar, category varchar, region varchar,
      in_force_from integer, in_force_to integer);
    create table indicator_period (indicator varchar, establishment varchar, region varchar, period_start date,
      period_months integer, n decimal(38, 3), d decimal(38, 3), status varchar, reason varchar);
    create table indicator_activity (indicator varchar, establishment varchar, active boolean);
    create table indicator_masked (indicator varchar, establishment varchar);
    create table target_in_force (indicator varchar, year integer, region varchar, establishment varchar, op varchar,
      value decimal(20, 8));
    create table version_of_year (year integer);
    create table unsigned (establishment varchar, year integer, indicator varchar);`);
  for (const name of ['macros', 'marts/figure', 'totals', 'marts/total', 'figures'])
    await connection.run(sqlText(name));
  for (const whose of publishedTotals) {
    await connection.run(`create schema ${whose}; set search_path = '${whose},main'`);
    for (const name of ['published_totals', 'figures']) await connection.run(sqlText(name));
  }
});

const sqlText = (name: string) => readFileSync(new URL(`../../sql/${name}.sql`, import.meta.url), 'utf8');

/** Mostly of one size, so that crowds do protect each other; now and then nothing, or one above all. */
const amount = (min: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 30, arbitrary: fc.integer({ min, max: 900 }) },
    { weight: 1, arbitrary: fc.integer({ min: 50_000, max: 90_000 }) },
  );

const part = fc.record({
  category: fc.constantFrom('CH', 'CH', 'clinique', 'SSR'),
  n: amount(-50),
  d: amount(1),
  assessable: fc.boolean().chain((no) => (no ? fc.boolean() : fc.constant(true))),
});

/** Up to 24 establishments, of which a reader may name all, some or none, and may not read some. */
const region = fc
  .tuple(
    fc.oneof(...[1, 18].map((minLength) => fc.array(part, { minLength, maxLength: 24, size: 'max' }))),
    fc.constantFrom('all', 'some', 'none'),
    fc.infiniteStream(fc.nat(99)),
    fc.constantFrom(0, 15, 60),
  )
  .map(([parts, named, dice, maskedShare]): HiddenPart[] =>
    parts.map((each, index) => ({
      ...each,
      establishment: `33000${String(index).padStart(4, '0')}`,
      inScope: named === 'all' || (named === 'some' && (dice.next().value ?? 0) < 40),
      masked: (dice.next().value ?? 0) < maskedShare,
    })),
  );

const grains = ['year', 'month', 'rolling'] as const;

const ask = async (parts: readonly HiddenPart[], signed: boolean, grain: (typeof grains)[number]) => {
  await connection.run(`set search_path = 'main'`);
  for (const table of ['establishment', 'indicator_period', 'indicator_activity', 'indicator_masked'])
    await connection.run(`delete from ${table}`);
  const values = parts.map(
    ({ establishment, category, n, d, assessable, masked }) =>
      `('${establishment}', '${category}', ${n}, ${d}, ${assessable}, ${masked})`,
  );
  await connection.run(`
    create or replace temporary table given as
      from (values ${values.join(', ')}) t (establishment, category, n, d, assessable, masked);
    insert into establishment select establishment, 'E', category, '75', 2000, 2100 from given;
    insert into indicator_period select 'les_drugs_evolution', establishment, '75', '2018-01-01', ${grain === 'month' ? 1 : 12}, n, d,
      case when assessable then 'ok' else 'not_assessable' end, '' from given;
    insert into indicator_activity select 'les_drugs_evolution', establishment, true from given;
    insert into indicator_masked select 'les_drugs_evolution', establishment from given where masked;
    drop table figure;
    drop table total;`);
  for (const name of ['marts/figure', 'marts/total']) await connection.run(sqlText(name));
  const list = (keep: (each: HiddenPart) => boolean) =>
    listValue(parts.filter(keep).map(({ establishment }) => establishment));
  const told = async (published?: PublishedTotals) => {
    await connection.run(`set search_path = '${published ? `${published},main` : 'main'}'`);
    const statement = await connection.prepare(
      `select level, category, establishment, n::double as n, d::double as d, value, status, reason, contribution
     from figures (['les_drugs_evolution'], '75', null::varchar, '${grain}', 2018, $scope, $peers, $signed) order by level, category, establishment`,
    );
    statement.bind(
      { scope: list((each) => each.inScope), peers: list(() => true), signed: list(() => signed) },
      { scope: LIST(VARCHAR), peers: LIST(VARCHAR), signed: LIST(VARCHAR) },
    );
    return (await statement.runAndReadAll()).getRowObjectsJson();
  };
  const worked = await told();
  // Who names everyone reads the totals of the publication: they are those that his lists give.
  if (parts.every(({ inScope }) => inScope))
    expect(await told(signed ? 'signatories' : 'others')).toEqual(worked);
  return worked;
};

test('each total is shown exactly, rounded, or not at all, as the rules read aloud say', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(region, fc.boolean(), fc.constantFrom(...grains), async (given, signed, grain) => {
      // Persons are counted in this indicator: by years only, but for who has signed.
      const parts = given.map((each) => ({ ...each, masked: (each.masked || grain !== 'year') && !signed }));
      const rows = await ask(given, signed, grain);
      for (const [group, shown] of plainShown(parts, grain === 'year')) {
        const row = rows.find((each) =>
          group === 'region' ? each.level === 'region' : each.level === 'category' && each.category === group,
        );
        met.add(`${grain} ${group === 'region' ? group : 'category'} ${shown}`);
        const whole = shownParts(parts, group);
        const n = whole.reduce((sum, each) => sum + each.n, 0);
        const d = whole.reduce((sum, each) => sum + each.d, 0);
        const value = whole.length > 0 && d > 0 ? n / d - 1 : null;
        const known = shown === 'exact';
        expect({ group, n: row?.n, d: row?.d }).toEqual({ group, n: known ? n : null, d: known ? d : null });
        if (shown === 'masked')
          expect(row).toMatchObject({ value: null, status: 'masked', reason: 'masked', contribution: null });
        else if (shown === 'anonymous' && value !== null) {
          expect(row?.reason).toContain('anonymous_total');
          const told = Number(row?.value);
          // To 0.1 point: a thousandth, and the nearest.
          expect(told * 1e3).toBeCloseTo(Math.round(told * 1e3), 5);
          expect(Math.abs(told - value)).toBeLessThan(0.000501);
          expect(row?.contribution).toBeNull();
        } else if (value === null) expect(row?.value).toBeNull();
        else expect(row?.value).toBeCloseTo(value, 9);
      }
      const named = rows.filter((row) => row.level === 'establishment');
      expect(named.map((row) => row.establishment).sort()).toEqual(
        parts.filter((each) => each.inScope).map((each) => each.establishment),
      );
      for (const row of named) {
        const each = parts.find(({ establishment }) => establishment === row.establishment);
        if (each?.masked) expect(row).toMatchObject({ n: null, d: null, value: null, status: 'masked' });
        else expect(row).toMatchObject({ n: each?.n, d: each?.d });
      }
    }),
    { numRuns: 240, endOnFailure: true },
  );
  // Categories without names are told by years only, and by months hardly ever met otherwise.
  for (const grain of grains)
    for (const group of ['region', 'category'])
      for (const shown of ['anonymous', 'exact', 'masked'])
        if (grain === 'year' || group === 'region' || shown !== 'anonymous')
          expect([...met]).toContain(`${grain} ${group} ${shown}`);
});
