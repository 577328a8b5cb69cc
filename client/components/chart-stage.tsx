import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Size } from '../charts/place.ts';
import { nearest, pointsOf, type Along, type Point } from './chart-points.ts';
import { useWidth } from './use-width.ts';

type Props = {
  summary: string;
  height: number;
  draw: (size: Size) => SVGSVGElement;
  describe: (row: number) => readonly string[];
  open?: (row: number) => void;
  along?: Along;
};

const ends = { Home: -Infinity, End: Infinity };
const steps: Record<Along, Record<string, number>> = {
  x: { ArrowRight: 1, ArrowLeft: -1, ...ends },
  y: { ArrowDown: 1, ArrowUp: -1, ...ends },
};

/** The drawing, as wide as its place; each point says what it is on hover and on focus, and opens if it can. */
export function ChartStage({ summary, height, draw, describe, open, along = 'x' }: Props) {
  const { ref, element: place, width } = useWidth();
  const points = useRef<readonly Point[]>([]);
  const [shown, setShown] = useState<Point | null>(null);
  // Not what opening does, which a screen may make anew each time: the drawing would be made again with it.
  const opens = open !== undefined;

  useLayoutEffect(() => {
    if (!place || width === 0) return;
    const drawing = draw({ width, height });
    drawing.setAttribute('role', 'group');
    drawing.setAttribute('aria-label', summary);
    place.replaceChildren(drawing);
    points.current = pointsOf(drawing, describe, opens, along);
  }, [place, width, height, draw, describe, summary, opens, along]);

  const pointed = (target: EventTarget) => points.current.find((point) => point.element === target);
  const onKeyDown = (event: KeyboardEvent) => {
    const from = pointed(event.target);
    const step = steps[along][event.key];
    if (!from) return;
    if (step !== undefined) {
      const last = points.current.length - 1;
      points.current[Math.max(0, Math.min(last, points.current.indexOf(from) + step))]?.focus(points.current);
    } else if (event.key === 'Enter') open?.(from.row);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="chart-stage"
      style={{ minHeight: height }}
      onPointerMove={(event) => setShown(nearest(points.current, event, along))}
      onPointerLeave={() => setShown(null)}
      onClick={() => shown && open?.(shown.row)}
      onFocus={(event) => setShown(pointed(event.target) ?? null)}
      onBlur={() => setShown(null)}
      onKeyDown={onKeyDown}
    >
      <div ref={ref} />
      {shown?.element.isConnected && <PointTip point={shown} lines={describe(shown.row)} width={width} />}
    </div>
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
