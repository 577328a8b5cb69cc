import duckdb from '@duckdb/node-bindings';
import type { Column } from './arrow-columns.ts';
import { isValid, type Validity } from './arrow-validity.ts';

/**
 * Calls `visit` with the UTF-8 bytes of each string that is not null.
 * A VARCHAR is 16 bytes: its length (4), then up to 12 bytes of text, or a prefix (4) and a pointer (8) into the
 * chunk, which must still be alive (trap 1: else wrong strings come back without an error).
 */
export const eachString = (
  { pieces }: Pick<Column, 'pieces'>,
  validity: Validity,
  visit: (row: number, bytes: Buffer) => void,
): void => {
  for (const { vector, row, count } of pieces()) {
    const data = asBuffer(duckdb.vector_get_data(vector, count * 16));
    for (let index = 0; index < count; index++) {
      if (!isValid(validity, row + index)) continue;
      const start = index * 16;
      const length = data.readUInt32LE(start);
      visit(
        row + index,
        length <= 12
          ? data.subarray(start + 4, start + 4 + length)
          : asBuffer(
              duckdb.get_data_from_pointer(data.buffer as ArrayBuffer, data.byteOffset + start + 8, length),
            ),
      );
    }
  }
};

/** All strings end to end, with where each one starts; a null is empty. */
export const joinStrings = (column: Column, validity: Validity) => {
  const valueOffsets = new Int32Array(column.rows + 1);
  let data = Buffer.alloc(Math.max(64, column.rows * 16));
  let end = 0;
  eachString(column, validity, (row, bytes) => {
    if (end + bytes.length > data.length)
      data = Buffer.concat([data], Math.max(data.length * 2, end + bytes.length));
    end += bytes.copy(data, end);
    valueOffsets[row + 1] = end;
  });
  for (let row = 1; row <= column.rows; row++)
    valueOffsets[row] = Math.max(valueOffsets[row] ?? 0, valueOffsets[row - 1] ?? 0);
  return { valueOffsets, data: data.subarray(0, end) };
};

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
