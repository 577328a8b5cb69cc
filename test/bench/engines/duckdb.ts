import { DuckDBInstance } from '@duckdb/node-api';
import { readParameters } from '../../../server/parameters.ts';
import { rowsOf } from '../../../server/rows.ts';
import { productCode } from './product-code.ts';
import { currentOf } from './publication.ts';
import { amountsOf, readable, statement } from './statement.ts';
import { dimensions, keyed, thousandths, type Amounts, type Way, type Where } from './way.ts';

/** Our question as our server runs it, from the prepared statement to Arrow; without HTTP, session, cache nor trace. */
export const product = async (folder: string, where: Where): Promise<Way> => {
  const { openPublication, productQuestions } = await productCode();
  const question = productQuestions().get('linked');
  if (question === undefined) throw new Error('linked: no such question');
  const publication = await openPublication(folder, currentOf(folder), productQuestions());
  const lists = { scope: [where.establishment], detail: [where.establishment], own: [] };
  return {
    name: 'DuckDB, the product’s question (11 dimensions, stays, patients)',
    step: async ({ unit, prescriber }) => {
      const values = {
        ...readParameters(question, {
          ...{ ...where, measure: 'amount' },
          ...(unit === undefined ? {} : { unit: unit ?? '' }),
          ...(prescriber === undefined ? {} : { prescriber }),
        }),
        ...lists,
      };
      const limits = { timeoutMs: 60_000, signal: new AbortController().signal };
      return toldOf(rowsOf(question.columns, await publication.ask(question, values, limits)));
    },
    close: () => publication.retire(),
  };
};

const toldOf = (rows: ReturnType<typeof rowsOf>): Amounts =>
  new Map(
    rows
      .filter(({ dimension }) => dimensions.some((each) => each === dimension))
      .map(({ dimension, key, value }) => [keyed(String(dimension), key), thousandths(value)]),
  );

/** An engine with the view `readable` over the Parquet, or the table, loaded once. */
export const openReadable = async (tables: ReadonlyMap<string, string>, loaded: boolean) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`set parquet_metadata_cache = true`); // as the product has it
  const begun = performance.now();
  const lines = readable(`'${tables.get('off_label_month') ?? ''}'`, `strftime(period_start, '%Y-%m')`);
  await connection.run(`create ${loaded ? 'table' : 'view'} readable as ${lines}`);
  connection.closeSync();
  return { instance, loadMs: performance.now() - begun };
};

/** The statement that ClickHouse is given, in DuckDB. */
export const plain = async (
  tables: ReadonlyMap<string, string>,
  where: Where,
  loaded: boolean,
): Promise<Way> => {
  const { instance, loadMs } = await openReadable(tables, loaded);
  return {
    name: `DuckDB, six dimensions in one statement, ${loaded ? 'table in memory' : 'Parquet'}`,
    ...(loaded ? { loadMs } : {}),
    step: async (choice) => {
      const connection = await instance.connect();
      const reader = await connection.runAndReadAll(statement('readable', where, choice));
      connection.closeSync();
      return amountsOf(reader.getRows());
    },
    close: () => instance.closeSync(),
  };
};
