import { availableParallelism, tmpdir } from 'node:os';
import { listValue } from '@duckdb/node-api';
import { linesOf, listBatches } from '#data/batch.ts';
import { literal, openEngine, type Parameters } from '#data/duckdb.ts';
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
  const opened = readWarehouse(warehouse);
  const files = (source: string) =>
    listBatches(opened)
      .filter((batch) => batch.source === source)
      .map((batch) => literal(linesOf(opened, batch)))
      .join(', ');
  const engine = await openEngine(':memory:', {
    ...{ memory: '8GB', threads: availableParallelism(), spill: tmpdir() },
  });
  try {
    await engine.script(
      ['phev', 'les']
        .map(
          (source) => `create view ${source} as from read_parquet([${files(source)}], union_by_name = true);`,
        )
        .join('\n'),
    );
    const told: RawTimes[] = [];
    for (const { of, sql, parameters } of rawQuestions(place)) {
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

/** PHEV is medicines, fees and LPP but those of Titre III (docs/law.md). */
const phev = `from phev where (product_kind <> 'lpp' or lpp_title is distinct from 3)`;

const rawQuestions = ({ establishment, region, year, unit }: Place): readonly Raw[] => [
  {
    of: 'target-gap one indicator',
    sql: `select left(finess, 8) as finess, sum(amount_reimbursed) filter (where year(month) = $year) as n,
        sum(amount_reimbursed) filter (where year(month) = $year - 1) as d
      ${phev} and year(month) between $year - 1 and $year
        and list_contains($departements, left(finess, 2)) group by all`,
    parameters: { year, departements: listValue(departementsOf(region)) },
  },
  {
    of: 'trend months',
    sql: `select month, sum(amount_reimbursed) as n ${phev} and list_contains($departements, left(finess, 2)) group by all`,
    parameters: { departements: listValue(departementsOf(region)) },
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

/** Of the two regions of the demo. */
const departementsOf = (region: string): string[] =>
  region === '75'
    ? ['16', '17', '19', '23', '24', '33', '40', '47', '64', '79', '86', '87']
    : ['21', '25', '39', '58', '70', '71', '89', '90'];
