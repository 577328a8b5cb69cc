import { readFileSync } from 'node:fs';
import { BOOLEAN, DOUBLE, DuckDBInstance, INTEGER, LIST, VARCHAR, listValue } from '@duckdb/node-api';
import { questions } from '../../../api/questions/index.ts';
import { readParameters } from '../../../server/parameters.ts';
import type { Value, Values } from '../../../server/statement.ts';
import { asksOf } from '../asks.ts';

export type Answer = readonly Record<string, unknown>[];
/** The publication in DuckDB, as the reference: what a question is asked with, and what it answers. */
export type Reference = {
  /** As the bench asks it, of a reader to whom all of the region is open. */
  readonly valuesOf: (question: string) => Values;
  readonly answer: (sql: string, values: Values) => Promise<Answer>;
  readonly rows: (sql: string) => Promise<Answer>;
  readonly close: () => void;
};

export const openReference = async (
  tables: ReadonlyMap<string, string>,
  macros: string,
): Promise<Reference> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = async (sql: string): Promise<Answer> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson();
  for (const [name, file] of tables) await connection.run(`create view "${name}" as from '${file}'`);
  await connection.run(macros);
  const [place] = await rows(readFileSync(new URL('../../../sql/personas.sql', import.meta.url), 'utf8'));
  const { establishment, region, rpps } = place as Record<'establishment' | 'region' | 'rpps', string>;
  const [most] = await rows(
    `select unit, rpps as prescriber from off_label_month where establishment = '${establishment}'
      and unit is not null and rpps is not null group by all order by sum(amount) desc limit 1`,
  );
  const [boxes] = await rows(
    `select product from simulated_product where establishment = '${establishment}' and product like '34009%'
      group by all order by sum(amount) desc limit 1`,
  );
  const { unit, prescriber } = most as Record<'unit' | 'prescriber', string>;
  const asks = asksOf({
    region,
    establishment,
    year: 2022,
    unit,
    prescriber,
    product: String(boxes?.product),
  });
  const named = await rows(`select establishment from establishment where region = '${region}' order by 1`);
  const all = named.map((row) => String(row.establishment));
  const lists = Object.fromEntries(
    ['scope', 'peers', 'signed', 'detail', 'lines', 'units', 'pseudonyms', 'clear', 'distributions'].map(
      (name) => [name, all],
    ),
  );
  const others = {
    ...{ release: [region], transmitted: [], own: [rpps], administers: ['imports'] },
    ...{ argued: [], undocumented: [], line_id: null, line_ids: [], products: [] },
  };
  return {
    valuesOf: (name) => {
      const ask = asks.findLast(({ question }) => question === name);
      const query = new URL(ask?.path ?? '', 'http://localhost').searchParams;
      const given = Object.fromEntries(
        [...new Set(query.keys())].map((key) => [key, one(query.getAll(key))]),
      );
      const contract = Object.values(questions).find((each) => each.name === name);
      const read = contract ? readParameters(contract, given) : { establishment };
      return { ...lists, ...others, ...read, region: read.region ?? region };
    },
    answer: async (sql, values) => {
      const statement = await connection.prepare(sql);
      for (let index = 1; index <= statement.parameterCount; index++) {
        const [value, type] = typed(values[statement.parameterName(index)] ?? null);
        if (value === null) statement.bindNull(index);
        else statement.bindValue(index, value, type);
      }
      const reader = await statement.runAndReadAll();
      return reader.getRowObjectsJson();
    },
    rows,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};

const one = (values: readonly string[]) => (values.length === 1 ? values[0] : values);

const typed = (value: Value) =>
  typeof value === 'string' || value === null
    ? ([value, VARCHAR] as const)
    : typeof value === 'boolean'
      ? ([value, BOOLEAN] as const)
      : typeof value === 'number'
        ? ([value, Number.isInteger(value) ? INTEGER : DOUBLE] as const)
        : ([listValue([...value]), LIST(VARCHAR)] as const);
