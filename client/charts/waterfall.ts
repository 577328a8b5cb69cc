import * as Plot from '@observablehq/plot';
import type { Tick } from './axis.ts';
import { indexed, plot } from './marks.ts';
import { palette } from './palette.ts';
import { domainOf, type Size } from './place.ts';

/** One line: a total stands at `to`, a term leads from one place to the other. */
export type Bar = {
  readonly name: string;
  readonly total: boolean;
  readonly from: number;
  readonly to: number;
  /** Its figure as written beside it. */
  readonly text: string;
};

const line = 30;
const foot = 26;

/** The height that this many lines need. */
export const waterfallHeight = (bars: number) => bars * line + foot;

/**
 * From one total to another, a line for each term, from top to bottom. A term is a bar, in the colour of what it does for the
 * reader and with its sign beside it; a total is a stroke at its place, for its length would need the nought of the axis,
 * where the terms could not be seen any more.
 */
export function waterfallChart(
  bars: readonly Bar[],
  { favourable, tick }: { favourable: 'lower' | 'higher'; tick: Tick },
  size: Size,
): SVGSVGElement {
  const at = new Map(bars.map((bar, i) => [bar, i]));
  const top = (bar: Bar) => at.get(bar) ?? 0;
  const middle = (bar: Bar) => top(bar) + 0.5;
  const narrow = size.width < 560;
  const left = narrow ? 122 : 232;
  const colour = ({ from, to }: Bar) =>
    to > from === (favourable === 'lower') ? palette.missed : palette.met;
  const end = ({ from, to }: Bar) => Math.max(from, to);
  return plot(size, {
    marginTop: 2,
    marginRight: narrow ? 76 : 96,
    marginBottom: foot - 2,
    marginLeft: left,
    x: {
      domain: domainOf(
        bars.flatMap(({ from, to }) => [from, to]),
        false,
      ),
      ticks: narrow ? 2 : 6,
      tickFormat: tick,
      grid: true,
      label: null,
    },
    y: { domain: [bars.length, 0], axis: null },
    marks: [
      Plot.ruleX(bars.slice(0, -1), {
        x: 'to',
        y1: middle,
        y2: (bar: Bar) => middle(bar) + 1,
        stroke: palette.muted,
        strokeWidth: 1,
      }),
      Plot.rect(bars, {
        filter: (bar: Bar) => !bar.total,
        x1: 'from',
        x2: 'to',
        y1: (bar: Bar) => top(bar) + 0.2,
        y2: (bar: Bar) => top(bar) + 0.8,
        fill: colour,
        stroke: colour,
        render: indexed,
      }),
      Plot.ruleX(bars, {
        filter: (bar: Bar) => bar.total,
        x: 'to',
        y1: (bar: Bar) => top(bar) + 0.08,
        y2: (bar: Bar) => top(bar) + 0.92,
        stroke: palette.ink,
        strokeWidth: 4,
        render: indexed,
      }),
      Plot.text(bars, {
        x: end,
        y: middle,
        text: 'text',
        textAnchor: 'start',
        dx: 8,
        fill: palette.ink,
        stroke: palette.paper,
        strokeWidth: 4,
        fontWeight: 600,
      }),
      Plot.text(bars, {
        frameAnchor: 'left',
        y: middle,
        text: 'name',
        textAnchor: 'end',
        dx: -10,
        lineWidth: (left - 20) / 12,
        fill: palette.ink,
      }),
    ],
  });
}
