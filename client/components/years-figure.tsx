import { useCallback, useMemo } from 'react';
import { yearsChart, type Series } from '../charts/years.ts';
import type { Size } from '../charts/place.ts';
import type { Definition } from '../definition.ts';
import { figureLines, hatchText, lackingText, sourceText, yearOf } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { yearsStory } from '../story.ts';
import { useViewContext } from '../view-context.tsx';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { FigureTable } from './figure-table.tsx';
import { useChartEvents } from './use-chart-events.ts';

type Props = { id: string; series: readonly Series[]; definition: Definition; height: number };

/** Calendar years of one indicator: the first series is the subject, judged year by year. */
export default function YearsFigure({ id, series, definition, height }: Props) {
  const words = useWords();
  const { labels } = words;
  const { year } = useViewContext();
  // The rows come anew with each rendering; the drawing is only made again when they differ.
  const key = JSON.stringify(series);
  const stable = useMemo(() => JSON.parse(key) as Series[], [key]);
  const rows = stable[0]?.rows ?? [];
  const at = (level: string) =>
    stable
      .slice(1)
      .flatMap((one) => one.rows)
      .find((row) => row.level === level && yearOf(row) === year);
  const story = yearsStory(rows, year, definition, words, { region: at('region'), category: at('category') });
  const years = stable.flatMap((one) => one.rows.map(yearOf));
  const [from, to] = [`${Math.min(...years)}-01-01`, `${Math.max(...years)}-12-31`];
  const events = useChartEvents(rows, definition.indicator, from, to);
  const draw = useCallback(
    (size: Size) => yearsChart(stable, definition, size, words, events),
    [stable, definition, words, events],
  );
  const describe = useCallback(
    (index: number) => {
      const row = stable[0]?.rows[index];
      return row ? figureLines(row, definition, words, String(yearOf(row))) : [];
    },
    [stable, definition, words],
  );
  const known = new Set(stable.flatMap((one) => one.rows.filter((row) => row.value !== null).map(yearOf)));
  if (known.size < 2) {
    const figure = rows.find((row) => row.value === null);
    const lacking = figure ? lackingText(figure, words) : labels.wouldFill(labels.lacking.not_covered ?? '');
    const parts = known.size === 0 ? [lacking] : [labels.oneYear, labels.wouldFill(labels.anotherYear)];
    return <ChartEmpty title={story.title} parts={parts} />;
  }
  return (
    <ChartFigure
      id={id}
      story={story}
      subtitle={labels.series([
        `${labels.yearly}, ${labels.units.axis[definition.displayUnit]}`,
        ...hatchText(rows, words),
      ])}
      source={sourceText(definition, words)}
      height={height}
      draw={draw}
      describe={describe}
      events={{ list: events, closed: true }}
      twin={
        <FigureTable
          caption={story.title}
          rows={stable.flatMap((one) => one.rows.map((row) => ({ ...row, series: one.name })))}
          definition={definition}
          head={labels.period}
          name={(row) => (stable.length > 1 ? `${yearOf(row)} · ${row.series}` : String(yearOf(row)))}
        />
      }
    />
  );
}
