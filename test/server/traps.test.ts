import { pbkdf2 } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Columns } from '#api/question.ts';
import { openLockedEngine } from '#server/engine.ts';
import { createLanes } from '#server/lanes.ts';
import { openPublication } from '#server/publication.ts';
import { rowsOf } from '#server/rows.ts';
import { serverEnvironment } from '#server/start.ts';
import { QueryAborted, QueryTimeout, prepareSelect, runStatement, type Values } from '#server/statement.ts';
import { firstId, temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { testQuestions } from '#test/support/server-questions.ts';

// One test or group per trap of the engine that concerns the server, under its number.

let folder: string;
beforeAll(async () => {
  folder = await temporaryWarehouse();
  await writePublication(folder);
});

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeEach(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});
afterEach(() => {
  connection.closeSync();
  instance.closeSync();
});

const never = () => new AbortController().signal;
const ask = async (
  sql: string,
  columns: Columns,
  values: Values = {},
  timeoutMs = 20_000,
  signal = never(),
) => rowsOf(columns, await runStatement(connection, sql, columns, values, { timeoutMs, signal }));

test('1: long strings stay right while the garbage collector runs', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const rows = 200_000;
  const timer = setInterval(collect, 1);
  const found = await ask(
    `select 'une chaîne bien plus longue que douze octets ' || x as v from range(${rows}) t(x)`,
    { v: 'text' },
  );
  clearInterval(timer);
  expect(found).toHaveLength(rows);
  expect(found.filter(({ v }, x) => v !== `une chaîne bien plus longue que douze octets ${x}`)).toEqual([]);
});

test('2: each query in flight has a connection of its own, and none loses rows', async () => {
  const questions = testQuestions({
    many: [
      { name: 'many', summary: '', opened_by: [], parameters: z.strictObject({}), columns: { v: 'integer' } },
      'select x::integer as v from range(300000) t(x)',
    ],
  });
  const publication = await openPublication(folder, firstId, questions);
  const many = questions.get('many');
  if (!many) throw new Error('no question');
  const batches = await Promise.all(
    Array.from({ length: 6 }, () => publication.ask(many, {}, { timeoutMs: 20_000, signal: never() })),
  );
  publication.retire();
  expect(batches.map((batch) => batch.numRows)).toEqual(Array(6).fill(300_000));
});

test('3: several statements in one file are refused', async () => {
  await expect(prepareSelect(connection, 'select 1; drop table x')).rejects.toThrow('multiple statements');
});

describe('4: the thread pool', () => {
  test('is enlarged before the server starts, by both commands', async () => {
    expect(serverEnvironment({}).UV_THREADPOOL_SIZE).toBe('16');
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts.serve).toMatch(/^UV_THREADPOOL_SIZE=16 node /);
  });

  test('never has more queries than the lanes allow, and short lists do not wait behind long ones', async () => {
    const lanes = createLanes(2);
    let running = 0;
    let most = 0;
    const long = () =>
      lanes.interactive(async () => {
        most = Math.max(most, ++running);
        await sleep(50);
        running--;
      });
    const all = Promise.all(Array.from({ length: 7 }, long));
    const order = await Promise.race([
      all.then(() => 'long'),
      lanes.metadata(() => Promise.resolve('short')),
    ]);
    expect(order).toBe('short');
    await all;
    expect(most).toBe(2);
  });
});

describe('5: there is no statement timeout', () => {
  const endless = 'select sum(a.range * b.range)::double as v from range(10000000) a, range(10000000) b';

  test('a timer interrupts, and the connection still serves', async () => {
    const start = performance.now();
    await expect(ask(endless, { v: 'double' }, {}, 200)).rejects.toThrow(QueryTimeout);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(await ask('select 1 as v', { v: 'integer' })).toEqual([{ v: 1 }]);
  });

  test('a reader who leaves interrupts', async () => {
    const reader = new AbortController();
    setTimeout(() => reader.abort(), 100);
    await expect(ask(endless, { v: 'double' }, {}, 20_000, reader.signal)).rejects.toThrow(QueryAborted);
  });

  test('a reader who left before the query ran stops it too', async () => {
    const reader = new AbortController();
    const asked = ask(endless, { v: 'double' }, {}, 20_000, reader.signal);
    reader.abort();
    await expect(asked).rejects.toThrow(QueryAborted);
    await expect(ask('select 1 as v', { v: 'integer' }, {}, 20_000, AbortSignal.abort())).rejects.toThrow(
      QueryAborted,
    );
  });

  test('so does one who leaves while the query waits for a thread: the engine forgets that interrupt', async () => {
    const reader = new AbortController();
    const prepare = connection.prepare.bind(connection);
    vi.spyOn(connection, 'prepare').mockImplementation(async (sql) => {
      const statement = await prepare(sql);
      // Every thread of the pool is taken for a while, between the preparation and the run.
      const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4);
      for (let thread = 0; thread < threads; thread++)
        pbkdf2('a', 'b', 500_000, 64, 'sha512', () => undefined);
      setTimeout(() => reader.abort(), 50);
      return statement;
    });
    const start = performance.now();
    await expect(ask(endless, { v: 'double' }, {}, 8000, reader.signal)).rejects.toThrow(QueryAborted);
    expect(performance.now() - start).toBeLessThan(6000);
  });
});

describe('6: after lockdown', () => {
  let locked: DuckDBInstance;
  let door: DuckDBConnection;
  const table = () => join(folder, 'publications', firstId, 'establishment.parquet');
  beforeAll(async () => {
    locked = await openLockedEngine(
      [
        { name: 'establishment', path: table(), rows: 1_000_000 },
        { name: 'small', path: table(), rows: 5 },
      ],
      '',
    );
    door = await locked.connect();
  });
  afterAll(() => {
    door.closeSync();
    locked.closeSync();
  });

  test.each(['establishment', 'small'])('%s answers, from its file or from memory', async (name) => {
    const result = await door.run(`select count(*)::integer as n from ${name}`);
    expect(await result.getRowObjects()).toEqual([{ n: 5 }]);
  });

  test.each<[string, () => string]>([
    ['a write into the publication', () => `copy (select 1) to '${table()}.new' (format parquet)`],
    ['a write over a table', () => `copy (select 1) to '${table()}' (format parquet)`],
    ['a write outside', () => `copy (select 1) to '${join(folder, 'out.csv')}'`],
    [
      'a read of the manifest',
      () => `select * from read_text('${join(folder, 'publications', firstId, 'manifest.json')}')`,
    ],
    [
      'another table of the publication',
      () => `select * from '${join(folder, 'publications', firstId, 'target.parquet')}'`,
    ],
    ['a read of package.json', () => `select * from read_text('package.json')`],
    ['a list of files', () => `select * from glob('*')`],
    ['ATTACH', () => `attach '${join(folder, 'x.db')}'`],
    ['SET', () => 'set threads = 1'],
    ['SET of the lock', () => 'set lock_configuration = false'],
    ['RESET', () => 'reset enable_external_access'],
    ['PRAGMA', () => 'pragma threads = 1'],
    ['INSTALL', () => 'install httpfs'],
    ['LOAD', () => 'load httpfs'],
    ['http', () => `select * from 'http://127.0.0.1:1/x.parquet'`],
  ])('%s is refused', async (_, sql) => {
    const before = await readdir(folder, { recursive: true });
    await expect(door.run(sql())).rejects.toThrow(/Permission Error|configuration|disabled/);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test.each([
    'set variable a = 1',
    'create table t as select 1',
    'delete from small',
    `set search_path = 'main'`,
    `attach ':memory:' as m`,
    `copy (select 1) to 'x'`,
  ])('what stays open to the engine is no question: %s', async (sql) => {
    await expect(prepareSelect(door, sql)).rejects.toThrow();
  });
});

describe('7: parameters', () => {
  const kept = `select x as v from (values ('a'), ('b'), ('été')) t(x) where list_contains($scope, x) order by 1`;
  test.each<[readonly string[], string[]]>([
    [[], []],
    [['b'], ['b']],
    [
      ['été', 'a', `'; drop`],
      ['a', 'été'],
    ],
  ])('a list binds as VARCHAR[]: %j', async (scope, expected) => {
    expect((await ask(kept, { v: 'text' }, { scope })).map(({ v }) => v)).toEqual(expected);
  });

  test('each has its type, and an absent one is null', async () => {
    const sql = `select typeof($text) as text, typeof($whole) as whole, typeof($part) as part, typeof($yes) as yes,
      $none is null as none, typeof($list) as list`;
    const columns = {
      text: 'text',
      whole: 'text',
      part: 'text',
      yes: 'text',
      none: 'boolean',
      list: 'text',
    } as const;
    const values = { text: 'a', whole: 2, part: 0.5, yes: true, none: null, list: [] };
    expect(await ask(sql, columns, values)).toEqual([
      { text: 'VARCHAR', whole: 'INTEGER', part: 'DOUBLE', yes: 'BOOLEAN', none: true, list: 'VARCHAR[]' },
    ]);
  });

  test('one that the contract does not have is a fault of the SQL', async () => {
    await expect(ask('select $other::integer as v', { v: 'integer' }, { year: 1 })).rejects.toThrow(
      'parameter $other: not in the contract',
    );
  });
});
