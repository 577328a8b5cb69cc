import * as Plot from '@observablehq/plot';
import type { Definition } from '../definition.ts';
import { asGap } from '../gap-story.ts';
import { fewShare, type Pareto, type Weighed } from '../whose.ts';
import type { Words } from '../words.ts';
import { amountTicks } from './axis.ts';
import { indexed, plot } from './marks.ts';
import { palette } from './palette.ts';
import type { Size } from './place.ts';

/**
 * A bar per establishment that weighs in the unfavourable gap, the largest first, and the line of their sum; one scale for
 * both, in the numerator's unit and of the sign of the gap on the left, in shares of the whole on the right.
 */
export function paretoChart(pareto: Pareto, definition: Definition, size: Size, words: Words): SVGSVGElement {
  const { weighed, unfavourable, most } = pareto;
  const { format } = words;
  const tick = amountTicks(words, definition.numeratorUnit === 'euro');
  const at = new Map(weighed.map((one, i) => [one, i]));
  const left = (one: Weighed) => at.get(one) ?? 0;
  const few = most?.count ?? weighed.length;
  const margins = { top: 20, right: 52, bottom: 12, left: 64 };
  return plot(size, {
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    x: { domain: [0, Math.max(weighed.length, 1)], axis: null },
    y: { domain: [0, unfavourable], label: null, axis: null },
    marks: [
      Plot.axisY({
        anchor: 'left',
        ticks: 5,
        tickFormat: (value: number, index?: number, ticks?: readonly number[]) =>
          tick(asGap(value, definition), index, ticks),
        label: null,
      }),
      Plot.gridY({ ticks: 5 }),
      Plot.axisY(
        [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => share * unfavourable),
        {
          anchor: 'right',
          tickFormat: (value: number) => format.percent(value / unfavourable, 0),
          label: null,
        },
      ),
      Plot.ruleY([fewShare * unfavourable], {
        stroke: palette.target,
        strokeDasharray: '5 3',
        strokeWidth: 1.5,
      }),
      Plot.rect(weighed, {
        x1: (one: Weighed) => left(one) + 0.1,
        x2: (one: Weighed) => left(one) + 0.9,
        y1: 0,
        y2: 'contribution',
        fill: (one: Weighed) => (left(one) < few ? palette.missed : palette.peer),
        render: indexed,
      }),
      Plot.line(weighed, {
        x: (one: Weighed) => left(one) + 0.5,
        y: (one: Weighed) => one.cumulated * unfavourable,
        stroke: palette.subject,
        strokeWidth: 2,
      }),
      Plot.dot(weighed.length > 40 ? [] : weighed, {
        x: (one: Weighed) => left(one) + 0.5,
        y: (one: Weighed) => one.cumulated * unfavourable,
        r: 2.5,
        fill: palette.subject,
      }),
      most && most.count < weighed.length
        ? Plot.ruleX([most.count], { stroke: palette.target, strokeDasharray: '2 3', strokeWidth: 1.5 })
        : null,
      Plot.text(most ? [most] : [], {
        x: ({ count }: { count: number }) => Math.min(count, weighed.length),
        y: fewShare * unfavourable,
        text: ({ count }: { count: number }) => format.count(count),
        textAnchor: few > weighed.length / 2 ? 'end' : 'start',
        dx: few > weighed.length / 2 ? -6 : 6,
        dy: 12,
        fill: palette.target,
        fontWeight: 600,
        stroke: palette.paper,
        strokeWidth: 4,
      }),
    ],
  });
}
