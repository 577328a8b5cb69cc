import * as Plot from '@observablehq/plot';
import { palette } from './palette.ts';

/** A dated event as the list under the chart numbers it; `date` as YYYY-MM-DD. */
export type EventMark = { readonly number: number; readonly date: string };

type Across = {
  /** Where a date stands, in the units of the abscissa. */
  at: (date: Date) => number | Date;
  /** The first and last abscissa of the frame, in the same units. */
  domain: readonly [number | Date, number | Date];
  /** Pixels between them. */
  width: number;
};

const room = 18;

/**
 * A thin dashed rule for each event, its number at the top; numbers that would stand on one another go a line lower. Nothing
 * without events, and nothing of those outside the frame.
 */
export function eventMarks(
  events: readonly EventMark[] | undefined,
  { at, domain, width }: Across,
): Plot.Markish[] {
  const [first, last] = domain.map(Number) as [number, number];
  const placed: { mark: EventMark; x: number | Date; line: number }[] = [];
  const ends: number[] = [];
  const inside = (events ?? [])
    .map((mark) => ({ mark, x: at(new Date(mark.date)) }))
    .filter(({ x }) => Number(x) >= first && Number(x) <= last)
    .sort((a, b) => Number(a.x) - Number(b.x));
  for (const { mark, x } of inside) {
    const pixel = last > first ? ((Number(x) - first) / (last - first)) * width : 0;
    const free = ends.findIndex((end) => pixel - end >= room);
    const line = free < 0 ? ends.length : free;
    ends[line] = pixel;
    placed.push({ mark, x, line });
  }
  if (placed.length === 0) return [];
  // A function, not a name: a named channel would label the axis.
  const place = (one: { x: number | Date }) => one.x;
  return [
    Plot.ruleX(placed, { x: place, stroke: palette.muted, strokeWidth: 1, strokeDasharray: '1 3' }),
    ...[...new Set(placed.map(({ line }) => line))].map((line) =>
      Plot.text(
        placed.filter((one) => one.line === line),
        {
          x: place,
          frameAnchor: 'top',
          dy: -5 + 13 * line,
          text: ({ mark }: { mark: EventMark }) => String(mark.number),
          fill: palette.ink,
          fontWeight: 600,
          fontSize: 11,
          stroke: palette.paper,
          strokeWidth: 4,
        },
      ),
    ),
  ];
}

/** The abscissa of a date where years stand at whole numbers, each from half a year before it to half a year after. */
export function yearAt(date: Date): number {
  const year = date.getUTCFullYear();
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return year - 0.5 + (date.getTime() - start) / (end - start);
}

/** The same within one year, in months from its first day. */
export const monthAt = (date: Date, year: number): number => (yearAt(date) - year + 0.5) * 12;
