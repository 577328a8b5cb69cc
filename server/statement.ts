import {
  BOOLEAN,
  DOUBLE,
  INTEGER,
  LIST,
  StatementType,
  VARCHAR,
  listValue,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
} from '@duckdb/node-api';
import type { RecordBatch } from 'apache-arrow';
import type { Columns } from '#api/question.ts';
import { encodeResult } from './arrow.ts';

/** What a parameter of a question may be: a list binds as VARCHAR[], an absent one as null. */
export type Value = string | number | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Value>>;

export type Limits = { readonly timeoutMs: number; readonly signal: AbortSignal };

/** The question ran longer than allowed and was interrupted. */
export class QueryTimeout extends Error {}
/** Whoever asked has left; the query was interrupted or never ran. */
export class QueryAborted extends Error {}

/**
 * Prepares one SELECT, binds its named parameters, runs it and encodes its rows.
 * The connection must serve no other query meanwhile (trap 2: two on one connection lose rows in silence).
 * Throws QueryTimeout, QueryAborted, or the engine's error.
 */
export const runStatement = async (
  connection: DuckDBConnection,
  sql: string,
  columns: Columns,
  values: Values,
  limits: Limits,
): Promise<RecordBatch> => {
  const statement = await prepareSelect(connection, sql);
  try {
    bind(statement, values);
    return await interruptible(connection, limits, async () => {
      const result = await statement.run();
      return encodeResult(columns, result, await result.fetchAllChunks());
    });
  } finally {
    statement.destroySync();
  }
};

/** One statement, and a SELECT: prepare() refuses several (trap 3), and SET VARIABLE outlives lockdown (trap 6). */
export const prepareSelect = async (
  connection: DuckDBConnection,
  sql: string,
): Promise<DuckDBPreparedStatement> => {
  const statement = await connection.prepare(sql);
  if (statement.statementType === StatementType.SELECT) return statement;
  statement.destroySync();
  throw new Error('statement: not a SELECT');
};

/** Binds what the statement names, each with its explicit type (trap 7: lists are refused without). */
const bind = (statement: DuckDBPreparedStatement, values: Values): void => {
  for (let index = 1; index <= statement.parameterCount; index++) {
    const name = statement.parameterName(index);
    const value = values[name];
    if (value === undefined) throw new Error(`parameter $${name}: not in the contract`);
    if (value === null) statement.bindNull(index);
    else if (typeof value === 'string') statement.bindValue(index, value, VARCHAR);
    else if (typeof value === 'boolean') statement.bindValue(index, value, BOOLEAN);
    else if (typeof value === 'number')
      statement.bindValue(index, value, Number.isInteger(value) ? INTEGER : DOUBLE);
    else statement.bindValue(index, listValue(value), LIST(VARCHAR));
  }
};

/**
 * Stops the query when its time is over or its reader leaves (trap 5: the engine has no timeout of its own).
 * An interrupt that falls before the query starts in libuv's pool is forgotten by the engine: so it is repeated.
 */
const interruptible = async <T>(
  connection: DuckDBConnection,
  { timeoutMs, signal }: Limits,
  query: () => Promise<T>,
): Promise<T> => {
  let reason: Error | undefined;
  let repeat: NodeJS.Timeout | undefined;
  const stop = (why: Error) => {
    reason ??= why;
    connection.interrupt();
    repeat ??= setInterval(() => connection.interrupt(), 20);
  };
  const left = () => stop(new QueryAborted());
  const timer = setTimeout(() => stop(new QueryTimeout()), timeoutMs);
  signal.addEventListener('abort', left);
  try {
    if (signal.aborted) throw new QueryAborted();
    return await query();
  } catch (error) {
    throw reason ?? error;
  } finally {
    clearTimeout(timer);
    clearInterval(repeat);
    signal.removeEventListener('abort', left);
  }
};
