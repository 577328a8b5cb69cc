import duckdb from '@duckdb/node-bindings';
import { DuckDBEnumType, type DuckDBType } from '@duckdb/node-api';
import {
  Bool,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  Utf8,
  makeData,
  vectorFromArray,
  type Data,
  type DataType,
} from 'apache-arrow';
import type { ColumnType } from '#api/question.ts';
import { eachString, joinStrings } from './arrow-strings.ts';
import { isValid, readValidity, type Validity } from './arrow-validity.ts';

/** One chunk of a column: `count` values from row `row` on. Whoever yields it holds the chunk (trap 1). */
export type Piece = { readonly vector: duckdb.Vector; readonly row: number; readonly count: number };

/** A column to encode; `index` is its place in the schema; `pieces` gives its chunks in order, anew at each call. */
export type Column = {
  readonly name: string;
  readonly index: number;
  readonly type: DuckDBType;
  readonly rows: number;
  readonly pieces: () => Iterable<Piece>;
};

/** How each declared type travels. A dictionary's id is its column's index: the same answer is the same bytes. */
export const arrowType = (declared: ColumnType, index: number): DataType => {
  switch (declared) {
    case 'text':
      return new Utf8();
    case 'label':
      return labelType(index);
    case 'double':
      return new Float64();
    case 'integer':
      return new Int32();
    case 'boolean':
      return new Bool();
    case 'date':
      return new DateDay();
  }
};

/** Encodes a column whose DuckDB type is already checked against the declared one. */
export const encodeColumn = (declared: ColumnType, column: Column): Data => {
  const validity = readValidity(column);
  const shape = { length: column.rows, nullCount: validity.nullCount, nullBitmap: validity.bitmap };
  switch (declared) {
    case 'text':
      return makeData({ type: new Utf8(), ...shape, ...joinStrings(column, validity) });
    case 'label':
      return makeData({ type: labelType(column.index), ...shape, ...labels(column, validity) });
    case 'double':
      return makeData({ type: new Float64(), ...shape, data: finite(column, validity) });
    case 'integer':
      return makeData({
        type: new Int32(),
        ...shape,
        data: fixed(column, validity, new Int32Array(column.rows)),
      });
    case 'date':
      return makeData({
        type: new DateDay(),
        ...shape,
        data: fixed(column, validity, new Int32Array(column.rows)),
      });
    case 'boolean':
      return makeData({ type: new Bool(), ...shape, data: bits(column, validity) });
  }
};

const labelType = (index: number) => new Dictionary(new Utf8(), new Int32(), index);

type Numbers = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * Values of one width, as DuckDB stores them. What lies under a null is erased: the engine computes a masked figure
 * before it marks the row null, and the raw bytes would carry it to the reader.
 */
const fixed = <T extends Numbers>(column: Column, validity: Validity, values: T): T => {
  const width = values.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(values.buffer);
  for (const { vector, row, count } of column.pieces())
    bytes.set(duckdb.vector_get_data(vector, count * width), row * width);
  if (validity.nullCount > 0)
    for (let row = 0; row < column.rows; row++) if (!isValid(validity, row)) values[row] = 0;
  return values;
};

/** JSON has no NaN and no infinity, and 0/0 is null everywhere: such a figure is a fault of the SQL. */
const finite = (column: Column, validity: Validity): Float64Array => {
  const values = fixed(column, validity, new Float64Array(column.rows));
  if (!values.every(Number.isFinite)) throw new Error(`column ${column.name}: not a finite number`);
  return values;
};

const bits = (column: Column, validity: Validity): Uint8Array => {
  const packed = new Uint8Array(Math.ceil(column.rows / 8));
  fixed(column, validity, new Uint8Array(column.rows)).forEach((flag, row) => {
    if (flag !== 0) packed[row >> 3] = (packed[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return packed;
};

/** Indices into distinct strings: the engine's own for an ENUM, else in order of appearance. */
const labels = (column: Column, validity: Validity) => {
  if (column.type instanceof DuckDBEnumType) {
    const names = column.type.values;
    const width = names.length <= 0xff ? Uint8Array : names.length <= 0xffff ? Uint16Array : Uint32Array;
    const indices = Int32Array.from(fixed(column, validity, new width(column.rows)));
    return { data: indices, dictionary: vectorFromArray(names, new Utf8()) };
  }
  const data = new Int32Array(column.rows);
  const seen = new Map<string, number>();
  eachString(column, validity, (row, bytes) => {
    const name = bytes.toString('utf8');
    const index = seen.get(name) ?? seen.size;
    if (index === seen.size) seen.set(name, index);
    data[row] = index;
  });
  return { data, dictionary: vectorFromArray([...seen.keys()], new Utf8()) };
};
