import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { literal, openEngine } from '#data/duckdb.ts';
import { currentPublication } from '#data/publications.ts';
import { readWarehouse } from '#data/warehouse.ts';
import { demoWarehouse } from './demo-warehouse.ts';

/** What a small demo holds, read from its lines and not through any question. */
export type AccessWorld = {
  readonly path: string;
  readonly id: string;
  readonly places: readonly {
    readonly establishment: string;
    readonly name: string;
    readonly region: string;
    readonly departement: string;
    readonly category: string;
  }[];
  /** Establishments where a person's RPPS occurs, PHEV and liste en sus. */
  readonly seenAt: ReadonlyMap<string, ReadonlySet<string>>;
  /** Indicators of the liste en sus; `<indicator> <establishment>` that only signatories read. */
  readonly counted: ReadonlySet<string>;
  readonly masked: ReadonlySet<string>;
  /** Indicators of a few persons' lines, that only signatories read of an establishment; those that no total has. */
  readonly signatoriesOnly: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  readonly indicators: readonly string[];
  /** Some services, products: parameters that find something. */
  readonly units: readonly string[];
  readonly products: readonly string[];
};

/** The synthetic regions that the suite makes once, published: over a hundred establishments. */
export const accessWorld = async (): Promise<AccessWorld> => {
  const path = await demoWarehouse();
  const id = currentPublication(readWarehouse(path));
  if (id === null) throw new Error(`no publication in ${path}`);
  return readWorld(path, id);
};

/** What a publication of the demo holds. */
export const readWorld = async (path: string, id: string): Promise<AccessWorld> => {
  const engine = await openEngine(':memory:', { memory: '1GB', threads: 2, spill: tmpdir() });
  try {
    const rows = async (table: string, sql: string) =>
      (
        await engine.rows(
          sql.replace('{}', `read_parquet(${literal(join(path, 'publications', id, `${table}.parquet`))})`),
        )
      ).map((row) => Object.values(row).map(String));
    const seenAt = new Map<string, Set<string>>();
    for (const table of ['les_line', 'phev_prescriber'])
      for (const [rpps = '', establishment = ''] of await rows(
        table,
        'select distinct rpps, establishment from {} where rpps is not null',
      ))
        seenAt.set(rpps, (seenAt.get(rpps) ?? new Set()).add(establishment));
    const places = await rows(
      'establishment',
      'select establishment, name, region, departement, category from {} where region is not null order by 1',
    );
    const list = async (table: string, column: string) =>
      (await rows(table, `select distinct ${column} from {} where ${column} is not null order by 1`)).flat();
    return {
      ...{ path, id, seenAt },
      places: places.map(([establishment = '', name = '', region = '', departement = '', category = '']) => ({
        ...{ establishment, name, region, departement, category },
      })),
      counted: new Set((await list('indicator', `case when sources like '%les%' then indicator end`)).flat()),
      masked: new Set(
        (await rows('indicator_masked', 'select indicator, establishment from {}')).map((r) => r.join(' ')),
      ),
      signatoriesOnly: new Set(await list('indicator', 'case when signatories_only then indicator end')),
      alone: new Set(await list('indicator', `case when kind in ('score', 'level') then indicator end`)),
      indicators: await list('indicator', 'indicator'),
      units: (await list('les_line', 'unit')).slice(0, 5),
      products: (await list('les_line', 'product')).slice(0, 5),
    };
  } finally {
    engine.close();
  }
};
