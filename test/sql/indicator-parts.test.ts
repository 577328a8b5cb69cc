import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readIndicators } from '#data/definitions.ts';
import { openEngine, type Engine } from '#data/duckdb.ts';
import { loadTable } from '#data/load-table.ts';
import { runSqlFile } from '#data/marts.ts';
import { loadReference } from '#data/reference.ts';
import { config } from '#test/support/facts.ts';

// Each <slug>.parts.sql tells the same figures as its <slug>.sql, product by product.

const columns = {
  prescription_month: `source varchar, finess varchar, period_start date, period_months integer, product varchar,
    kind varchar, lpp_title integer, generic_status varchar, atc5 varchar, boxes bigint, amount_reimbursed decimal(18, 3)`,
  les_month: `source varchar, finess varchar, period_start date, period_months integer, product varchar, kind varchar,
    quantity decimal(18, 3), amount_paid decimal(18, 3), amount_reimbursed decimal(18, 3)`,
  transport_month: `source varchar, finess varchar, period_start date, period_months integer, mode varchar, trips bigint,
    amount_reimbursed decimal(18, 3)`,
};
const law = `
  create table phev_exclusion (year integer, hepatitis_c boolean, dispensing_fees boolean);
  insert into phev_exclusion values (2016, true, false), (2017, true, false), (2018, false, true), (2019, null, null)`;

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(':memory:', { ...config, spill: '' });
  await loadReference(engine);
  await runSqlFile(engine, 'macros.sql');
});
afterAll(() => {
  engine.close();
});

const medicines = [
  { product: '3400930000001', kind: 'medicine', atc5: 'A02BC01' },
  { product: '3400930000002', kind: 'medicine', atc5: 'C10AX09' },
  { product: '3400930000003', kind: 'medicine', atc5: 'J05AP55' },
  { product: '3400930000004', kind: 'medicine', atc5: 'L04AB04' },
  { product: '3400930000005', kind: 'medicine', atc5: 'A10AE04' },
  { product: '3400930000006', kind: 'medicine', atc5: 'L04AB01' },
  { product: '3400930000007', kind: 'medicine', atc5: null },
  { product: '0', kind: 'fee', atc5: null },
  { product: '9999999999999', kind: 'not_returned', atc5: null },
] as const;

const place = fc.record({
  finess: fc.constantFrom('339900001', '339900002'),
  period_start: fc.constantFrom('2016-01-01', '2017-01-01', '2017-12-01', '2018-03-01', '2019-01-01'),
});
const amount = fc.integer({ min: -2_000, max: 90_000 }).map((thousandths) => thousandths / 1000);
const quantity = fc.integer({ min: -3, max: 40 });

/** Rows of the detail marts: every kind of product that an indicator looks at, returns, and products of no class. */
const worldOf = (lpp: readonly string[], drugs: readonly string[]) =>
  fc.record({
    prescription_month: fc.array(
      fc
        .tuple(
          place,
          fc.oneof(
            fc
              .tuple(fc.constantFrom(...medicines), fc.constantFrom('0', '1', '4', 'B', 'C', '9'))
              .map(([product, status]) => ({
                ...product,
                lpp_title: null,
                generic_status: product.kind === 'medicine' ? status : null,
              })),
            fc.tuple(fc.constantFrom(...lpp), fc.constantFrom(null, 1, 3)).map(([product, lpp_title]) => ({
              ...{ product, kind: 'lpp', atc5: null, generic_status: null, lpp_title },
            })),
          ),
          amount,
          quantity,
        )
        .map(([where, what, amount_reimbursed, boxes]) => ({
          ...{ source: 'phev', ...where, period_months: 1, ...what, amount_reimbursed, boxes },
        })),
      { minLength: 20, maxLength: 60 },
    ),
    les_month: fc.array(
      fc
        .tuple(place, fc.constantFrom(...drugs, 'device'), amount, quantity)
        .map(([where, product, amount_reimbursed, count]) => ({
          ...{ source: 'les', ...where, period_months: 1, product, amount_reimbursed, amount_paid: 0 },
          ...{ kind: product === 'device' ? 'device' : 'drug', quantity: count / 4 },
        })),
      { minLength: 5, maxLength: 30 },
    ),
    transport_month: fc.array(
      fc
        .tuple(place, fc.constantFrom('ambulance', 'vsl', 'taxi'), amount, quantity)
        .map(([where, mode, amount_reimbursed, trips]) => ({
          ...{ source: 'transport', ...where, period_months: 1, mode, amount_reimbursed, trips },
        })),
      { minLength: 3, maxLength: 10 },
    ),
  });

const parted = readIndicators().filter(({ parts }) => parts !== null);

const queryOf = (sql: string | null) => (sql ?? '').trim().replace(/;$/, '');

test('every evolution has parts, and so have the répertoire and biosimilars', () => {
  const slugs = parted.map(({ slug }) => slug);
  for (const { slug, kind } of readIndicators()) if (kind === 'growth') expect(slugs).toContain(slug);
  expect(slugs).toEqual(
    expect.arrayContaining(['generic_repertoire', 'biosimilar_town', 'biosimilar_hospital']),
  );
});

test('parts sum to their indicator, FINESS by FINESS and period by period', async () => {
  const codes = async (sql: string) => (await engine.rows(sql)).map((row) => String(Object.values(row)[0]));
  const lpp = await codes(
    `select code from (select code, row_number() over (partition by lpp_group order by code) r from lpp_group) where r <= 2 order by 1`,
  );
  const drugs = await codes(
    `select product from (select product, row_number() over (partition by biosimilar_group order by product) r
       from biosimilar_rule where place = 'hospital' and product is not null) where r <= 2 order by 1`,
  );
  const withD = new Set<string>();
  const told = new Set<string>();
  await fc.assert(
    fc.asyncProperty(worldOf([...lpp, '1234567'], [...drugs, '9999999']), async (world) => {
      await engine.script('begin');
      await engine.script(law);
      for (const [table, rows] of Object.entries(world))
        await loadTable(engine, table, columns[table as keyof typeof columns], rows);
      for (const name of ['phev_month', 'biosimilar_class', 'biosimilar_month'])
        await runSqlFile(engine, `marts/detail/${name}.sql`);
      for (const { slug, kind, sql, parts } of parted) {
        // Of an evolution d is there where the next year counts otherwise; of a rate always.
        const [difference] = await engine.rows(`
          with shape as (select null::varchar as source, null::varchar as finess, null::date as period_start,
              null::decimal(38, 3) as n, null::decimal(38, 3) as d where false),
            whole as (select source, finess, period_start, sum(n) as n, sum(d) as d
              from (from shape union all by name select * exclude (period_months) from (${queryOf(sql)})) group by all),
            part as (select source, finess, period_start, sum(n) as n, sum(d) as d
              from (select columns(c -> c in ('source', 'finess', 'period_start', 'n', 'd'))
                from (from shape union all by name from (${queryOf(parts)}))) group by all)
          select count(*)::integer as cells, count_if(coalesce(w.n, 0) <> coalesce(p.n, 0)
            or coalesce(w.d, 0) <> coalesce(p.d, 0))::integer as wrong, count_if(w.d is not null)::integer as with_d
          from whole w full join part p using (source, finess, period_start)`);
        expect({ slug, wrong: difference?.wrong ?? 0 }).toEqual({ slug, wrong: 0 });
        if (Number(difference?.cells) > 0) told.add(slug);
        if (Number(difference?.with_d) > 0) withD.add(kind);
      }
      await engine.script('rollback');
    }),
    { numRuns: 24, endOnFailure: true },
  );
  expect([...withD].sort()).toEqual(['growth', 'rate']);
  expect(parted.map(({ slug }) => slug).filter((slug) => !told.has(slug))).toEqual([]);
});
