import type { DuckDBInstance } from '@duckdb/node-api';
import { columnFromArray, float64, tableFromColumns, tableToIPC, utf8, type Table } from '@uwdata/flechette';
import {
  clausePoint,
  Coordinator,
  makeClient,
  Selection,
  type Connector,
  type MosaicClient,
} from '@uwdata/mosaic-core';
import { Query, sql, sum, type FilterExpr } from '@uwdata/mosaic-sql';
import { openReadable } from './duckdb.ts';
import { within } from './statement.ts';
import {
  dimensions,
  keyed,
  thousandths,
  type Amounts,
  type Choice,
  type Dimension,
  type Way,
  type Where,
} from './way.ts';

type Options = { readonly loaded: boolean; readonly cubes: boolean };

/**
 * Mosaic's coordinator over the DuckDB that the product uses: one client for each dimension, and a selection in which each
 * is filtered by the others. `cubes`: its pre-aggregation. Its cache of answers is off, as is the product's here.
 */
export const mosaic = async (
  tables: ReadonlyMap<string, string>,
  where: Where,
  { loaded, cubes }: Options,
): Promise<Way> => {
  const { instance, loadMs } = await openReadable(tables, loaded);
  const coordinator = new Coordinator(connectorOf(instance), {
    ...{ cache: false, logger: null, preagg: { enabled: cubes } },
  });
  const selection = Selection.crossfilter();
  const shown = new Map<Dimension, Table>();
  const failures: unknown[] = [];
  const clients = new Map(
    dimensions.map((dimension) => [
      dimension,
      makeClient({
        ...{ coordinator, selection },
        query: (filter) => amountsBy(dimension, where, filter),
        queryResult: (table) => void shown.set(dimension, table as Table),
        queryError: (error) => void failures.push(error),
      }),
    ]),
  );
  await Promise.all([...clients.values()].map((client) => client.pending));
  const clauses = { unit: clauseOf('unit', clients), prescriber: clauseOf('prescriber', clients) };
  let now: Choice = {};

  const move = async (moving: 'unit' | 'prescriber', to: Choice) => {
    if (now[moving] === to[moving]) return;
    now = { ...now, [moving]: to[moving] };
    selection.update(clauses[moving](to[moving]));
    await selection.pending('value');
  };
  return {
    name: `Mosaic, ${cubes ? 'its cubes' : 'no cubes'}, ${loaded ? 'table in memory' : 'Parquet'}`,
    ...(loaded ? { loadMs } : {}),
    near: async (moving, choice) => {
      // The choice that stands first, so that the cubes are made under it and not within a step.
      await move('prescriber', {});
      await move('unit', moving === 'unit' ? {} : choice);
      selection.activate(clauses[moving](choice[moving]));
      await coordinator.exec('select 1'); // behind the cubes in the queue
    },
    step: async (choice) => {
      await move('unit', choice);
      await move('prescriber', choice);
      if (failures.length > 0) throw new Error(`Mosaic: ${String(failures[0])}`);
      return amountsIn(shown);
    },
    close: () => instance.closeSync(),
  };
};

const amountsBy = (dimension: Dimension, where: Where, filter: FilterExpr) =>
  Query.from('readable')
    .select({ key: dimension, amount: sum('amount') })
    .where(sql`${within(where)}`, filter)
    .groupby(dimension);

// Chosen in one dimension's chart: that chart alone is not filtered by it.
const clauseOf =
  (dimension: 'unit' | 'prescriber', clients: ReadonlyMap<Dimension, MosaicClient>) =>
  (value: string | null | undefined) => {
    const source = clients.get(dimension);
    if (source === undefined) throw new Error(`no client of ${dimension}`);
    return clausePoint(dimension, value, { source });
  };

const amountsIn = (shown: ReadonlyMap<Dimension, Table>): Amounts => {
  const amounts = new Map<string, number>();
  for (const [dimension, table] of shown)
    for (const { key, amount } of table.toArray() as { key: unknown; amount: number | null }[])
      if (amount !== null) amounts.set(keyed(dimension, key), thousandths(amount));
  return amounts;
};

/**
 * What Mosaic's own connectors do, around the product's engine: SQL in, Arrow out. A connection for each query (two on one
 * connection lose rows); sums travel as doubles, as the product's do.
 */
const connectorOf = (instance: DuckDBInstance): Connector => {
  const query = async ({ type, sql: text }: { type: string; sql: string }) => {
    const connection = await instance.connect();
    try {
      if (type === 'exec') return void (await connection.run(text));
      const reader = await connection.runAndReadAll(text);
      const columns = reader.getColumns();
      const table = tableFromColumns(
        reader
          .columnNames()
          .map((name, at) => [
            name,
            isText(reader.columnType(at).toString())
              ? columnFromArray(
                  columns[at]?.map((value) => (value === null ? null : String(value))) ?? [],
                  utf8(),
                )
              : columnFromArray(
                  columns[at]?.map((value) => (value === null ? null : Number(value))) ?? [],
                  float64(),
                ),
          ]),
      );
      return tableToIPC(table, { format: 'stream' });
    } finally {
      connection.closeSync();
    }
  };
  return { query } as Connector;
};

const isText = (type: string) => type === 'VARCHAR';
