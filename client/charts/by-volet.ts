import * as Plot from '@observablehq/plot';
import { parts, segmentsOf, verdictsOf, type Segment, type VoletCounts } from '../table/by-volet.ts';
import type { Words } from '../words.ts';
import { hatch, indexed, plot } from './marks.ts';
import { palette, verdictColour } from './palette.ts';
import type { Size } from './place.ts';

const narrow = 620;

/** The room of a volet: its name, its counts (below it where there is no width for both), its bar. */
export const rowOf = (width: number) => (width < narrow ? 66 : 48);

/** One stacked bar per volet, of the results judged; counts stand above it in words. */
export function byVoletChart(volets: readonly VoletCounts[], size: Size, words: Words): SVGSVGElement {
  const { labels, format } = words;
  const segments = segmentsOf(volets);
  const row = size.height / Math.max(1, volets.length);
  const split = size.width < narrow;
  const at = new Map(volets.map(({ volet }, i) => [volet, i]));
  const top = (volet: string) => (at.get(volet) ?? 0) * row;
  const bar = { from: split ? 44 : 24, height: 16 };
  const counts = ({ counts: of }: VoletCounts) =>
    parts
      .filter((part) => of[part] > 0)
      .map((part) => labels.matrix.parts[part](format.count(of[part]), format.many(of[part])))
      .join(' · ');
  return plot(size, {
    marginTop: 0,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: 0,
    x: { domain: [0, 1], axis: null },
    y: { domain: [0, size.height], range: [0, size.height], axis: null },
    marks: [
      hatch('partly-hatch', palette.paper),
      Plot.rect(segments, {
        x1: 'from',
        x2: 'to',
        y1: ({ volet }: Segment) => top(volet) + bar.from,
        y2: ({ volet }: Segment) => top(volet) + bar.from + bar.height,
        fill: ({ part }: Segment) => verdictColour(verdictsOf[part]),
        insetLeft: 0.5,
        insetRight: 0.5,
        render: indexed,
      }),
      Plot.rect(
        segments.filter(({ part }) => part !== 'met'),
        {
          x1: 'from',
          x2: 'to',
          y1: ({ volet }: Segment) => top(volet) + bar.from,
          y2: ({ volet }: Segment) => top(volet) + bar.from + bar.height,
          fill: ({ part }: Segment) => (part === 'partial' ? 'url(#partly-hatch)' : 'none'),
          fillOpacity: 0.45,
          pointerEvents: 'none',
        },
      ),
      Plot.text(volets, {
        x: 0,
        y: ({ volet }: VoletCounts) => top(volet) + 12,
        text: 'title',
        textAnchor: 'start',
        fontSize: 13,
        fontWeight: 600,
        fill: palette.ink,
      }),
      Plot.text(volets, {
        x: split ? 0 : 1,
        y: ({ volet }: VoletCounts) => top(volet) + (split ? 32 : 12),
        text: counts,
        textAnchor: split ? 'start' : 'end',
        fontSize: 13,
        fill: palette.ink,
      }),
    ],
  });
}
