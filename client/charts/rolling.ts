import * as Plot from '@observablehq/plot';
import type { Definition } from '../definition.ts';
import type { Figure } from '../figure-text.ts';
import { targetText } from '../measure.ts';
import { endOf } from '../story.ts';
import type { Words } from '../words.ts';
import { axisOf, axisText } from './axis.ts';
import { eventMarks, type EventMark } from './events.ts';
import { hatch, indexed, plot } from './marks.ts';
import { palette } from './palette.ts';
import type { Size } from './place.ts';

/** Twelve rolling months, month after month; provisional ends are hatched and dashed. */
export function rollingChart(
  rows: readonly Figure[],
  definition: Definition,
  size: Size,
  words: Words,
  events?: readonly EventMark[],
): SVGSVGElement {
  const at = (row: Figure) => new Date(endOf(row));
  const value = (row: Figure) => row.value;
  const provisional = rows.filter((row) => row.status === 'provisional');
  const settled = rows.filter((row) => row.status !== 'provisional');
  const join = settled.at(-1);
  const last = rows.at(-1);
  if (!last) throw new Error('rolling chart: no rows');
  const { domain, ticks, room } = axisOf(
    definition,
    rows.flatMap((row) => [row.value, row.target]),
  );
  const times = rows.map((row) => at(row).getTime());
  const [first, end] = [Math.min(...times), Math.max(...times)];
  return plot(size, {
    marginTop: 16,
    marginRight: 24,
    marginBottom: 28,
    marginLeft: room,
    x: {
      type: 'utc',
      domain: [first, end],
      tickFormat: '%Y',
      ticks: size.width < 480 ? '2 years' : 'year',
      label: null,
    },
    y: { domain, ticks, tickFormat: axisText(definition, words), grid: true, label: null },
    marks: [
      hatch('rolling-hatch', palette.grid),
      Plot.rect(provisional.length > 0 ? [rows] : [], {
        x1: () => at(join ?? provisional[0] ?? last),
        x2: () => at(last),
        fill: 'url(#rolling-hatch)',
      }),
      definition.kind === 'growth' ? Plot.ruleY([0], { stroke: palette.ink, strokeWidth: 1 }) : null,
      Plot.line(rows, {
        x: at,
        y: (row: Figure) => row.target,
        stroke: palette.target,
        strokeWidth: 1.5,
        strokeDasharray: '5 3',
        curve: 'step-before',
      }),
      Plot.line(settled, { x: at, y: value, stroke: palette.subject, strokeWidth: 2 }),
      Plot.line(join ? [join, ...provisional] : provisional, {
        x: at,
        y: value,
        stroke: palette.subject,
        strokeWidth: 2,
        strokeDasharray: '2 3',
      }),
      Plot.dot(rows, {
        filter: (row: Figure) => row.value !== null,
        x: at,
        y: value,
        r: 4,
        fill: palette.subject,
        fillOpacity: 0,
        className: 'chart-quiet',
        render: indexed,
      }),
      Plot.text(steps(rows), {
        x: at,
        y: (row: Figure) => row.target,
        text: (row: Figure) => targetText(row.target ?? 0, definition, words),
        textAnchor: 'start',
        dy: -7,
        fill: palette.target,
        stroke: palette.paper,
        strokeWidth: 4,
      }),
      ...eventMarks(events, {
        at: (date) => date,
        domain: [first, end],
        width: size.width - room - 24,
      }),
    ],
  });
}

const steps = (rows: readonly Figure[]) =>
  rows.filter((row, i) => row.target !== null && row.target !== rows[i - 1]?.target);
