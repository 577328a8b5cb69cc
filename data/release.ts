import { listValue } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { sqlFolder } from './definitions.ts';
import { blob, type Engine } from './duckdb.ts';
import { hmacPads } from './importers/hashing.ts';
import { runSqlFile } from './marts.ts';
import { total, withheldOf, type AmountCell } from './release-amounts.ts';

export type ReleaseOptions = {
  /** A cell of 1 to this many persons is masked. */
  readonly threshold: number;
  /** Key of this publication's pseudonyms. */
  readonly key: Buffer;
};

/**
 * Makes the release tables and `indicator_masked` (docs/masking.md): what is read by those who may not cross lines.
 * Expects les_line, phev_prescriber, coverage, establishment and indicator_source.
 */
export const makeRelease = async (engine: Engine, { threshold, key }: ReleaseOptions) => {
  await engine.script(`set variable masking_threshold = ${threshold}`);
  await runSqlFile(engine, 'marts/release_line.sql');
  await decide(engine);
  await runSqlFile(engine, 'marts/release_tables.sql');
  await makePseudonyms(engine, key);
  await runSqlFile(engine, 'marts/release_prescriber.sql');
  await runSqlFile(engine, 'marts/release_distribution.sql');
  await runSqlFile(engine, 'marts/indicator_masked.sql');
  while ((await changes(engine, 'marts/indicator_masked_alone.sql')) > 0);
};

// Each round pools or masks more, and there is an end to both.
const decide = async (engine: Engine) => {
  for (;;) {
    await runSqlFile(engine, 'marts/release_cell.sql');
    await runSqlFile(engine, 'marts/release_choice.sql');
    if (await fails(engine)) continue;
    if ((await changes(engine, 'marts/release_force.sql')) > 0) continue;
    await runSqlFile(engine, 'marts/release_withheld.sql');
    await withhold(engine);
    if (!(await fails(engine))) return;
  }
};

/** Pools what is in release_failing. @returns whether there was anything */
const fails = async (engine: Engine) => {
  const [found] = await engine.rows('select count(*)::integer as failing from release_failing');
  if (found?.failing === 0) return false;
  await runSqlFile(engine, 'marts/release_pool.sql');
  return true;
};

const withhold = async (engine: Engine) => {
  const rows = await engine.rows(
    `
    select region, year, member, situation, masked, lines_1, lines_2 from release_choice
    where level = 'establishment' and situation <> 'device'
      and (region, year) not in (select (region, year) from release_pooled where situation = 'device')
    union all
    select region, year, establishment, $total, persons <= getvariable('masking_threshold')::integer, lines_1, lines_2
    from release_total
    where (region, year) not in (select (region, year) from release_pooled where situation = 'device')
      and (region, year) not in (from release_dropped)
    order by all`,
    { total },
  );
  const places = new Map<string, (AmountCell & { region: string; year: number })[]>();
  for (const row of rows) {
    const cell = {
      region: String(row.region),
      year: Number(row.year),
      establishment: String(row.member),
      situation: String(row.situation),
      lines: [Number(row.lines_1), Number(row.lines_2)] as const,
      masked: row.masked === true,
    };
    const place = `${cell.region} ${cell.year}`;
    places.set(place, [...(places.get(place) ?? []), cell]);
  }
  const chosen = [...places.values()].map((cells) => ({ cells, ...withheldOf(cells) }));
  const beside = chosen.flatMap(({ withheld }) =>
    [...withheld].filter((cell) => !cell.masked && cell.situation !== total),
  );
  await engine.script('delete from release_hidden');
  const hidden = chosen.flatMap(({ withheld }) => [...withheld].filter((cell) => cell.situation === total));
  await engine.run('insert into release_hidden select unnest($establishments)', {
    establishments: listOf(hidden, 'establishment'),
  });
  await engine.run(
    `insert into release_withheld select unnest($regions), unnest($years)::integer, unnest($establishments),
       unnest($situations)`,
    {
      ...{ regions: listOf(beside, 'region'), years: listOf(beside, 'year') },
      ...{ establishments: listOf(beside, 'establishment'), situations: listOf(beside, 'situation') },
    },
  );
  const failing = chosen.flatMap(({ cells, lost }) =>
    cells
      .slice(0, 1)
      .flatMap(({ region, year }) => [...lost].map((situation) => ({ region, year, situation }))),
  );
  await engine.run(
    'insert into release_failing select unnest($regions), unnest($years)::integer, unnest($situations)',
    {
      ...{ regions: listOf(failing, 'region'), years: listOf(failing, 'year') },
      situations: listOf(failing, 'situation'),
    },
  );
};

const listOf = <K extends string>(rows: readonly Record<K, string | number>[], column: K) =>
  listValue(rows.map((row) => String(row[column])));

const makePseudonyms = async (engine: Engine, key: Buffer) => {
  const { ipad, opad } = hmacPads(key);
  await runSqlFile(engine, 'parsing.sql');
  await engine.run(sqlText('marts/release_pseudonym.sql'), {
    ipad: blob(ipad),
    opad: blob(opad),
    digits: 10,
  });
};

const sqlText = (name: string) => readFileSync(sqlFolder(name), 'utf8');

/** How many rows a statement changed: it returns them. */
const changes = async (engine: Engine, name: string) => (await engine.rows(sqlText(name))).length;
