import { afterAll, beforeAll, expect, test } from 'vitest';
import { readIndicators, type Indicator } from '#data/definitions.ts';
import { openEngine, type Engine } from '#data/duckdb.ts';
import { computeIndicators, loadIndicators, runSqlFile } from '#data/marts.ts';
import { sources } from '#api/source.ts';
import { loadReference } from '#data/reference.ts';
import { config } from '#test/support/facts.ts';

/** The detail marts as an example sees them: what it does not give is empty. */
const emptyMarts = `
  create table prescription_month (source varchar, finess varchar, period_start date, period_months integer,
    product varchar, kind varchar, lpp_title integer, generic_status varchar, atc5 varchar, boxes bigint,
    amount_reimbursed decimal(18, 3));
  create table les_month (source varchar, finess varchar, period_start date, period_months integer, product varchar,
    kind varchar, quantity decimal(18, 3), amount_paid decimal(18, 3), amount_reimbursed decimal(18, 3));
  create table transport_month (source varchar, finess varchar, period_start date, period_months integer, mode varchar,
    trips bigint, amount_reimbursed decimal(18, 3));
  create table declared_value (source varchar, indicator varchar, finess varchar, period_start date,
    period_months integer, n decimal(18, 3), d decimal(18, 3));
  create table phev_identification (source varchar, finess varchar, period_start date, period_months integer,
    received varchar, state varchar, lines bigint, rpps_lines bigint, finess_lines bigint, amount decimal(18, 3));
  create table les_situation_month (source varchar, finess varchar, period_start date, period_months integer,
    product varchar, kind varchar, situation varchar, lpp_conform boolean, lines bigint, quantity decimal(18, 3));
  create table biosimilar_month (source varchar, finess varchar, period_start date, period_months integer,
    place varchar, biosimilar_group varchar, role varchar, boxes decimal(18, 3));
  create table argued_month (source varchar, finess varchar, period_start date, period_months integer,
    off_label_lines bigint, argued_lines bigint);
  create table phev_exclusion (year integer, hepatitis_c boolean, dispensing_fees boolean);
  create table coverage (source varchar, finess varchar, period_start date, period_months integer, batch integer,
    partial boolean, provisional boolean);
  create table establishment (establishment varchar, region varchar, category varchar);
  create table succession (establishment varchar, year integer, successor varchar);
  create table establishment_of_year (finess varchar, year integer, establishment varchar);
`;

/** Tables that an example may complete and that hold no fact of an establishment. */
const rules = new Set(['phev_exclusion', 'lpp_group']);

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(':memory:', { ...config, spill: '' });
  await loadReference(engine);
  await engine.script(emptyMarts);
  await runSqlFile(engine, 'macros.sql');
});
afterAll(() => {
  engine.close();
});

/** Runs one definition on its own example: given rows in yearly periods, one source that holds all it needs. */
const runExample = async (indicator: Indicator) => {
  const source = indicator.sources.find((name) =>
    indicator.needs.every((need) => (sources[name].holds as readonly string[]).includes(need)),
  );
  if (source === undefined) throw new Error(`${indicator.slug}: no source holds what it needs`);
  await engine.run('begin');
  try {
    const given = Object.entries(indicator.example.given);
    for (const [table, rows] of given) {
      for (const row of rows) {
        const values = rules.has(table) ? row : { source, period_months: 12, ...row };
        const names = Object.keys(values);
        await engine.run(
          `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `$${name}`).join(', ')})`,
          values,
        );
      }
    }
    // Made from the given rows, as at publication.
    await runSqlFile(engine, 'marts/detail/phev_month.sql');
    const facts = given.map(([table]) => table).filter((table) => !rules.has(table));
    await engine.script(`
      create table cell as ${facts.map((table) => `select distinct source, finess, period_start from ${table}`).join(' union ')};
      insert into coverage select source, finess, period_start, 12, 1, false, false from cell;
      insert into establishment select distinct finess, '75', 'CH' from cell;
      insert into establishment_of_year
        select distinct t.finess, year(u.period_start), t.finess from cell t, cell u`);
    await loadIndicators(engine, [indicator]);
    await computeIndicators(engine, [indicator]);
    return await engine.rows(`
      select establishment, year(period_start)::integer as year, n::double as numerator, d::double as denominator,
        case when status <> 'not_assessable' then figure_value('${indicator.kind}', n, d) end as value
      from indicator_period
      where period_months = 12`);
  } finally {
    await engine.run('rollback');
  }
};

test.each(readIndicators().map((indicator) => [indicator.slug, indicator] as const))(
  '%s gives what its worked example expects',
  async (_, indicator) => {
    const rows = await runExample(indicator);
    for (const expected of indicator.example.expect) {
      const found = rows.find(
        (row) => row.establishment === expected.establishment && row.year === expected.year,
      );
      expect({
        ...found,
        value: typeof found?.value === 'number' ? Number(found.value.toFixed(12)) : null,
      }).toEqual(expected);
    }
  },
);
