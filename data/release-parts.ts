import { listValue } from '@duckdb/node-api';
import type { Engine, Row } from './duckdb.ts';
import { runSqlFile } from './marts.ts';
import { groupBy, isSafe, toldClasses, type ReleaseClass } from './release-classes.ts';

/**
 * Makes `release_part`: a region's change by kind and class, for those who may not cross lines (docs/masking.md). Expects
 * what makeRelease and computeParts made.
 */
export const makeReleaseParts = async (engine: Engine, threshold: number) => {
  await runSqlFile(engine, 'marts/release_class.sql');
  const told = (await regionsOf(engine)).flatMap((place) => toldIn(place, threshold));
  await engine.run(
    `insert into release_class select unnest($families), unnest($regions), unnest($years)::integer, unnest($levels), unnest($keys)`,
    {
      families: listValue(told.map(({ family }) => family)),
      regions: listValue(told.map(({ region }) => region)),
      years: listValue(told.map(({ year }) => year)),
      levels: listValue(told.map(({ level }) => level)),
      keys: listValue(told.map(({ key }) => key)),
    },
  );
  await runSqlFile(engine, 'marts/release_part.sql');
};

type Place = { readonly family: string; readonly region: string; readonly classes: readonly ReleaseClass[] };

/**
 * A region tells the same classes in all its years: a year is in two tables, that of its own change and that of the next.
 * Years that are unsafe as a whole are not told by class.
 */
const toldIn = ({ family, region, classes }: Place, threshold: number) => {
  const yearOf = (at: string) => at.slice(0, 4);
  const within = (keep: (at: string) => boolean) =>
    classes.map((each) => ({
      key: each.key,
      cells: each.cells.filter(({ at }) => keep(at)),
      counts: each.counts.filter(({ at }) => keep(at)),
      masks: each.masks.filter(({ at }) => keep(at)),
    }));
  const parts = [...new Set(classes.flatMap(({ cells }) => cells.map(({ at }) => at)))];
  const unsafe = parts.filter(
    (part) =>
      !isSafe(
        within((at) => at === part),
        threshold,
      ),
  );
  // Of what a whole indicator counts apart, the contract tells the total: there is nothing to keep.
  const apart = new Set(unsafe.filter((at) => !at.endsWith('|')));
  const years = [...new Set(parts.map(yearOf))].filter(
    (year) => !unsafe.some((at) => yearOf(at) === year && !apart.has(at)),
  );
  const { atc1, atc2 } = toldClasses(
    within((at) => years.includes(yearOf(at)) && !apart.has(at)),
    threshold,
  );
  return years.flatMap((year) =>
    Object.entries({ atc1, atc2 }).flatMap(([level, keys]) =>
      [...(keys ?? [])].map((key) => ({ family, region, year, level, key })),
    ),
  );
};

const regionsOf = async (engine: Engine): Promise<Place[]> => {
  const [cells, counts, masks] = [
    await engine.rows('from release_class_cell order by all'),
    await engine.rows('from release_class_count order by all'),
    await engine.rows('from release_class_mask order by all'),
  ];
  const placeOf = (row: Row) => `${String(row.family)}\t${String(row.region)}`;
  const [cellsAt, countsAt, masksAt] = [cells, counts, masks].map((rows) => groupBy(rows, placeOf));
  return [...(cellsAt ?? [])].map(([place, own]) => {
    const [family = '', region = ''] = place.split('\t');
    const keyOf = (row: Row) => String(row.class);
    const [byClass, counted, masked] = [own, countsAt?.get(place) ?? [], masksAt?.get(place) ?? []].map(
      (rows) => groupBy(rows, keyOf),
    );
    const classes = [...(byClass ?? [])].map(([key, rows]) => ({
      key,
      cells: rows.map((row) => ({
        at: String(row.facet),
        establishment: String(row.establishment),
        amount: Number(row.amount),
      })),
      counts: (counted?.get(key) ?? []).map((row) => ({
        at: String(row.facet),
        persons: Number(row.persons),
        products: Number(row.products),
        small: Number(row.small),
      })),
      masks: (masked?.get(key) ?? []).map((row) => ({
        at: String(row.facet),
        cells: Number(row.cells),
        persons: numbers(row.persons_y, row.persons_1, row.persons_2),
        known: numbers(row.known_y, row.known_1, row.known_2),
        lines: numbers(row.lines_y, row.lines_1, row.lines_2),
        euros: numbers(row.euros_y, row.euros_1, row.euros_2),
        dear: Number(row.dear),
      })),
    }));
    return { family, region, classes };
  });
};

const numbers = (...values: readonly unknown[]) => values.map(Number);
