import { readFileSync } from 'node:fs';
import { sources } from '#api/source.ts';
import { sqlFolder, type Indicator } from './definitions.ts';
import type { Engine } from './duckdb.ts';
import type { LawVersion } from './law.ts';

/** Runs one file of sql/, named from there. */
export const runSqlFile = (engine: Engine, name: string) =>
  engine.script(readFileSync(sqlFolder(name), 'utf8'));

/** Table `indicator` (its labels and rules) and `indicator_source` (rank of each source, and what that source lacks). */
export const loadIndicators = async (engine: Engine, indicators: readonly Indicator[]) => {
  await engine.script(`
    create table indicator (
      indicator varchar, sort_order integer, kind varchar, direction varchar, display_unit varchar,
      numerator_unit varchar, article varchar, title_fr varchar, title_en varchar, short_fr varchar, short_en varchar,
      numerator_fr varchar, numerator_en varchar, denominator_fr varchar, denominator_en varchar, method_fr varchar,
      method_en varchar, limits_fr varchar, limits_en varchar, sources varchar, floor double
    );
    create table indicator_source (indicator varchar, source varchar, rank integer, lacks varchar);
  `);
  for (const i of indicators) {
    await insert(engine, 'indicator', [
      ...[i.slug, i.order, i.kind, i.direction, i.display_unit, i.numerator_unit, i.article],
      ...[i.title, i.short, i.numerator, i.denominator, i.method, i.limits].flatMap((label) => [
        label.fr,
        label.en,
      ]),
      ...[i.sources.join(' '), i.floor],
    ]);
    for (const [rank, source] of i.sources.entries()) {
      const holds: readonly string[] = sources[source].holds;
      const lacks = i.needs.filter((need) => !holds.includes(need)).map((need) => `${need}_absent`);
      await insert(engine, 'indicator_source', [i.slug, source, rank, lacks.join(' ') || null]);
    }
  }
};

/** Table `law_target`: the targets of data/law, as printed. */
export const loadLaw = async (engine: Engine, law: readonly LawVersion[]) => {
  await engine.script(`
    create table law_target (
      indicator varchar, level varchar, region varchar, from_year integer, to_year integer, op varchar,
      printed varchar, value decimal(18, 6), unit varchar, version varchar, version_label varchar, caqes boolean,
      published date, in_force_to date, article varchar, source varchar, note varchar
    )`);
  for (const version of law) {
    for (const t of version.targets) {
      await insert(engine, 'law_target', [
        ...[t.indicator, t.level, t.region ?? null, t.from_year, t.to_year, t.op, t.printed, t.value, t.unit],
        ...[version.version, version.label, version.caqes, version.published, version.to],
        ...[t.article, t.source, t.note],
      ]);
    }
  }
};

/**
 * From detail marts to `indicator_period`: each indicator's SQL, then coverage, pairing and attribution.
 * Expects coverage, establishment_of_year, establishment and the detail marts.
 */
export const computeIndicators = async (engine: Engine, indicators: readonly Indicator[]) => {
  await engine.script(`
    create table indicator_value (
      indicator varchar, source varchar, finess varchar, period_start date, period_months integer, n decimal(38, 3),
      d decimal(38, 3)
    )`);
  for (const { slug, sql } of indicators) {
    const query = sql.trim().replace(/;$/, '');
    await engine.run(`insert into indicator_value by name select $slug as indicator, * from (${query}\n)`, {
      slug,
    });
  }
  await runSqlFile(engine, 'marts/indicator_period.sql');
  await runSqlFile(engine, 'marts/indicator_activity.sql');
};

const insert = (engine: Engine, table: string, values: (string | number | boolean | null)[]) =>
  engine.run(
    `insert into ${table} values (${values.map((_, index) => `$v${index}`).join(', ')})`,
    Object.fromEntries(values.map((value, index) => [`v${index}`, value])),
  );
