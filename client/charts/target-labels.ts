import type { Definition } from '../definition.ts';
import { targetText, yearOf, type Figure } from '../figure-text.ts';
import type { Words } from '../words.ts';
import { covering, meets, type Box, type Spot } from './place.ts';

/** Where years and values stand in the drawing, in pixels. */
export type Plane = { x: (year: number) => number; y: (value: number) => number };
export type TargetLabel = { row: Figure; text: string; dx: number; dy: number };

const letter = 6.4;
const height = 14;

/**
 * The label of each step of the target, above or under it, where the line of figures leaves room. The last one, in
 * force, is placed first; a step without any room has no label: its points tell it.
 */
export function targetLabels(
  rows: readonly Figure[],
  plane: Plane,
  definition: Definition,
  words: Words,
): TargetLabel[] {
  const line = rows.flatMap((row): Spot[] =>
    row.value === null ? [] : [{ x: plane.x(yearOf(row)), y: plane.y(row.value) }],
  );
  const placed: Box[] = [];
  return steps(rows)
    .reverse()
    .flatMap(({ row, until }, i) => {
      const target = targetText(row.target ?? 0, definition, words);
      const text = i === 0 ? words.labels.targetLabel(target) : target;
      const at = { x: plane.x(yearOf(row)), y: plane.y(row.target ?? 0) };
      const span = [plane.x(yearOf(row) - 0.5), plane.x(until + 0.5)] as const;
      const free = around(span, at.y, text.length * letter)
        .filter((box) => !placed.some((other) => meets(box, other)))
        .map((box) => ({ box, covered: covering(box, line) }))
        .sort((a, b) => a.covered - b.covered)[0];
      if (!free || (i > 0 && free.covered > 0)) return [];
      const { box } = free;
      placed.push(box);
      return [{ row, text, dx: box.left + box.width / 2 - at.x, dy: box.top + height / 2 - at.y }];
    });
}

/** Above the step at its start, its middle and its end, then under it. */
function around([start, end]: readonly [number, number], y: number, width: number): Box[] {
  const lefts = [start, (start + end - width) / 2, end - width];
  return [y - height - 4, y + 4].flatMap((top) => lefts.map((left) => ({ left, top, width, height })));
}

/** Each first year of a target, and the last year that has the same without a break. */
function steps(rows: readonly Figure[]): { row: Figure; until: number }[] {
  const found: { row: Figure; until: number }[] = [];
  rows.forEach((row, i) => {
    const last = found.at(-1);
    if (row.target === null) return;
    if (last && row.target === rows[i - 1]?.target) last.until = yearOf(row);
    else found.push({ row, until: yearOf(row) });
  });
  return found;
}
