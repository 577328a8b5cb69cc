import * as Plot from '@observablehq/plot';
import { smoothLimits, type Limits } from '#api/statistics/binomial.ts';
import { leastExpected, type Deviation, type Judged } from '#api/statistics/deviation.ts';
import { widenedLimits } from '#api/statistics/overdispersion.ts';
import type { Answer } from '../api.ts';
import type { Words } from '../words.ts';
import { indexed, plot } from './marks.ts';
import { palette } from './palette.ts';
import { spread, type Size } from './place.ts';

export type Deviator = Answer<'deviation'>[number];
export type Reading = Judged<Deviator>;
export type FunnelDefinition = {
  /** Key of the one to point out. */
  readonly subject: string | null;
  readonly deviation: Deviation<Deviator>;
};

const labelApart = 14;
const mostLabels = 8;
/** Width of one, in pixels. */
const letter = 6.5;

/**
 * Observed over expected by the number expected, for 95 % and 99.8 % limits drawn at the share of all those compared (each
 * is judged by its own, which the table has). Readings by shape and colour; names on those outside 99.8 % and the subject.
 */
export function funnelChart(
  rows: readonly Reading[],
  { subject, deviation }: FunnelDefinition,
  size: Size,
  words: Words,
): SVGSVGElement {
  const labels = words.labels.deviation;
  const [right, top] = frameOf(rows);
  const expected = (row: Reading) => row.subject.expected ?? 0;
  const ratio = (row: Reading) => Math.min(row.ratio ?? 0, top);
  const drawn = (row: Reading) => row.ratio !== null && row.subject.expected !== null;
  const among = (test: (row: Reading) => boolean) => (row: Reading) => drawn(row) && test(row);
  const isFlag = (row: Reading) => row.reading === 'above' || row.reading === 'below';
  const curves = curvesOf(deviation, right);
  const labelled = namedOf(rows, subject);
  const margins = { top: 30, right: 84, bottom: 40, left: 52 };
  const height = size.height - margins.top - margins.bottom;
  // Beyond the frame a mark stands at its edge, with its figure; a name longer than half the drawing is cut.
  const named = ({ subject: { label }, ratio: times }: Reading) => {
    const whole = label ?? '';
    const most = Math.floor(size.width / 2 / letter);
    const name = whole.length > most ? `${whole.slice(0, most - 1)}…` : whole;
    return (times ?? 0) > top ? words.labels.pair(name, words.format.number(times ?? 0, 1)) : name;
  };
  // A name stands on the side where there is room.
  const before = (row: Reading) => Math.sqrt(expected(row) / right) > 0.5;
  const offsets = spread(
    labelled.map((row) => (1 - ratio(row) / top) * height),
    labelApart,
  );
  const ends = curves.flatMap(({ name, points }) =>
    points.flatMap((line) => {
      const [x, y] = line.at(-1) ?? [0, 0];
      return y <= top ? [{ name, x, y }] : [];
    }),
  );
  const endOffsets = spread(
    ends.map(({ y }) => (1 - y / top) * height),
    labelApart,
  );
  const text = { stroke: palette.paper, strokeWidth: 4, textAnchor: 'start' as const };
  const at = { x: expected, y: ratio };
  const triangle = (row: Reading) => (row.reading === 'below' ? 180 : 0);
  return plot(size, {
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    x: {
      type: 'sqrt',
      domain: [0, right],
      label: labels.axisExpected,
      labelArrow: 'none',
      ticks: size.width < 480 ? 3 : 6,
    },
    y: {
      domain: [0, top],
      grid: true,
      label: labels.axisRatio,
      labelArrow: 'none',
      ticks: 5,
      tickFormat: (value: number) => words.format.number(value, Number.isInteger(value) ? 0 : 1),
    },
    marks: [
      Plot.ruleY([1], { stroke: palette.ink, strokeWidth: 1 }),
      ...curves.flatMap(({ name, points }) =>
        points.map((line) =>
          Plot.line(
            line.filter(([, y]) => y <= top),
            { stroke: palette.muted, strokeWidth: 1.25, strokeDasharray: dashes[name] },
          ),
        ),
      ),
      ...ends.map(({ name, x, y }, i) =>
        Plot.text([[x, y]], {
          ...text,
          text: () => labels.lines[name],
          dx: 4,
          dy: endOffsets[i] ?? 0,
          fill: palette.muted,
        }),
      ),
      Plot.dot(rows, {
        ...at,
        filter: among((row) => !isFlag(row) && row.reading !== 'expected'),
        symbol: 'times',
        r: 3.5,
        stroke: palette.muted,
        render: indexed,
      }),
      Plot.dot(rows, {
        ...at,
        filter: among((row) => row.reading === 'expected'),
        r: 4,
        fill: palette.peer,
        render: indexed,
      }),
      Plot.dot(rows, {
        ...at,
        filter: among((row) => isFlag(row) && row.level === 95),
        symbol: 'triangle',
        rotate: triangle,
        r: 5,
        fill: palette.paper,
        stroke: palette.partly,
        strokeWidth: 1.5,
        render: indexed,
      }),
      Plot.dot(rows, {
        ...at,
        filter: among((row) => isFlag(row) && row.level === 99.8),
        symbol: 'triangle',
        rotate: triangle,
        r: 6,
        fill: palette.partly,
        render: indexed,
      }),
      Plot.dot(rows, {
        ...at,
        filter: among((row) => subject !== null && row.subject.key === subject),
        r: 10,
        stroke: palette.subject,
        strokeWidth: 2.5,
      }),
      ...labelled.map((row, i) =>
        Plot.text([row], {
          ...text,
          ...at,
          textAnchor: before(row) ? 'end' : 'start',
          text: named,
          dx: before(row) ? -12 : 12,
          dy: offsets[i] ?? 0,
          fill: row.subject.key === subject ? palette.subject : palette.ink,
        }),
      ),
    ],
  });
}

/** As far right as the largest expected; as high as those compared and the limits need, and no higher than six times. */
function frameOf(rows: readonly Reading[]): [number, number] {
  const right = Math.max(leastExpected * 2, ...rows.map(({ subject }) => subject.expected ?? 0)) * 1.05;
  const ratios = rows.flatMap(({ ratio, limits }) => (limits === null ? [] : (ratio ?? 0)));
  return [right, Math.min(6, Math.max(2.5, ...ratios) * 1.05)];
}

type Curve = { name: 95 | 99.8 | 'widened'; points: readonly (readonly [number, number])[][] };
const dashes = { 95: '5 3', 99.8: 'none', widened: '1 4' } as const;
const steps = 40;

/** The limits as lines, from the fewest that are compared on: for the share of all those compared together. */
function curvesOf({ judged, overdispersion }: Deviation<Deviator>, right: number): Curve[] {
  const compared = judged.filter(({ limits }) => limits !== null).map(({ subject }) => subject);
  const n = compared.reduce((sum, one) => sum + (one.n ?? 0), 0);
  const share = compared.reduce((sum, one) => sum + (one.expected ?? 0), 0) / n;
  if (!(share > 0)) return [];
  const [from, to] = [Math.sqrt(leastExpected), Math.sqrt(right)];
  const counts = Array.from({ length: steps + 1 }, (_, i) =>
    Math.max(1, Math.round((from + ((to - from) * i) / steps) ** 2 / share)),
  );
  const lines = (limitsOf: (courses: number) => Limits) => {
    const all = counts.map((courses) => ({ courses, ...limitsOf(courses) }));
    const point = (courses: number, count: number) =>
      [courses * share, Math.max(0, count / (courses * share))] as const;
    return [
      all.map(({ courses, low }) => point(courses, low)),
      all.map(({ courses, high }) => point(courses, high)),
    ];
  };
  const exact = ([95, 99.8] as const).map((name) => ({
    name,
    points: lines((courses) => smoothLimits(courses, share, name)),
  }));
  const { tau2 } = overdispersion;
  if (tau2 === 0) return exact;
  const widened = lines((courses) => {
    const { low, high } = widenedLimits(courses, share, tau2, 99.8);
    return { low: low * courses, high: high * courses };
  });
  return [...exact, { name: 'widened', points: widened }];
}

/** Those outside 99.8 %, the furthest first, and the subject. */
function namedOf(rows: readonly Reading[], subject: string | null): Reading[] {
  const far = ({ ratio }: Reading) => Math.abs(Math.log((ratio ?? 0) + 0.01));
  const flagged = rows.filter((row) => row.level === 99.8).toSorted((a, b) => far(b) - far(a));
  const own = rows.filter(
    (row) => subject !== null && row.subject.key === subject && row.ratio !== null && row.level !== 99.8,
  );
  return [...own, ...flagged.slice(0, mostLabels)];
}
