import type { Indicator } from './definitions.ts';
import type { Engine } from './duckdb.ts';
import { runSqlFile } from './marts.ts';

/**
 * From `sql/indicators/<slug>.parts.sql` to `indicator_part`: products, or modes of transport, behind each change from one
 * year to the next (docs/bridge.md), and to `bridge_term`, its terms. Expects what computeIndicators made, coverage, les_reference and product_label.
 */
export const computeParts = async (engine: Engine, indicators: readonly Indicator[]) => {
  const parted = indicators.flatMap(({ slug, parts }) => (parts === null ? [] : [{ slug, parts }]));
  // A file gives the columns that it has. By year: only whole years are compared. `d` and `quantity_next`: as the rule of
  // the next year counts, where it is another one.
  await engine.script(`
    create table part_cell (
      source varchar, finess varchar, period_start date, period_months integer, product varchar, kind varchar, atc varchar,
      class varchar, n decimal(38, 3), d decimal(38, 3), quantity decimal(38, 3), quantity_next decimal(38, 3)
    );
    create table parted (indicator indicator_name);
    create table part_value (
      indicator indicator_name, source varchar, finess varchar, year integer, product varchar, kind varchar, atc varchar,
      class varchar, n decimal(18, 3), d decimal(18, 3), quantity decimal(18, 3), quantity_next decimal(18, 3)
    )`);
  for (const { slug, parts } of parted) {
    const query = parts.trim().replace(/;$/, '');
    await engine.run('insert into parted values ($slug)', { slug });
    await engine.run(
      `insert into part_value
       select $slug, source, finess, year(period_start), product, kind, atc, class, sum(n), sum(d), sum(quantity),
         sum(quantity_next)
       from (from part_cell union all by name from (${query}\n))
       group by all`,
      { slug },
    );
  }
  for (const name of ['indicator_part', 'bridge_term']) await runSqlFile(engine, `marts/${name}.sql`);
};

/** What of it those read who may not cross lines: `release_bridge`. Expects makeRelease's threshold, and computeParts. */
export const releaseParts = async (engine: Engine) => {
  for (const name of ['bridge_person', 'release_bridge']) await runSqlFile(engine, `marts/${name}.sql`);
};
