import type { RecordBatch } from 'apache-arrow';
import type { Columns } from '#api/question.ts';

/** A cell as JSON carries it: dates are ISO days, an unknown figure is null. */
export type Cell = string | number | boolean | null;

/** Row objects of an encoded batch: JSON and CSV are read from the very bytes that Arrow sends, so they cannot differ. */
export const rowsOf = (columns: Columns, batch: RecordBatch): Record<string, Cell>[] => {
  const readers = Object.entries(columns).map(([name, type], index) => {
    const vector = batch.getChildAt(index);
    const read = (row: number) => (vector?.get(row) ?? null) as Cell;
    return { name, read: type === 'date' ? (row: number) => isoDay(read(row)) : read };
  });
  return Array.from({ length: batch.numRows }, (_, row) =>
    Object.fromEntries(readers.map(({ name, read }) => [name, read(row)])),
  );
};

/** Arrow gives a day as its first millisecond UTC. */
const isoDay = (milliseconds: Cell): string | null =>
  typeof milliseconds === 'number' ? new Date(milliseconds).toISOString().slice(0, 10) : null;
