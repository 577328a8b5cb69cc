import type { Engine } from './duckdb.ts';

export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

/** Creates a table and fills it in one statement; a value that its column cannot hold is the engine's error. */
export const loadTable = async (
  engine: Engine,
  table: string,
  columns: string,
  rows: readonly TableRow[],
) => {
  await engine.script(`create table ${table} (${columns})`);
  if (rows.length === 0) return;
  const structure = JSON.stringify([
    Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, 'varchar'])),
  ]);
  await engine.run(
    `insert into ${table} by name select unnest(from_json($rows::json, '${structure}'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
};
