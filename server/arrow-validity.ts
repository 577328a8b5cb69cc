import duckdb from '@duckdb/node-bindings';
import type { Column } from './arrow-columns.ts';

/** Which rows are not null: one bit each, least significant first, 1 = valid, in Arrow as in DuckDB. */
export type Validity = { readonly bitmap: Uint8Array; readonly nullCount: number };

export const isValid = ({ bitmap }: Validity, row: number): boolean =>
  ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;

/** Joins the chunks' bitmaps; a chunk without nulls has none. */
export const readValidity = ({ rows, pieces }: Pick<Column, 'rows' | 'pieces'>): Validity => {
  const bitmap = new Uint8Array(Math.ceil(rows / 8));
  for (const { vector, row, count } of pieces()) {
    // The binding returns null for a chunk without nulls; its types do not say so.
    const source = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8) as Uint8Array | null;
    append(bitmap, row, count, source);
  }
  return { bitmap, nullCount: rows - ones(bitmap) };
};

/** Copies `count` bits to bit `at`, whole bytes where they align; bits beyond are left 0. `source` null: all ones. */
export const append = (bitmap: Uint8Array, at: number, count: number, source: Uint8Array | null): void => {
  if (at % 8 === 0) {
    const bytes = Math.ceil(count / 8);
    if (source) bitmap.set(source.subarray(0, bytes), at / 8);
    else bitmap.fill(0xff, at / 8, at / 8 + bytes);
    if (count % 8 > 0) {
      const last = at / 8 + bytes - 1;
      bitmap[last] = (bitmap[last] ?? 0) & ((1 << (count % 8)) - 1);
    }
    return;
  }
  // A chunk after a short one: the engine fills chunks in parallel, so that not only the last may be short.
  for (let index = 0; index < count; index++) {
    const valid = source ? ((source[index >> 3] ?? 0) >> (index & 7)) & 1 : 1;
    const bit = at + index;
    bitmap[bit >> 3] = (bitmap[bit >> 3] ?? 0) | (valid << (bit & 7));
  }
};

const ones = (bitmap: Uint8Array): number => {
  let total = 0;
  for (let byte of bitmap) for (; byte !== 0; byte &= byte - 1) total++;
  return total;
};
