import { plain } from '../view.ts';
import type { Column, Line } from './columns.ts';

export type Sort = { column: string; down: boolean };
export type Wanted = { search: string; category: string | undefined; sort: Sort | undefined };

/** The lines that a filter keeps, in the order asked; over all of them, not those on screen. */
export function arranged(lines: readonly Line[], columns: readonly Column[], wanted: Wanted): Line[] {
  const words = plain(wanted.search).split(/\s+/).filter(Boolean);
  const kept = lines.filter((line) => {
    if (wanted.category !== undefined && line.category !== wanted.category) return false;
    if (words.length === 0) return true;
    const text = plain(columns.map((column) => column.text(line)).join(' '));
    return words.every((word) => text.includes(word));
  });
  const { sort } = wanted;
  const column = columns.find((one) => one.id === sort?.column);
  return column && sort ? kept.toSorted(by(column, sort.down)) : kept;
}

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** What is missing comes last, either way. */
function by(column: Column, down: boolean) {
  return (one: Line, other: Line) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return down ? -order : order;
  };
}
