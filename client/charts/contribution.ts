import * as Plot from '@observablehq/plot';
import type { Tick } from './axis.ts';
import { eventMarks, monthAt, type EventMark } from './events.ts';
import { indexed, plot } from './marks.ts';
import { palette } from './palette.ts';
import { domainOf, type Size } from './place.ts';

/** What one month, `YYYY-MM`, adds to a gap; null where it is not known. */
export type Monthly = { readonly month: string; readonly value: number | null };
/** The months' mean with its interval: the year's own, over the number of months. */
export type Mean = { readonly value: number; readonly low: number; readonly high: number };

type Options = {
  favourable: 'lower' | 'higher';
  month: (month: string) => string;
  tick: Tick;
  mean: string;
  /** Dated in the months drawn, which begin with a year. */
  events?: readonly EventMark[];
};

/**
 * Bars above and below nought, a month each, and beside them their mean between its limits: on the same scale, and clear of
 * nought exactly when the year's sum is. The last `data-row` is that of the mean.
 */
export function contributionChart(
  months: readonly Monthly[],
  mean: Mean | undefined,
  { favourable, month, tick, mean: name, events = [] }: Options,
  size: Size,
): SVGSVGElement {
  const at = new Map(months.map((one, i) => [one, i]));
  const place = (one: Monthly) => at.get(one) ?? 0;
  const colour = ({ value }: Monthly) =>
    (value ?? 0) > 0 === (favourable === 'lower') ? palette.missed : palette.met;
  const beside = months.length + 0.9;
  const drawn = [...months, ...(mean ? [{ month: '', value: mean.value }] : [])];
  const onlyMean = drawn.slice(months.length);
  const domain = [-0.2, months.length + (mean ? 1.6 : 0.2)] as const;
  const margins = { top: events.length > 0 ? 20 : 12, right: 12, bottom: 28, left: 66 };
  const year = Number(months[0]?.month.slice(0, 4));
  return plot(size, {
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    x: { domain: [...domain], axis: null },
    y: {
      domain: domainOf([...months.map(({ value }) => value), mean?.low ?? 0, mean?.high ?? 0], true),
      ticks: 5,
      tickFormat: tick,
      grid: true,
      label: null,
    },
    marks: [
      Plot.rect(drawn, {
        filter: (one: Monthly) => at.has(one) && one.value !== null,
        x1: (one: Monthly) => place(one) + 0.12,
        x2: (one: Monthly) => place(one) + 0.88,
        y1: 0,
        y2: 'value',
        fill: colour,
        stroke: colour,
        render: indexed,
      }),
      Plot.text(months, {
        filter: (one: Monthly) => one.value === null,
        x: (one: Monthly) => place(one) + 0.5,
        y: 0,
        dy: -8,
        text: () => '?',
        fill: palette.muted,
      }),
      ...(mean
        ? [
            Plot.ruleX([mean], {
              x: beside,
              y1: 'low',
              y2: 'high',
              stroke: palette.ink,
              strokeWidth: 1.5,
              marker: 'tick',
            }),
            Plot.dot(drawn, {
              filter: (one: Monthly) => !at.has(one),
              x: beside,
              y: 'value',
              r: 5,
              symbol: 'diamond',
              fill: colour,
              stroke: palette.ink,
              render: indexed,
            }),
          ]
        : []),
      Plot.ruleY([0], { stroke: palette.ink, strokeWidth: 1.5 }),
      Plot.text(months, {
        x: (one: Monthly) => place(one) + 0.5,
        frameAnchor: 'bottom',
        dy: 20,
        text: (one: Monthly) => (size.width < 440 ? month(one.month).slice(0, 1) : month(one.month)),
        fill: palette.ink,
      }),
      Plot.text(onlyMean, {
        x: beside,
        frameAnchor: 'bottom',
        dy: 20,
        text: () => name,
        fill: palette.ink,
        fontWeight: 600,
      }),
      ...eventMarks(events, {
        at: (date) => monthAt(date, year),
        domain,
        width: size.width - margins.left - margins.right,
      }),
    ],
  });
}
