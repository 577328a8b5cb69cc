import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linesOf, listBatches, type BatchReport } from '#data/batch.ts';
import { readConfig } from '#data/config.ts';
import { generateDemo } from '#data/demo/generate.ts';
import { literal, openEngine } from '#data/duckdb.ts';
import { readWarehouse } from '#data/warehouse.ts';

/** Demos in a folder of their own, generated but not published, and an engine to question their lines. */
export const demoBench = async () => {
  const root = mkdtempSync(join(tmpdir(), 'demo-'));
  const engine = await openEngine(':memory:', { memory: '2GB', threads: 2, spill: root });
  const pathOf = (name: string) => join(root, name);
  return {
    pathOf,
    /** @returns how many batches there were each time a publication was asked for */
    make: async (name: string, seed: number, lines: number, publish = () => Promise.resolve()) => {
      const published: number[] = [];
      await generateDemo(pathOf(name), readConfig({}), {
        seed,
        lines,
        onStep: () => undefined,
        publish: (warehouse) => {
          published.push(listBatches(warehouse).length);
          return publish();
        },
      });
      return published;
    },
    reports: (name: string) => listBatches(readWarehouse(pathOf(name))),
    /** The lines of some batches as a table expression. */
    lines: (name: string, keep: (batch: BatchReport) => boolean) => {
      const warehouse = readWarehouse(pathOf(name));
      const files = listBatches(warehouse)
        .filter(keep)
        .map((batch) => literal(linesOf(warehouse, batch)));
      return `read_parquet([${files.join(', ')}])`;
    },
    rows: (sql: string) => engine.rows(sql),
    /** The only row of a question, as numbers. */
    figures: async (sql: string) => {
      const [row = {}] = await engine.rows(sql);
      return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Number(value)]));
    },
    close: () => {
      engine.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
};

/** SQL: the region of a demo's FINESS. */
export const regionOf = `case when left(finess, 2) in ('21', '25', '39', '58', '70', '71', '89', '90') then '27' else '75' end`;

/**
 * Region 75 and 27 from one year to the next, counted plainly on the lines as first received (2015 to 2023 hold all
 * months but one hospital's second half of 2021).
 */
export const plainFigures = (phev: string, les: string, region: string, year: number) => `
  with phev as (
    select year(month) as year,
      sum(amount_reimbursed) filter (lpp_title is null or lpp_title <> 3) as phev,
      sum(amount_reimbursed) filter (product_kind = 'medicine') as medicines,
      sum(boxes) filter (top_gen = '1' or top_gen = '4') as inside,
      sum(boxes) filter (top_gen is not null) as known
    from ${phev} where ${regionOf} = '${region}' group by 1
  ), les as (
    select year(date) as year,
      sum(amount_reimbursed) filter (product_kind = 'drug') as drugs,
      sum(amount_reimbursed) filter (product_kind = 'device') as devices
    from ${les} where ${regionOf} = '${region}' group by 1
  )
  select
    100 * (a.phev::double / b.phev::double - 1) as phev,
    100 * (a.medicines::double / b.medicines::double - 1) as medicines,
    100 * a.inside::double / a.known::double as repertoire,
    100 * (l.drugs::double / k.drugs::double - 1) as drugs,
    100 * (l.devices::double / k.devices::double - 1) as devices,
    b.phev::double / 1e6 as phev_before, k.drugs::double / 1e6 as drugs_before, k.devices::double / 1e6 as devices_before
  from phev a join phev b on b.year = a.year - 1 join les l on l.year = a.year join les k on k.year = b.year
  where a.year = ${year}`;
