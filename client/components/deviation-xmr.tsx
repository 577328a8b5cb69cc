import { useCallback, useMemo } from 'react';
import { xmr } from '#api/statistics/xmr.ts';
import type { Size } from '../charts/place.ts';
import { shownLimits, xmrChart, type Monthly } from '../charts/xmr.ts';
import type { NumberedEvent } from '../event-text.ts';
import { useWords } from '../language.ts';
import { xmrLines, xmrStory } from '../xmr-text.ts';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { XmrTable } from './deviation-xmr-table.tsx';

type Props = {
  /** Names the chart in the address. */
  id: string;
  /** What the months are of, as a title begins: « Part hors référentiel ». */
  name: string;
  /** A growth has no bounds; a share has. */
  growth?: boolean;
  source: string;
  /** Every month in order, also those of which nothing is known. */
  rows: readonly Monthly[];
  height: number;
  /** Those of its months, numbered. */
  events?: readonly NumberedEvent[];
};

/** A share or a growth month by month, with the limits that its own variation draws, and the months that stand out. */
export function XmrFigure({ id, name, growth = false, source, rows, height, events }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const text = labels.deviation.xmr;
  const chart = useMemo(() => xmr(rows.map(({ value }) => value)), [rows]);
  const draw = useCallback(
    (size: Size) => {
      if (chart === null) throw new Error('xmr figure: no limits');
      return xmrChart(rows, { chart, growth }, size, words, events);
    },
    [rows, chart, growth, words, events],
  );
  const describe = useCallback(
    (index: number) => (chart === null ? [] : xmrLines(rows, chart, index, words)),
    [rows, chart, words],
  );
  if (chart === null) return <ChartEmpty title={text.title(name)} parts={[text.empty]} />;
  const story = xmrStory(name, rows, chart, words);
  const { low, high, cut } = shownLimits(chart, growth);
  const limits = [
    labels.pair(text.mean, format.percent(chart.mean)),
    labels.pair(text.low, format.percent(low)),
    labels.pair(text.high, format.percent(high)),
  ];
  return (
    <ChartFigure
      id={id}
      story={story}
      subtitle={labels.series([
        text.subtitle,
        ...limits,
        ...(cut ? [growth ? text.cutGrowth : text.cutShare] : []),
        text.marks,
        ...(chart.trial ? [text.trial] : []),
      ])}
      source={source}
      height={height}
      draw={draw}
      describe={describe}
      {...(events && { events: { list: events } })}
      twin={<XmrTable caption={story.title} rows={rows} chart={chart} />}
    />
  );
}
