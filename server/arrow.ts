import duckdb from '@duckdb/node-bindings';
import { DuckDBTypeId, type DuckDBDataChunk, type DuckDBMaterializedResult } from '@duckdb/node-api';
import { Field, RecordBatch, RecordBatchStreamWriter, Schema, Struct, makeData } from 'apache-arrow';
import type { ColumnType, Columns } from '#api/question.ts';
import { arrowType, encodeColumn, type Piece } from './arrow-columns.ts';

/** The Arrow schema of declared columns: what an answer has even with no row. */
export const schemaOf = (columns: Columns): Schema =>
  new Schema(
    Object.entries(columns).map(([name, type], index) => new Field(name, arrowType(type, index), true)),
  );

/**
 * One record batch from a materialised result, its columns in the declared order.
 * Throws when a column is missing, is not declared, or is not of its declared type: a HUGEINT or a DECIMAL that
 * slipped through would be read as something else (trap 8).
 */
export const encodeResult = (
  columns: Columns,
  result: DuckDBMaterializedResult,
  chunks: readonly DuckDBDataChunk[],
): RecordBatch => {
  const names = result.columnNames();
  const undeclared = names.find((name, at) => !Object.hasOwn(columns, name) || names.indexOf(name) !== at);
  if (undeclared !== undefined) throw new Error(`column ${undeclared}: not declared, or twice`);
  const rows = chunks.reduce((total, chunk) => total + chunk.rowCount, 0);
  const children = Object.entries(columns).map(([name, declared], index) => {
    const position = names.indexOf(name);
    if (position === -1) throw new Error(`column ${name}: missing from the result`);
    const type = result.columnType(position);
    checkType(name, declared, type.typeId);
    return encodeColumn(declared, { name, index, type, rows, pieces: () => pieces(chunks, position) });
  });
  const schema = schemaOf(columns);
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length: rows, nullCount: 0, children }));
};

/** The bytes of an Arrow IPC stream: schema, dictionaries, one batch. */
export const arrowStream = (batch: RecordBatch): Uint8Array => {
  const writer = new RecordBatchStreamWriter();
  writer.write(batch);
  writer.finish();
  return writer.toUint8Array(true);
};

const accepted: Record<ColumnType, readonly DuckDBTypeId[]> = {
  text: [DuckDBTypeId.VARCHAR],
  label: [DuckDBTypeId.VARCHAR, DuckDBTypeId.ENUM],
  double: [DuckDBTypeId.DOUBLE],
  integer: [DuckDBTypeId.INTEGER],
  boolean: [DuckDBTypeId.BOOLEAN],
  date: [DuckDBTypeId.DATE],
};

const checkType = (name: string, declared: ColumnType, found: DuckDBTypeId): void => {
  if (!accepted[declared].includes(found))
    throw new Error(`column ${name}: declared ${declared}, result is ${DuckDBTypeId[found]}`);
};

/** The column's vector in each chunk; walking the array keeps every chunk alive until the end (trap 1). */
function* pieces(chunks: readonly DuckDBDataChunk[], position: number): Generator<Piece> {
  let row = 0;
  for (const chunk of chunks) {
    const count = chunk.rowCount;
    yield { vector: duckdb.data_chunk_get_vector(chunk.chunk, position), row, count };
    row += count;
  }
}
