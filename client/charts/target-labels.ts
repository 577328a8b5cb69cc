import type { Definition } from '../definition.ts';
import { yearOf, type Figure } from '../figure-text.ts';
import { targetText } from '../measure.ts';
import type { Words } from '../words.ts';
import { covering, meets, type Box, type Spot } from './place.ts';

/** Where years and values stand in the drawing, in pixels. */
export type Plane = {
  left: number;
  right: number;
  x: (year: number) => number;
  y: (value: number) => number;
};
export type TargetLabel = { row: Figure; text: string; dx: number; dy: number };

const letter = 6.4;
const height = 14;

/**
 * The label of each step of the subject's target, about it, where the lines leave room: first the subject's own, then
 * those that it is compared with. The last step, in force, is placed first; one without any room has no label.
 */
export function targetLabels(
  series: readonly { rows: readonly Figure[] }[],
  plane: Plane,
  definition: Definition,
  words: Words,
): TargetLabel[] {
  const [own = [], ...others] = series.map(({ rows }) =>
    rows.flatMap((row): Spot[] =>
      row.value === null ? [] : [{ x: plane.x(yearOf(row)), y: plane.y(row.value) }],
    ),
  );
  const beside = (box: Box) => others.reduce((sum, line) => sum + covering(box, line), 0);
  const all = steps(series[0]?.rows ?? []);
  const span = ({ row, until }: Step) => [plane.x(yearOf(row) - 0.5), plane.x(until + 0.5)] as const;
  const placed = all.map((step): Box => {
    const [start, end] = span(step);
    return { left: start, top: plane.y(step.row.target ?? 0) - 2, width: end - start, height: 4 };
  });
  return all.reverse().flatMap((step, i) => {
    const { row } = step;
    const target = targetText(row.target ?? 0, definition, words);
    const text = i === 0 ? words.labels.targetLabel(target) : target;
    const at = { x: plane.x(yearOf(row)), y: plane.y(row.target ?? 0) };
    const free = around(span(step), at.y, text.length * letter)
      .filter((box) => box.left >= plane.left && box.left + box.width <= plane.right)
      .filter((box) => !placed.some((other) => meets(box, other)))
      .map((box) => ({ box, covered: covering(box, own), beside: beside(box) }))
      .sort((a, b) => a.covered - b.covered || a.beside - b.beside)[0];
    if (!free || (i > 0 && free.covered > 0)) return [];
    const { box } = free;
    placed.push(box);
    return [{ row, text, dx: box.left + box.width / 2 - at.x, dy: box.top + height / 2 - at.y }];
  });
}

/** Above the step at its start, its middle and its end, under it, then after it. */
function around([start, end]: readonly [number, number], y: number, width: number): Box[] {
  const lefts = [start, (start + end - width) / 2, end - width];
  const along = [y - height - 4, y + 4].flatMap((top) => lefts.map((left) => ({ left, top, width, height })));
  return [...along, { left: end + 4, top: y - height / 2, width, height }];
}

/** The first year of a target, and the last that has the same without a break. */
type Step = { row: Figure; until: number };

function steps(rows: readonly Figure[]): Step[] {
  const found: Step[] = [];
  rows.forEach((row, i) => {
    const last = found.at(-1);
    if (row.target === null) return;
    if (last && row.target === rows[i - 1]?.target) last.until = yearOf(row);
    else found.push({ row, until: yearOf(row) });
  });
  return found;
}
