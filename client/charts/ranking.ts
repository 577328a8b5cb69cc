import * as Plot from '@observablehq/plot';
import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import type { Words } from '../words.ts';
import { measureOf } from '../table/gap-order.ts';
import { axisText } from './axis.ts';
import { indexed, plot } from './marks.ts';
import { palette, verdictColour } from './palette.ts';
import type { Size } from './place.ts';

export type Ranked = Answer<'target-gap'>[number];

/** One bar per establishment, the most unfavourable first; the gap to target, or the value where there is none. */
export function rankingChart(
  rows: readonly Ranked[],
  definition: Definition,
  size: Size,
  words: Words,
): SVGSVGElement {
  const measure = measureOf(rows);
  const [low, high] = frameOf(rows);
  const held = (row: Ranked) => Math.max(low, Math.min(high, row[measure] ?? 0));
  const outside = rows.filter((row) => held(row) !== row[measure]);
  const at = new Map(rows.map((row, i) => [row, i]));
  const x1 = (row: Ranked) => (at.get(row) ?? 0) + 0.1;
  const x2 = (row: Ranked) => (at.get(row) ?? 0) + 0.9;
  const middle = (row: Ranked) => (at.get(row) ?? 0) + 0.5;
  const unit = measure === 'gap' && definition.displayUnit === 'percent';
  return plot(size, {
    marginTop: 20,
    marginRight: 8,
    marginBottom: 20,
    marginLeft: 64,
    x: { domain: [0, Math.max(rows.length, 1)], axis: null },
    y: {
      domain: [low, high],
      nice: true,
      ticks: 6,
      grid: true,
      label: null,
      tickFormat: unit ? (value: number) => words.format.points(value, 0) : axisText(definition, words),
    },
    marks: [
      Plot.rect(rows, {
        x1,
        x2,
        y1: 0,
        y2: held,
        fill: (row: Ranked) => (measure === 'gap' ? verdictColour(row.verdict) : palette.subject),
        insetTop: 0,
        render: indexed,
      }),
      ...[-1, 1].map((side) =>
        Plot.dot(
          outside.filter((row) => Math.sign(row[measure] ?? 0) === side),
          {
            x: middle,
            y: held,
            symbol: 'triangle',
            r: 3,
            dy: -8 * side,
            rotate: side < 0 ? 180 : 0,
            fill: palette.ink,
          },
        ),
      ),
      Plot.ruleY([0], {
        stroke: palette.ink,
        strokeWidth: 1.5,
        strokeDasharray: measure === 'gap' ? '5 3' : 'none',
      }),
      ...groups(rows, measure).map(({ verdict, count, from, to }) =>
        Plot.text([verdict], {
          x: (from + to) / 2,
          y: 0,
          dy: (definition.direction === 'lower') === (verdict === 'atteint') ? -12 : 14,
          text: () => `${words.format.count(count)} · ${words.labels.verdicts[verdict].toLowerCase()}`,
          fill: verdictColour(verdict),
          fontWeight: 600,
          stroke: palette.paper,
          strokeWidth: 4,
        }),
      ),
    ],
  });
}

/** The stretches of bars with one verdict, to name them where they stand. */
function groups(rows: readonly Ranked[], measure: 'gap' | 'value') {
  if (measure === 'value') return [];
  return (['non atteint', 'atteint'] as const).flatMap((verdict) => {
    const from = rows.findIndex((row) => row.verdict === verdict);
    const to = rows.findLastIndex((row) => row.verdict === verdict) + 1;
    // Those without verdict may stand among them.
    const count = rows.filter((row) => row.verdict === verdict).length;
    return count === 0 ? [] : [{ verdict, count, from, to }];
  });
}

/**
 * A frame that a few very small establishments (+900 % on three boxes) cannot flatten: what lies beyond one and a
 * half times the middle eight tenths is cut, marked, and counted in the subtitle.
 */
export function frameOf(rows: readonly Ranked[]): [number, number] {
  const measure = measureOf(rows);
  const values = rows.flatMap((row) => row[measure] ?? []).sort((a, b) => a - b);
  const quantile = (share: number) => values[Math.round(share * (values.length - 1))] ?? 0;
  const reach = 1.5 * Math.max(Math.abs(quantile(0.1)), Math.abs(quantile(0.9)));
  return [
    Math.min(0, Math.max(values[0] ?? 0, -reach)),
    Math.max(0, Math.min(values.at(-1) ?? 0, reach)) || 0.01,
  ];
}

export function outOfFrame(rows: readonly Ranked[]): number {
  const [low, high] = frameOf(rows);
  const measure = measureOf(rows);
  return rows.filter((row) => (row[measure] ?? 0) < low || (row[measure] ?? 0) > high).length;
}
