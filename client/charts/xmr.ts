import * as Plot from '@observablehq/plot';
import type { Xmr } from '#api/statistics/xmr.ts';
import type { Words } from '../words.ts';
import { eventMarks, type EventMark } from './events.ts';
import { indexed, plot } from './marks.ts';
import { palette } from './palette.ts';
import { domainOf, spread, type Size } from './place.ts';

/** A share or a growth (a fraction) of one month, `YYYY-MM`; null where nothing is known. */
export type Monthly = { readonly month: string; readonly value: number | null };

/** Limits as drawn: a share lies from 0 to 1, a growth from −1 on. `cut`: whether one of them would lie beyond. */
export function shownLimits({ low, high }: Pick<Xmr, 'low' | 'high'>, growth: boolean) {
  const [least, most] = growth ? [-1, Infinity] : [0, 1];
  return { low: Math.max(least, low), high: Math.min(most, high), cut: low < least || high > most };
}

/** Monthly values, their mean and natural limits; a month that stands out is a diamond of another colour. */
export function xmrChart(
  rows: readonly Monthly[],
  { chart, growth }: { chart: Xmr; growth: boolean },
  size: Size,
  words: Words,
  events?: readonly EventMark[],
): SVGSVGElement {
  const { labels, format } = words;
  const at = ({ month }: Monthly) => new Date(`${month}-01`);
  const value = (row: Monthly) => row.value;
  const stands = (row: Monthly) => (chart.signals[rows.indexOf(row)] ?? []).length > 0;
  const { low, high } = shownLimits(chart, growth);
  const [bottom, top] = domainOf([...rows.map(value), low, high], false);
  const least = Math.min(growth ? -1 : 0, ...rows.map((row) => value(row) ?? 0));
  const domain = [Math.max(least, bottom), top] as const;
  const times = rows.map((row) => at(row).getTime());
  const [first, end] = [Math.min(...times), Math.max(...times)];
  const margins = { top: 14, right: 92, bottom: 28, left: 56 };
  const height = size.height - margins.top - margins.bottom;
  const lines = [
    { name: labels.deviation.xmr.high, y: high },
    { name: labels.deviation.xmr.mean, y: chart.mean },
    { name: labels.deviation.xmr.low, y: low },
  ];
  const offsets = spread(
    lines.map(({ y }) => ((domain[1] - y) / (domain[1] - domain[0])) * height),
    14,
  );
  const last = rows.at(-1);
  if (!last) throw new Error('xmr chart: no rows');
  return plot(size, {
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    x: {
      type: 'utc',
      domain: [first, end],
      tickFormat: '%Y',
      ticks: size.width < 480 ? '2 years' : 'year',
      label: null,
    },
    y: {
      domain,
      ticks: 5,
      tickFormat: (share: number) => format.percent(share, top - bottom < 0.05 ? 1 : 0),
      grid: true,
      label: null,
    },
    marks: [
      Plot.ruleY([low, high], { stroke: palette.muted, strokeDasharray: chart.trial ? '1 4' : '5 3' }),
      Plot.ruleY([chart.mean], { stroke: palette.ink }),
      ...lines.map(({ name, y }, i) =>
        Plot.text([last], {
          x: at,
          y: () => y,
          text: () => name,
          textAnchor: 'start',
          dx: 6,
          dy: offsets[i] ?? 0,
          fill: palette.muted,
          stroke: palette.paper,
          strokeWidth: 4,
        }),
      ),
      Plot.line(rows, { x: at, y: value, stroke: palette.subject, strokeWidth: 1.5 }),
      Plot.dot(rows, {
        filter: (row: Monthly) => row.value !== null && !stands(row),
        x: at,
        y: value,
        r: 3.5,
        fill: palette.subject,
        render: indexed,
      }),
      Plot.dot(rows, {
        filter: (row: Monthly) => row.value !== null && stands(row),
        x: at,
        y: value,
        symbol: 'diamond',
        r: 7,
        fill: palette.partly,
        stroke: palette.paper,
        render: indexed,
      }),
      ...eventMarks(events, {
        // Where its month stands.
        at: (date) => new Date(`${date.toISOString().slice(0, 7)}-01`),
        domain: [first, end],
        width: size.width - margins.left - margins.right,
      }),
    ],
  });
}
