import type { Answer } from './asked.ts';

/** As multisets of rows; figures to nine digits, for sums of doubles follow the threads. */
export const compared = (expected: Answer, found: Answer): string => {
  const left = new Map<string, number>();
  for (const row of expected) left.set(cells(row), (left.get(cells(row)) ?? 0) + 1);
  let same = 0;
  for (const row of found) {
    const rest = left.get(cells(row)) ?? 0;
    if (rest > 0) same++;
    left.set(cells(row), rest - 1);
  }
  if (same === expected.length && same === found.length) return `the same ${same}`;
  const other = found.find((row) => (left.get(cells(row)) ?? 0) < 0);
  const columns = Object.keys(expected[0] ?? {}).filter(
    (name) =>
      !expected.some((row) => JSON.stringify(cell(row[name])) === JSON.stringify(cell(other?.[name]))),
  );
  return `${same} of ${expected.length} the same, ${found.length} answered${columns.length > 0 ? `; not ${columns.join(', ')}` : ''}`;
};

const cells = (row: Record<string, unknown>): string =>
  JSON.stringify(
    Object.keys(row)
      .sort()
      .map((name) => [name, cell(row[name])]),
  );
const cell = (value: unknown): unknown =>
  typeof value === 'boolean'
    ? Number(value) // ClickHouse's tests give 0 and 1
    : typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
      ? Number(Number(value).toPrecision(9)) + 0
      : value;
