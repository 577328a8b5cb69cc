import { useId, useRef, type ReactNode } from 'react';
import type { Size } from '../charts/place.ts';
import { eventsFoot, type NumberedEvent } from '../event-text.ts';
import { useWords } from '../language.ts';
import type { Story } from '../story.ts';
import { useViewContext } from '../view-context.tsx';
import type { Along } from './chart-points.ts';
import { ChartStage } from './chart-stage.tsx';
import { ChartTools } from './chart-tools.tsx';
import { EventList } from './event-list.tsx';
import { useTwins } from './twins.ts';

type Props = {
  /** Names the chart in the address, for its table twin, and in exported files. */
  id: string;
  story: Story;
  subtitle: string;
  source: string;
  height: number;
  draw: (size: Size) => SVGSVGElement;
  /** All that is known of a row, line by line. */
  describe: (row: number) => readonly string[];
  open?: (row: number) => void;
  /** `y`: rows are read from top to bottom. */
  along?: Along;
  twin: ReactNode;
  /** Those that `draw` numbers; `closed`: the list opens on demand. */
  events?: { readonly list: readonly NumberedEvent[]; readonly closed?: boolean };
};

/** A chart in its place: what it says, its drawing or its table twin, where it comes from, and its exports. */
export function ChartFigure({ id, story, subtitle, source, twin, events, ...stage }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { publication } = useViewContext();
  const { isTable } = useTwins();
  const titleId = useId();
  const frame = useRef<HTMLElement>(null);
  const table = isTable(id);
  const { data_through } = publication;
  const foot = [
    labels.pair(labels.source, source),
    ...(data_through === null ? [] : [labels.through(format.day(data_through))]),
    ...(publication.synthetic ? [labels.fictitious] : []),
  ].join(' · ');
  return (
    <section className="chart-figure" aria-labelledby={titleId} data-chart={id} ref={frame}>
      <header className="chart-head">
        <h3 id={titleId}>{story.title}</h3>
        <p className="quiet">{subtitle}</p>
      </header>
      <div className="chart-body">
        {table ? twin : <ChartStage summary={story.summary} {...stage} />}
        {events && <EventList events={events.list} closed={events.closed ?? false} />}
      </div>
      <footer className="chart-foot">
        <p className="quiet">{foot}</p>
        <ChartTools
          id={id}
          drawing={() => frame.current?.querySelector<SVGSVGElement>('svg.chart') ?? undefined}
          caption={{
            notice: publication.synthetic ? labels.fictitious : undefined,
            title: story.title,
            subtitle,
            foot: [...eventsFoot(events?.list ?? [], words), foot].join(' · '),
          }}
        />
      </footer>
    </section>
  );
}
