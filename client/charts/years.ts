import * as Plot from '@observablehq/plot';
import type { Definition } from '../definition.ts';
import { yearOf, type Figure } from '../figure-text.ts';
import type { Words } from '../words.ts';
import { axisOf, axisText } from './axis.ts';
import { eventMarks, yearAt, type EventMark } from './events.ts';
import { hatch, indexed, plot } from './marks.ts';
import { palette, verdictColour } from './palette.ts';
import { spread, type Size } from './place.ts';
import { targetLabels } from './target-labels.ts';

/** One line of the chart; the first is the subject, the others are what it is compared with. */
export type Series = { name: string; rows: readonly Figure[] };

/**
 * Calendar years: the subject in one strong colour, others grey, and the target as a step, since each year is judged
 * by its own. Points say the verdict by shape: a disc met, a cross missed, a ring without verdict.
 */
export function yearsChart(
  series: readonly Series[],
  definition: Definition,
  size: Size,
  words: Words,
  events?: readonly EventMark[],
): SVGSVGElement {
  const [subject, ...others] = series;
  const rows = subject?.rows ?? [];
  const every = series.flatMap((one) => one.rows);
  const years = every.map(yearOf);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const { domain, ticks, room } = axisOf(
    definition,
    every.flatMap((row) => [row.value, row.target]),
  );
  const margins = { top: 16, right: others.length > 0 ? 96 : 24, bottom: 28, left: room };
  const ends = labelled(series, domain, size.height - margins.top - margins.bottom);
  const value = (row: Figure) => row.value;
  const unjudged = (row: Figure) => row.verdict !== 'atteint' && row.verdict !== 'non atteint';
  const plane = {
    left: margins.left,
    right: size.width - margins.right,
    x: (year: number) =>
      margins.left +
      ((year - first + 0.5) / (last - first + 1)) * (size.width - margins.left - margins.right),
    y: (at: number) =>
      margins.top +
      ((domain[1] - at) / (domain[1] - domain[0])) * (size.height - margins.top - margins.bottom),
  };
  return plot(size, {
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    x: { domain: [first - 0.5, last + 0.5], ticks: yearTicks(first, last, size.width), tickFormat: 'd' },
    y: { domain, ticks, tickFormat: axisText(definition, words), grid: true, label: null },
    marks: [
      hatch('years-hatch', palette.grid),
      Plot.rect(rows, {
        filter: (row: Figure) => row.status === 'masked' || row.status === 'provisional',
        x1: (row: Figure) => yearOf(row) - 0.5,
        x2: (row: Figure) => yearOf(row) + 0.5,
        fill: 'url(#years-hatch)',
      }),
      definition.kind === 'growth' ? Plot.ruleY([0], { stroke: palette.ink, strokeWidth: 1 }) : null,
      ...others.map((one, i) =>
        Plot.line(one.rows, {
          x: yearOf,
          y: value,
          stroke: palette.peer,
          strokeWidth: i === 0 ? 2.5 : 1.5,
          strokeDasharray: i === 0 ? '1 4' : 'none',
          strokeLinecap: 'round',
        }),
      ),
      Plot.ruleY(rows, {
        filter: (row: Figure) => row.target !== null,
        y: (row: Figure) => row.target,
        x1: (row: Figure) => yearOf(row) - 0.5,
        x2: (row: Figure) => yearOf(row) + 0.5,
        stroke: palette.target,
        strokeWidth: 1.5,
        strokeDasharray: '5 3',
      }),
      Plot.line(rows, { x: yearOf, y: value, stroke: palette.subject, strokeWidth: 2.5 }),
      Plot.dot(rows, {
        filter: (row: Figure) => row.value !== null,
        x: yearOf,
        y: value,
        r: 5,
        symbol: (row: Figure) => (row.verdict === 'non atteint' ? 'diamond' : 'circle'),
        fill: (row: Figure) => (unjudged(row) ? palette.paper : verdictColour(row.verdict)),
        stroke: (row: Figure) => (unjudged(row) ? palette.subject : palette.paper),
        strokeWidth: 1.5,
        render: indexed,
      }),
      Plot.text(rows, {
        filter: (row: Figure) => row.value === null,
        x: yearOf,
        frameAnchor: 'bottom',
        dy: -6,
        text: (row: Figure) => (row.status === 'masked' ? words.labels.masked : words.labels.noValue),
        fill: palette.muted,
        fontSize: 11,
        render: indexed,
      }),
      ...targetLabels(series, plane, definition, words).map(({ row, text, dx, dy }) =>
        Plot.text([row], {
          x: yearOf,
          y: (one: Figure) => one.target,
          text: () => text,
          dx,
          dy,
          fill: palette.target,
          stroke: palette.paper,
          strokeWidth: 5,
        }),
      ),
      ...ends.map(({ row, name, offset, strong }) =>
        Plot.text([row], {
          x: yearOf,
          y: value,
          text: () => name,
          textAnchor: 'start',
          dx: 10,
          dy: offset,
          fill: strong ? palette.subject : palette.muted,
          fontWeight: strong ? 600 : 400,
          stroke: palette.paper,
          strokeWidth: 5,
        }),
      ),
      ...eventMarks(events, {
        at: yearAt,
        domain: [first - 0.5, last + 0.5],
        width: plane.right - plane.left,
      }),
    ],
  });
}

function yearTicks(first: number, last: number, width: number): number[] {
  const every = Math.ceil((last - first + 1) / Math.max(2, (width - 120) / 44));
  return Array.from({ length: last - first + 1 }, (_, i) => last - i).filter((_, i) => i % every === 0);
}

/** The end of each line and the shift that its name needs; none where one line stands alone. */
function labelled(series: readonly Series[], [low, high]: [number, number], height: number) {
  if (series.length < 2) return [];
  const ends = series.flatMap((one, i) => {
    const row = one.rows.findLast((known) => known.value !== null);
    return row ? [{ row, name: one.name, strong: i === 0 }] : [];
  });
  const heights = ends.map(({ row }) => ((high - (row.value ?? 0)) / (high - low)) * height);
  const offsets = spread(heights, 14);
  return ends.map((end, i) => ({ ...end, offset: offsets[i] ?? 0 }));
}
