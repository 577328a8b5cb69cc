import * as Plot from '@observablehq/plot';
import type { Definition } from '../definition.ts';
import type { Place } from '../whose.ts';
import type { Words } from '../words.ts';
import { axisText } from './axis.ts';
import { indexed, plot } from './marks.ts';
import { palette, verdictColour } from './palette.ts';
import type { Size } from './place.ts';

const narrow = 620;
const margin = { top: 26, bottom: 8, right: 8 };

/** What a row says on its right, and beside its mark where that does not move; null where nothing is known. */
export type Beside = (
  row: number,
) => { readonly text: string; readonly against: boolean; readonly still?: string } | null;

/** The room of a row: on a narrow screen its name stands above its line. */
const rowOf = (width: number) => (width < narrow ? 38 : 20);

/** How high the chart of so many rows is. */
export const heightFor = (rows: number, width: number) => margin.top + margin.bottom + rows * rowOf(width);

/**
 * One row per establishment, in the order given: a ring where it stood in N-1, a mark where it stands in N (a diamond where its
 * target is missed, a disc where it is met), the target as a dashed line, and on its right what `beside` says.
 */
export function dumbbellChart(
  places: readonly Place[],
  beside: Beside,
  definition: Definition,
  size: Size,
  words: Words,
): SVGSVGElement {
  const split = size.width < narrow;
  const [low, high] = frameOf(places);
  const held = (value: number | null) => (value === null ? null : Math.max(low, Math.min(high, value)));
  const at = new Map(places.map((place, i) => [place, i]));
  const top = (place: Place) => at.get(place) ?? 0;
  const said = (place: Place) => beside(top(place));
  const right = ({ value }: Place) => (value ?? low) > (low + high) / 2;
  const middle = (place: Place) => top(place) + (split ? 0.7 : 0.5);
  const text = (place: Place) => top(place) + (split ? 0.28 : 0.5);
  const room = { left: split ? 14 : 250, right: split ? 14 : 96 };
  const outside = places.flatMap((place) =>
    [place.before, place.value].flatMap((value) =>
      value !== null && held(value) !== value
        ? [{ place, x: held(value), side: value < low ? -90 : 90 }]
        : [],
    ),
  );
  return plot(size, {
    marginTop: margin.top,
    marginRight: room.right,
    marginBottom: margin.bottom,
    marginLeft: room.left,
    x: {
      domain: [low, high],
      nice: true,
      axis: 'top',
      ticks: split ? 4 : 6,
      tickFormat: axisText(definition, words),
      grid: true,
      label: null,
    },
    y: { domain: [0, Math.max(1, places.length)], reverse: true, axis: null },
    marks: [
      definition.kind === 'growth' ? Plot.ruleX([0], { stroke: palette.ink, strokeWidth: 1 }) : null,
      Plot.ruleX(places, {
        filter: ({ target }: Place) => target !== null && target >= low && target <= high,
        x: 'target',
        y1: top,
        y2: (place: Place) => top(place) + 1,
        stroke: palette.target,
        strokeWidth: 1.5,
        strokeDasharray: '5 3',
      }),
      Plot.ruleY(places, {
        filter: ({ before }: Place) => before !== null,
        x1: ({ before }: Place) => held(before),
        x2: ({ value }: Place) => held(value),
        y: middle,
        stroke: palette.peer,
        strokeWidth: 3,
      }),
      Plot.dot(places, {
        filter: ({ before }: Place) => before !== null,
        x: ({ before }: Place) => held(before),
        y: middle,
        r: 4.5,
        fill: palette.paper,
        stroke: palette.muted,
        strokeWidth: 2,
      }),
      ...[-90, 90].map((side) =>
        Plot.dot(
          outside.filter((one) => one.side === side),
          {
            x: 'x',
            y: ({ place }: { place: Place }) => middle(place),
            symbol: 'triangle',
            r: 3,
            rotate: side,
            dx: side / 9,
            fill: palette.ink,
          },
        ),
      ),
      Plot.dot(places, {
        x: ({ value }: Place) => held(value),
        y: middle,
        r: 5,
        symbol: ({ verdict }: Place) => (verdict === 'non atteint' ? 'diamond' : 'circle'),
        fill: ({ verdict }: Place) => (judged(verdict) ? verdictColour(verdict) : palette.subject),
        stroke: palette.paper,
        render: indexed,
      }),
      Plot.text(places, {
        frameAnchor: 'left',
        dx: split ? 0 : -room.left,
        y: text,
        text: ({ name, establishment }: Place) => name ?? establishment,
        textAnchor: 'start',
        lineWidth: split ? (size.width - 110) / 12 : 19,
        textOverflow: 'ellipsis',
        fill: palette.ink,
        stroke: palette.paper,
        strokeWidth: 4,
      }),
      ...(['start', 'end'] as const).map((textAnchor) =>
        Plot.text(places, {
          filter: (place: Place) =>
            (said(place)?.still ?? '') !== '' && (right(place) ? 'end' : 'start') === textAnchor,
          x: ({ value }: Place) => held(value),
          y: middle,
          dx: textAnchor === 'end' ? -10 : 10,
          text: (place: Place) => said(place)?.still,
          textAnchor,
          fill: palette.muted,
          stroke: palette.paper,
          strokeWidth: 4,
        }),
      ),
      Plot.text(places, {
        filter: (place: Place) => said(place) !== null,
        frameAnchor: 'right',
        dx: split ? 0 : room.right - margin.right,
        y: text,
        text: (place: Place) => said(place)?.text,
        textAnchor: 'end',
        fill: (place: Place) => (said(place)?.against ? palette.missed : palette.muted),
        fontVariant: 'tabular-nums',
      }),
    ],
  });
}

const judged = (verdict: string | null) => verdict === 'atteint' || verdict === 'non atteint';

/**
 * A frame that a few very small establishments cannot flatten: what lies further from the middle nine tenths than once their
 * spread is cut, marked, and counted in the subtitle. Targets are always in it.
 */
export function frameOf(places: readonly Place[]): [number, number] {
  const values = places
    .flatMap(({ before, value }) => [before ?? [], value ?? []].flat())
    .sort((a, b) => a - b);
  const targets = places.flatMap(({ target }) => target ?? []);
  const quantile = (share: number) => values[Math.round(share * (values.length - 1))] ?? 0;
  const spread = quantile(0.95) - quantile(0.05) || Math.abs(quantile(0.5)) || 1;
  const low = Math.max(values[0] ?? 0, quantile(0.05) - spread);
  const high = Math.min(values.at(-1) ?? 1, quantile(0.95) + spread);
  const [least, most] = [Math.min(low, ...targets), Math.max(high, ...targets)];
  return least < most ? [least, most] : [least, least + (Math.abs(least) || 1)];
}

/** How many of them have a mark that the frame cuts. */
export function cutOf(places: readonly Place[]): number {
  const [low, high] = frameOf(places);
  const cut = (value: number | null) => value !== null && (value < low || value > high);
  return places.filter(({ before, value }) => cut(before) || cut(value)).length;
}
