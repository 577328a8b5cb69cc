import type { Row } from '#data/duckdb.ts';
import { nameOf, type Contract, contractKey, type Place, type Seen } from './attacker.ts';
import { regionOf, type Released, type ReleaseLine } from './release.ts';

/** What a cell holds in the year, its first and its second semester: counted one line after another. */
export type PlainCell = Place & {
  readonly region: string;
  readonly year: number;
  readonly persons: readonly number[];
  readonly patients: readonly (number | null)[];
  readonly stays: readonly number[];
  readonly lines: readonly number[];
  readonly quantity: readonly number[];
  readonly cents: readonly number[];
};

const periodsOf = (line: ReleaseLine) => [0, line.month <= 6 ? 1 : 2];

/** Every cell of every table, by region, year and name; `pooled` as the release decided. */
export const plainCells = (
  lines: readonly ReleaseLine[],
  pooled: readonly Row[],
): ReadonlyMap<string, PlainCell> => {
  const isPooled = (line: ReleaseLine) =>
    pooled.some(
      (row) =>
        row.region === regionOf(line.establishment) &&
        row.year === line.year &&
        row.situation === line.situation,
    );
  const held = new Map<string, { place: Place; region: string; year: number; lines: ReleaseLine[] }>();
  for (const line of lines) {
    const situation = isPooled(line) ? 'pooled' : line.situation;
    for (const [level, key] of [
      ['region', ''],
      ['establishment', line.establishment],
      ['unit', `${line.establishment} ${line.unit}`],
      ['product', line.product],
      ['specialty', String(line.specialty)],
    ] as const) {
      const place = { level, key, situation };
      const region = regionOf(line.establishment);
      const name = `${region} ${line.year} ${nameOf(place)}`;
      const cell = held.get(name) ?? { place, region, year: line.year, lines: [] };
      cell.lines.push(line);
      held.set(name, cell);
    }
  }
  return new Map(
    [...held].map(([name, { place, region, year, lines: mine }]) => {
      const each = <T>(count: (some: readonly ReleaseLine[]) => T) =>
        [0, 1, 2].map((period) => count(mine.filter((line) => periodsOf(line).includes(period))));
      const distinct = (of: (line: ReleaseLine) => string) => (some: readonly ReleaseLine[]) =>
        new Set(some.map(of)).size;
      const stays = each(distinct((line) => `${line.establishment} ${line.stay}`));
      const people = each(distinct((line) => line.patient ?? `stay ${line.stay}`));
      return [
        name,
        {
          ...place,
          ...{ region, year, stays },
          persons: people.map((count, period) => Math.min(count, stays[period] ?? 0)),
          patients: each((some) =>
            some.some((line) => line.patient === null) ? null : distinct((line) => line.patient ?? '')(some),
          ),
          lines: each((some) => some.length),
          quantity: each((some) => some.reduce((sum, line) => sum + line.quantity, 0)),
          cents: each((some) => some.reduce((sum, line) => sum + line.cents, 0)),
        },
      ];
    }),
  );
};

/** Rows of one region and year. */
export const seenIn = (released: Released, region: string, year: number): Seen => {
  const of = (rows: readonly Row[]) =>
    rows.filter((row) => row.region === region && String(row.period_start).startsWith(String(year)));
  return {
    region: of(released.region),
    establishment: of(released.establishment),
    unit: of(released.unit),
    product: of(released.product),
    specialty: of(released.specialty),
  };
};

/** What the contract says of a region and year; nothing where devices are pooled with drugs. */
export const contractOf = (
  lines: readonly ReleaseLine[],
  pooled: readonly Row[],
  region: string,
  year: number,
): Contract => {
  const mixed = pooled.some(
    (row) => row.region === region && row.year === year && row.situation === 'device',
  );
  const sums = new Map<string, number>();
  for (const line of mixed ? [] : lines) {
    if (line.year !== year || regionOf(line.establishment) !== region) continue;
    for (const period of [0, 1, 2] as const) {
      const kind = line.situation === 'device' ? 'device' : 'drug';
      const key = contractKey(line.establishment, kind, period);
      sums.set(key, (sums.get(key) ?? 0) + (periodsOf(line).includes(period) ? line.cents : 0));
    }
  }
  return new Map([...sums].map(([key, cents]) => [key, Number((cents / 100).toFixed(2))]));
};
