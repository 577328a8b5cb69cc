import { useCallback, useMemo } from 'react';
import type { Size } from '../charts/place.ts';
import { rollingChart } from '../charts/rolling.ts';
import {
  betweenKnown,
  figureLines,
  hatchText,
  lackingText,
  sourceText,
  type Figure,
} from '../figure-text.ts';
import { useWords } from '../language.ts';
import { endOf, rollingStory } from '../story.ts';
import { useViewContext } from '../view-context.tsx';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { FigureTable } from './figure-table.tsx';
import { useChartEvents } from './use-chart-events.ts';

type Props = {
  indicator: string | string[];
  rows: readonly Figure[];
  /** The year on screen: where it has no figure either, it says why. */
  yearly: Figure | undefined;
  height: number;
};

/** Twelve rolling months of one indicator; where its source is yearly, says so. */
export default function RollingFigure({ indicator, rows: answered, yearly, height }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { definitions, definition: selected } = useViewContext();
  const definition = definitions.find((one) => one.indicator === String(indicator)) ?? selected;
  const rows = useMemo(() => betweenKnown(answered), [answered]);
  const when = useCallback((row: Figure) => format.month(endOf(row)), [format]);
  const first = rows[0];
  const last = rows.at(-1);
  const events = useChartEvents(rows, definition.indicator, first && endOf(first), last && endOf(last));
  const draw = useCallback(
    (size: Size) => rollingChart(rows, definition, size, words, events),
    [rows, definition, words, events],
  );
  const describe = useCallback(
    (index: number) => {
      const row = rows[index];
      return row ? figureLines(row, definition, words, when(row)) : [];
    },
    [rows, definition, words, when],
  );
  const missing = answered[0] ?? (yearly?.value === null ? yearly : undefined);
  const story = rollingStory(rows, definition, words);
  if (rows.length === 0)
    return (
      <ChartEmpty title={story.title} parts={[missing ? lackingText(missing, words) : labels.rollingEmpty]} />
    );
  return (
    <ChartFigure
      id="mois"
      story={story}
      subtitle={labels.series([
        definition.kind === 'growth' ? labels.rollingSubtitle : labels.rollingRateSubtitle,
        ...hatchText(rows, words),
      ])}
      source={sourceText(definition, words)}
      height={height}
      draw={draw}
      describe={describe}
      events={{ list: events }}
      twin={
        <FigureTable
          caption={story.title}
          rows={rows}
          definition={definition}
          head={labels.period}
          name={when}
        />
      }
    />
  );
}
