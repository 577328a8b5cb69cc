import { literal, openEngine, type Engine } from '#data/duckdb.ts';
import { runSqlFile } from '#data/marts.ts';
import { config } from '#test/support/facts.ts';

/**
 * Classifies drug lines as a publication would.
 * @param reference SQL of the batches of the reference, with their `batch`; columns left out are null
 * @param lines SQL of product, indication and date
 * @returns an engine that holds les_class; to be closed
 */
export const classify = async (reference: string, lines: string): Promise<Engine> => {
  const engine = await openEngine(':memory:', { ...config, spill: '' });
  await runSqlFile(engine, 'macros.sql');
  await runSqlFile(engine, 'staging/received.sql');
  await engine.script(`
    create table received_les_reference as select null::integer as batch, * from empty_les_reference;
    insert into received_les_reference by name ${reference};
    create table received_les as from empty_les;
    insert into received_les by name select *, 'drug' as product_kind from (${lines});
  `);
  await runSqlFile(engine, 'staging/les_reference.sql');
  await runSqlFile(engine, 'staging/les_class.sql');
  return engine;
};

/** SQL of rows given here; a column left out of one of them is null. `types`: `name type, …`. */
export const rowsSql = (rows: readonly Readonly<Record<string, unknown>>[], types: string) => {
  const columns = types.split(', ').map((column) => column.split(' '));
  const cell = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? literal(String(value)) : 'null';
  const values = rows.map((row) => `(${columns.map(([name = '']) => cell(row[name])).join(', ')})`);
  const names = columns.map(([name]) => name).join(', ');
  const blank = `(${columns.map(() => 'null').join(', ')})`;
  return `select ${columns.map(([name, type]) => `${name}::${type} as ${name}`).join(', ')}
    from (values ${[blank, ...values].join(', ')}) t(${names}) where product is not null`;
};

export const referenceTypes =
  'batch integer, kind varchar, month date, product varchar, indication varchar, inscription varchar, event varchar, from_day date, to_day date, class_1 varchar';
export const lineTypes = 'product varchar, indication varchar, date date';
