import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { listValue } from '@duckdb/node-api';
import { linesOf, listBatches } from '#data/batch.ts';
import { literal, openEngine, type Engine, type Parameters } from '#data/duckdb.ts';
import { currentPublication } from '#data/publications.ts';
import { readWarehouse } from '#data/warehouse.ts';
import { quantile } from './ask-times.ts';
import type { Place } from './asks.ts';

/** A question as an analyst writes it on the extracts, in DuckDB without the product. `of`: question and label (asks.ts). */
type Raw = { readonly of: string; readonly sql: string; readonly parameters: Parameters };
export type RawTimes = { readonly of: string; readonly p50: number };

/** Milliseconds of each, of `times` runs after a first one. */
export const rawTimes = async (
  warehouse: string,
  place: Place,
  times: number,
): Promise<readonly RawTimes[]> => {
  const engine = await openLines(warehouse);
  try {
    const departements = await departementsOf(engine, place.region);
    const told: RawTimes[] = [];
    for (const { of, sql, parameters } of rawQuestions(place, departements)) {
      const taken: number[] = [];
      for (let k = 0; k <= times; k++) {
        const begun = performance.now();
        await engine.rows(sql, parameters);
        if (k > 0) taken.push(performance.now() - begun);
      }
      told.push({ of, p50: quantile(taken, 0.5) });
    }
    return told;
  } finally {
    engine.close();
  }
};

/** DuckDB on the warehouse's extracts, `phev` and `les`, and on its publication's `establishment`. The caller closes it. */
export const openLines = async (warehouse: string): Promise<Engine> => {
  const opened = readWarehouse(warehouse);
  const lines = (source: string) =>
    listBatches(opened)
      .filter((batch) => batch.source === source)
      .map((batch) => linesOf(opened, batch));
  const establishments = join(opened.publications, currentPublication(opened) ?? '', 'establishment.parquet');
  const views = { phev: lines('phev'), les: lines('les'), establishment: [establishments] };
  const engine = await openEngine(':memory:', {
    ...{ memory: '8GB', threads: availableParallelism(), spill: tmpdir() },
  });
  await engine.script(
    Object.entries(views)
      .map(
        ([name, files]) =>
          `create view ${name} as from read_parquet([${files.map(literal).join(', ')}], union_by_name = true);`,
      )
      .join('\n'),
  );
  return engine;
};

/** PHEV is medicines, fees and LPP but those of Titre III (docs/law.md). */
const phev = `from phev where (product_kind <> 'lpp' or lpp_title is distinct from 3)`;

export const rawQuestions = (
  { establishment, year, unit }: Place,
  departements: readonly string[],
): readonly Raw[] => [
  {
    of: 'target-gap one indicator',
    sql: `select left(finess, 8) as finess, sum(amount_reimbursed) filter (where year(month) = $year) as n,
        sum(amount_reimbursed) filter (where year(month) = $year - 1) as d
      ${phev} and year(month) between $year - 1 and $year
        and list_contains($departements, left(finess, 2)) group by all`,
    parameters: { year, departements: listValue(departements) },
  },
  {
    of: 'trend months',
    sql: `select month, sum(amount_reimbursed) as n ${phev} and list_contains($departements, left(finess, 2)) group by all`,
    parameters: { departements: listValue(departements) },
  },
  {
    of: 'breakdown product',
    sql: `select product, sum(amount_reimbursed) filter (where year(month) = $year) as n,
        sum(amount_reimbursed) filter (where year(month) = $year - 1) as d
      ${phev} and left(finess, 8) = left($establishment, 8) and year(month) between $year - 1 and $year group by all`,
    parameters: { year, establishment },
  },
  {
    of: 'linked service',
    sql: `select unit, specialty, rpps, product, indication, sum(amount_reimbursed) as amount, count(*) as lines
      from les where finess = $establishment and unit = $unit and year(date) between $year - 2 and $year
      group by grouping sets ((unit), (specialty), (rpps), (product), (indication))`,
    parameters: { year, establishment, unit },
  },
];

export const departementsOf = async (engine: Engine, region: string): Promise<string[]> =>
  (
    await engine.rows(
      'select distinct departement from establishment where region = $region and departement is not null order by all',
      { region },
    )
  ).map(({ departement }) => String(departement));
