import { readFileSync } from 'node:fs';
import { sources } from '#api/source.ts';
import { sqlFolder, type Indicator } from './definitions.ts';
import type { Engine } from './duckdb.ts';
import { loadTable } from './load-table.ts';

/** Runs one file of sql/, named from there. */
export const runSqlFile = (engine: Engine, name: string) =>
  engine.script(readFileSync(sqlFolder(name), 'utf8'));

/** Table `indicator` (its labels and rules) and `indicator_source` (rank of each source, and what that source lacks). */
export const loadIndicators = async (engine: Engine, indicators: readonly Indicator[]) => {
  await loadTable(
    engine,
    'indicator',
    `indicator varchar, sort_order integer, kind varchar, direction varchar, display_unit varchar,
     numerator_unit varchar, article varchar, title_fr varchar, title_en varchar, short_fr varchar, short_en varchar,
     numerator_fr varchar, numerator_en varchar, denominator_fr varchar, denominator_en varchar, method_fr varchar,
     method_en varchar, limits_fr varchar, limits_en varchar, formula_source varchar, formula_confidence varchar,
     proof_fr varchar, proof_en varchar, signatories_only boolean, sources varchar, floor double`,
    indicators.map((i) => ({
      ...{ indicator: i.slug, sort_order: i.order, kind: i.kind, direction: i.direction },
      ...{ display_unit: i.display_unit, numerator_unit: i.numerator_unit, article: i.article },
      ...{ title_fr: i.title.fr, title_en: i.title.en, short_fr: i.short.fr, short_en: i.short.en },
      ...{ numerator_fr: i.numerator.fr, numerator_en: i.numerator.en },
      ...{ denominator_fr: i.denominator?.fr ?? null, denominator_en: i.denominator?.en ?? null },
      ...{ method_fr: i.method.fr, method_en: i.method.en, limits_fr: i.limits.fr, limits_en: i.limits.en },
      ...{ formula_source: i.formula_source, formula_confidence: i.formula_confidence },
      ...{ proof_fr: i.proof?.fr ?? null, proof_en: i.proof?.en ?? null },
      ...{ signatories_only: i.signatories_only, sources: i.sources.join(' '), floor: i.floor },
    })),
  );
  await loadTable(
    engine,
    'indicator_source',
    'indicator varchar, source varchar, rank integer, lacks varchar',
    indicators.flatMap((i) =>
      i.sources.map((source, rank) => {
        const holds: readonly string[] = sources[source].holds;
        const lacks = i.needs.filter((need) => !holds.includes(need)).map((need) => `${need}_absent`);
        return { indicator: i.slug, source, rank, lacks: lacks.join(' ') || null };
      }),
    ),
  );
};

/**
 * From detail marts to `indicator_period`: each indicator's SQL, then coverage, pairing and attribution.
 * Expects coverage, establishment_of_year, establishment and the detail marts.
 */
export const computeIndicators = async (engine: Engine, indicators: readonly Indicator[]) => {
  await engine.script(`
    create type indicator_name as enum (select indicator from indicator order by sort_order);
    create table indicator_value (
      indicator indicator_name, source varchar, finess varchar, period_start date, period_months integer, n decimal(38, 3),
      d decimal(38, 3)
    )`);
  for (const { slug, sql } of indicators) {
    const query = sql.trim().replace(/;$/, '');
    await engine.run(`insert into indicator_value by name select $slug as indicator, * from (${query}\n)`, {
      slug,
    });
  }
  for (const name of ['cell', 'activity', 'period']) await runSqlFile(engine, `marts/indicator_${name}.sql`);
};
