import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnType } from '#api/question.ts';
import { arrowStream, encodeResult } from '#server/arrow.ts';
import { rowsOf, type Cell } from '#server/rows.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** Encodes a query's only column `v` and reads it back from the bytes of its stream, as a client does. */
const throughArrow = async (declared: ColumnType, sql: string): Promise<Cell[]> => {
  const result = await connection.run(sql);
  const bytes = arrowStream(encodeResult({ v: declared }, result, await result.fetchAllChunks()));
  const [batch, ...more] = tableFromIPC(bytes).batches;
  if (!batch || more.length > 0) throw new Error(`batches: ${1 + more.length}`);
  return rowsOf({ v: declared }, batch).map((row) => row.v ?? null);
};

/** The same column as DuckDB's own reader gives it. */
const ownValues = async (sql: string): Promise<unknown[]> =>
  (await (await connection.run(sql)).getRowObjects()).map(({ v }) =>
    typeof v === 'object' ? (v?.toString() ?? null) : v,
  );

const expressions: Record<string, [ColumnType, string]> = {
  'short text': ['text', `'été ' || x`],
  'text of 12 bytes': ['text', `lpad(x::varchar, 12, '0')`],
  'text of 13 bytes': ['text', `lpad(x::varchar, 13, '0')`],
  'text of many lengths': ['text', `repeat('é', (x % 40)::integer)`],
  'label as VARCHAR': ['label', `'un libellé assez long ' || (x % 5)`],
  'label as ENUM': [
    'label',
    `(['atteint', 'non atteint', 'sans cible'])[x % 3 + 1]::enum('atteint', 'non atteint', 'sans cible')`,
  ],
  'label as ENUM of 300': [
    'label',
    `('e' || x % 300)::enum(${Array.from({ length: 300 }, (_, i) => `'e${i}'`).join(', ')})`,
  ],
  double: ['double', `(x - 1000) / 7.0::double`],
  integer: ['integer', `(x * 7919 % 4000000000 - 2000000000)::integer`],
  boolean: ['boolean', `x % 3 = 0`],
  date: ['date', `date '1890-01-01' + (x * 31)::integer`],
};
const nulls: Record<string, string> = {
  none: 'false',
  all: 'true',
  alternating: 'x % 2 = 0',
  random: 'hash(x) % 3 = 0',
};

describe.each([0, 1, 2047, 2048, 2049, 6001])('%i rows', (rows) => {
  describe.each(Object.keys(expressions))('%s', (kind) => {
    test.each(Object.keys(nulls))('nulls: %s', async (pattern) => {
      const [declared, expression] = expressions[kind] ?? ['text', ''];
      const sql = `select case when not (${nulls[pattern] ?? ''}) then ${expression} end as v from range(${rows}) t(x)`;
      const expected = await ownValues(sql);
      expect(expected).toHaveLength(rows);
      expect(await throughArrow(declared, sql)).toEqual(expected);
    });
  });
});

test('a schema holds with zero rows, nullable and in the declared order', async () => {
  const columns = {
    text: 'text',
    label: 'label',
    double: 'double',
    integer: 'integer',
    boolean: 'boolean',
    date: 'date',
  } as const;
  const result = await connection.run(
    `select null::date as date, true as boolean, 1 as integer, 1::double as double, 'a' as label, 'b' as text where false`,
  );
  const { schema, numRows } = tableFromIPC(
    arrowStream(encodeResult(columns, result, await result.fetchAllChunks())),
  );
  expect(numRows).toBe(0);
  expect(schema.fields.map((field) => `${field.name}: ${String(field.type)}, ${field.nullable}`)).toEqual([
    'text: Utf8, true',
    'label: Dictionary<Int32, Utf8>, true',
    'double: Float64, true',
    'integer: Int32, true',
    'boolean: Bool, true',
    'date: Date32<DAY>, true',
  ]);
});

test('short chunks in the middle of a result keep their nulls and values in place', async () => {
  const halves = await Promise.all(
    [`range(5)`, `range(5, 2100)`, `range(2100, 2103)`].map(async (range) => {
      const sql = `select case when x % 3 > 0 then 'valeur numéro ' || x end as v from ${range} t(x)`;
      const result = await connection.run(sql);
      return { sql, result, chunks: await result.fetchAllChunks() };
    }),
  );
  const expected = (await Promise.all(halves.map(({ sql }) => ownValues(sql)))).flat();
  const [first] = halves;
  if (!first) throw new Error('no result');
  const batch = encodeResult(
    { v: 'text' },
    first.result,
    halves.flatMap(({ chunks }) => chunks),
  );
  expect(rowsOf({ v: 'text' }, batch).map(({ v }) => v)).toEqual(expected);
});

test('what lies under a null does not travel', async () => {
  const sql = `select case when x <> 3 then 123456.75::double + x end as v from range(6) t(x)`;
  const result = await connection.run(sql);
  const chunks = await result.fetchAllChunks();
  const batch = encodeResult({ v: 'double' }, result, chunks);
  expect([...(batch.getChildAt(0)?.data[0]?.values as Float64Array)]).toEqual([
    123456.75, 123457.75, 123458.75, 0, 123460.75, 123461.75,
  ]);
});

test('equal answers are equal bytes', async () => {
  const bytes = async () => {
    const result = await connection.run(`select 'a' || x % 2 as v from range(9) t(x)`);
    return arrowStream(encodeResult({ v: 'label' }, result, await result.fetchAllChunks()));
  };
  expect(await bytes()).toEqual(await bytes());
});

describe('trap 8: a result that is not what is declared is an error', () => {
  test.each([
    ['integer', 'sum(1)', 'HUGEINT'],
    ['integer', 'count(*)', 'BIGINT'],
    ['double', 'sum(1.25)', 'DECIMAL'],
    ['double', '1::float', 'FLOAT'],
    ['text', 'null', 'INTEGER'],
    ['date', `timestamp '2020-01-01'`, 'TIMESTAMP'],
    ['boolean', '1', 'INTEGER'],
    ['text', `'a'::enum('a')`, 'ENUM'],
  ] as const)('%s from %s', async (declared, expression, found) => {
    await expect(throughArrow(declared, `select ${expression} as v`)).rejects.toThrow(
      `column v: declared ${declared}, result is ${found}`,
    );
  });
  test.each([
    ['select 1 as w', 'column w: not declared, or twice'],
    ['select 1 as v, 2 as v', 'column v: not declared, or twice'],
    ['select 1 as v, 2 as w', 'column w: not declared, or twice'],
  ])('%s', async (sql, message) => {
    await expect(throughArrow('integer', sql)).rejects.toThrow(message);
  });
  test('a missing column', async () => {
    const result = await connection.run('select 1 as v');
    const chunks = await result.fetchAllChunks();
    expect(() => encodeResult({ v: 'integer', w: 'text' }, result, chunks)).toThrow('column w: missing');
  });
  test.each(['1::double / 0', '0::double / 0'])('%s is no figure', async (expression) => {
    await expect(throughArrow('double', `select ${expression} as v`)).rejects.toThrow('not a finite number');
  });
});
