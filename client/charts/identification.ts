import * as Plot from '@observablehq/plot';
import type { Month } from '../identification.ts';
import type { Words } from '../words.ts';
import { indexed, plot } from './marks.ts';
import { palette } from './palette.ts';
import { domainOf, type Size } from './place.ts';

/** The share of lines that name their prescriber, month by month, against the year's target. */
export function identificationChart(
  months: readonly Month[],
  target: number | null,
  size: Size,
  { format, labels }: Words,
): SVGSVGElement {
  const at = ({ month }: Month) => new Date(month);
  const share = ({ share: value }: Month) => value;
  const [low, high] = domainOf([...months.map(share), target], false);
  return plot(size, {
    marginTop: 18,
    marginRight: 24,
    marginBottom: 28,
    marginLeft: 56,
    x: {
      type: 'utc',
      ticks: size.width < 480 ? '3 months' : 'month',
      tickFormat: (month: Date) => format.monthShort(month.toISOString()),
      label: null,
    },
    y: {
      domain: [Math.max(0, low), Math.min(1, high)],
      ticks: 5,
      tickFormat: (value: number) => format.percent(value, high - low < 0.08 ? 1 : 0),
      grid: true,
      label: null,
    },
    marks: [
      target === null
        ? null
        : Plot.ruleY([target], { stroke: palette.target, strokeWidth: 1.5, strokeDasharray: '5 3' }),
      Plot.line(months, { x: at, y: share, stroke: palette.subject, strokeWidth: 2.5 }),
      Plot.dot(months, {
        filter: (month: Month) => month.share !== null,
        x: at,
        y: share,
        r: 5,
        fill: palette.subject,
        stroke: palette.paper,
        strokeWidth: 1.5,
        render: indexed,
      }),
      target === null
        ? null
        : Plot.text([target], {
            y: (value: number) => value,
            frameAnchor: 'right',
            dy: -8,
            text: () => labels.targetLabel(format.percent(target)),
            fill: palette.target,
            stroke: palette.paper,
            strokeWidth: 5,
          }),
    ],
  });
}
