import { useEffect, useId, useState, type ReactNode } from 'react';
import type { Size } from '../charts/place.ts';
import { useWords } from '../language.ts';
import type { Story } from '../story.ts';
import { useViewContext } from '../view-context.tsx';
import { pointsOf, type Point } from './chart-points.ts';
import { ChartTools } from './chart-tools.tsx';
import { useTwins } from './twins.ts';
import { useWidth } from './use-width.ts';

type Props = {
  /** Names the chart in the address, for its table twin, and in exported files. */
  id: string;
  story: Story;
  subtitle: string;
  source: string;
  height: number;
  draw: (size: Size) => SVGSVGElement;
  /** All that is known of a point, line by line. */
  describe: (row: number) => readonly string[];
  open?: ((row: number) => void) | undefined;
  twin: ReactNode;
};

/** A chart in its place: title, drawing, what each point says on hover and focus, table twin, exports. */
export function ChartFigure({ id, story, subtitle, source, height, draw, describe, open, twin }: Props) {
  const { labels, format } = useWords();
  const { publication } = useViewContext();
  const { isTable } = useTwins();
  const titleId = useId();
  const { ref, element: place, width } = useWidth();
  const [drawing, setDrawing] = useState<SVGSVGElement | null>(null);
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [shown, setShown] = useState<Point | null>(null);
  const table = isTable(id);

  useEffect(() => {
    if (!place || width === 0) return;
    const element = draw({ width, height });
    element.setAttribute('role', 'group');
    element.setAttribute('aria-label', story.summary);
    place.replaceChildren(element);
    setDrawing(element);
    setPoints(pointsOf(element, describe, open !== undefined));
    setShown(null);
  }, [place, width, height, draw, describe, story.summary, open]);

  const through = publication.data_through === null ? [] : [labels.through(format.day(publication.data_through))];
  const foot = [
    labels.pair(labels.source, source),
    ...through,
    ...(publication.synthetic ? [labels.fictitious] : []),
  ].join(' · ');
  const move = (from: Point, step: number) => {
    const next = points[Math.max(0, Math.min(points.length - 1, points.indexOf(from) + step))];
    next?.focus(points);
  };
  const pointed = (target: EventTarget) => points.find((point) => point.element === target);

  return (
    <section className="chart-figure" aria-labelledby={titleId} data-chart={id}>
      <header className="chart-head">
        <div>
          <h3 id={titleId}>{story.title}</h3>
          <p className="quiet">{subtitle}</p>
        </div>
        <ChartTools id={id} drawing={table ? null : drawing} caption={{ title: story.title, subtitle, foot }} />
      </header>
      {table ? (
        twin
      ) : (
        <div
          className="chart-stage"
          style={{ minHeight: height }}
          onPointerMove={(event) => setShown(nearest(points, event.clientX))}
          onPointerLeave={() => setShown(null)}
          onClick={() => shown && open?.(shown.row)}
          onFocus={(event) => setShown(pointed(event.target) ?? null)}
          onBlur={() => setShown(null)}
          onKeyDown={(event) => {
            const point = pointed(event.target);
            if (!point) return;
            const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
            const step = steps[event.key];
            if (step !== undefined) move(point, step);
            else if (event.key === 'Enter') open?.(point.row);
            else return;
            event.preventDefault();
          }}
        >
          <div ref={ref} />
          {shown && <PointTip point={shown} lines={describe(shown.row)} width={width} />}
        </div>
      )}
      <p className="quiet chart-foot">{foot}</p>
    </section>
  );
}

/** Beside the point, on the side that has room; the point's own name says the same to who does not see it. */
function PointTip({ point, lines, width }: { point: Point; lines: readonly string[]; width: number }) {
  const side = point.x > width / 2 ? { right: width - point.x + 12 } : { left: point.x + 12 };
  return (
    <div className="chart-tip" style={{ ...side, top: Math.max(0, point.y - 60) }} aria-hidden>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

function nearest(points: readonly Point[], clientX: number): Point | null {
  let best: Point | null = null;
  let least = Infinity;
  for (const point of points) {
    const { left, width } = point.element.getBoundingClientRect();
    const far = Math.abs(left + width / 2 - clientX);
    if (far < least) [best, least] = [point, far];
  }
  return best;
}
