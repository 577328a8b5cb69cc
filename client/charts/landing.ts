import * as Plot from '@observablehq/plot';
import type { Definition } from '../definition.ts';
import { landingAmount } from '../landing-text.ts';
import type { Landing, LandingPoint } from '../landing.ts';
import type { Words } from '../words.ts';
import { amountTicks, axisText } from './axis.ts';
import { eventMarks, monthAt, type EventMark } from './events.ts';
import { hatch, indexed, plot } from './marks.ts';
import { palette } from './palette.ts';
import { domainOf, spread, type Size } from './place.ts';

/**
 * The cumulated year: what is known of it, where the rest of it is expected, with its band, the amount of the target and N-1 in
 * grey. Provisional months are hatched; what happened after the month seen is dotted.
 */
export function landingChart(
  landing: Landing,
  definition: Definition,
  size: Size,
  words: Words,
  events?: readonly EventMark[],
): SVGSVGElement {
  const { points, projection, limit, seen, year } = landing;
  const margins = { top: 20, right: 108, bottom: 28, left: 62 };
  const width = size.width - margins.left - margins.right;
  const rate = landing.kind === 'rate';
  // A sum begins at nought; a rate with its first month.
  const start = rate ? [] : [{ number: 0, value: 0 }];
  const line = (value: (point: LandingPoint) => number | null) => [
    ...start,
    ...points.map((point) => ({ number: point.number, value: value(point) })),
  ];
  const foreseen = points.filter((point) => point.foreseen !== null);
  const happened = points.filter((point) => point.number >= seen && point.happened !== null);
  const shown = (point: LandingPoint) => point.known ?? point.foreseen?.at ?? null;
  const provisional = points.filter((point) => point.provisional);
  const every = points.flatMap((point) =>
    [point.known, point.happened, point.before, point.foreseen?.low, point.foreseen?.high].filter(
      (value) => value !== null && value !== undefined,
    ),
  );
  const limits = limit ? [limit.amount] : [];
  const [bottom, top] = rate
    ? domainOf([...every, ...limits], false)
    : [0, Math.max(...every, ...limits, projection.high) * 1.06];
  const ends = [
    ...(limit
      ? [
          {
            value: limit.amount,
            text: words.labels.landing.target(landingAmount(limit.amount, definition, words)),
            fill: palette.target,
            bold: false,
          },
        ]
      : []),
    {
      value: projection.landing,
      text: landingAmount(projection.landing, definition, words),
      fill: palette.subject,
      bold: true,
    },
    ...(landing.before === null
      ? []
      : [{ value: landing.before, text: `${year - 1}`, fill: palette.muted, bold: false }]),
  ];
  const plane = size.height - margins.top - margins.bottom;
  const offsets = spread(
    ends.map(({ value }) => ((top - value) / (top - bottom)) * plane),
    14,
  );
  return plot(size, {
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    x: {
      domain: [0, 12],
      ticks: size.width < 560 ? [3, 6, 9, 12] : Array.from({ length: 12 }, (_, i) => i + 1),
      tickFormat: (number: number) => shortName(number),
      label: null,
    },
    y: {
      domain: [bottom, top],
      ticks: 5,
      tickFormat: rate
        ? axisText(definition, words)
        : amountTicks(words, definition.numeratorUnit === 'euro'),
      grid: true,
      label: null,
    },
    marks: [
      hatch('landing-hatch', palette.grid),
      Plot.rect(provisional, {
        x1: (point: LandingPoint) => point.number - 1,
        x2: (point: LandingPoint) => point.number,
        fill: 'url(#landing-hatch)',
      }),
      Plot.areaY(foreseen, {
        x: 'number',
        y1: (point: LandingPoint) => point.foreseen?.low,
        y2: (point: LandingPoint) => point.foreseen?.high,
        fill: palette.subject,
        fillOpacity: 0.2,
      }),
      limit
        ? Plot.ruleY([limit.amount], { stroke: palette.target, strokeWidth: 1.5, strokeDasharray: '5 3' })
        : null,
      Plot.line(
        line((point) => point.before),
        { x: 'number', y: 'value', stroke: palette.peer, strokeWidth: 2 },
      ),
      Plot.line(happened, {
        x: 'number',
        y: 'happened',
        stroke: palette.ink,
        strokeWidth: 1.5,
        strokeDasharray: '1 4',
        strokeLinecap: 'round',
      }),
      Plot.line(foreseen, {
        x: 'number',
        y: (point: LandingPoint) => point.foreseen?.at,
        stroke: palette.subject,
        strokeWidth: 2,
        strokeDasharray: '6 4',
      }),
      Plot.line(
        line((point) => point.known),
        { x: 'number', y: 'value', stroke: palette.subject, strokeWidth: 2.5 },
      ),
      ...(seen < 12
        ? [
            Plot.ruleX([12], {
              y1: projection.low,
              y2: projection.high,
              stroke: palette.subject,
              strokeWidth: 3,
            }),
          ]
        : []),
      Plot.dot(points, {
        filter: (point: LandingPoint) => shown(point) !== null,
        x: 'number',
        y: shown,
        r: (point: LandingPoint) => (point.number === 12 ? 5.5 : 4),
        symbol: (point: LandingPoint) => (point.number <= seen ? 'circle' : 'diamond'),
        fill: (point: LandingPoint) => (point.number <= seen ? palette.subject : palette.paper),
        stroke: palette.subject,
        strokeWidth: 1.5,
        render: indexed,
      }),
      ...ends.map(({ value, text, fill, bold }, i) =>
        Plot.text([text], {
          x: 12,
          y: value,
          text: () => text,
          textAnchor: 'start',
          dx: 9,
          dy: offsets[i] ?? 0,
          fill,
          fontWeight: bold ? 600 : 400,
          stroke: palette.paper,
          strokeWidth: 4,
        }),
      ),
      ...eventMarks(events, { at: (date) => monthAt(date, year), domain: [0, 12], width }),
    ],
  });

  function shortName(number: number): string {
    return number === 0 ? '' : words.format.monthShort(`2001-${String(number).padStart(2, '0')}-01`);
  }
}
