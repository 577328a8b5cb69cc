import { useCallback, useMemo } from 'react';
import { funnelChart, type Deviator } from '../charts/funnel.ts';
import type { Size } from '../charts/place.ts';
import { chanceText, deviationLines, deviationStory, judgedOf, type Shown } from '../deviation-text.ts';
import { useWords } from '../language.ts';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { DeviationTable } from './deviation-table.tsx';

type Props = {
  shown: Shown;
  /** Whose year it is. */
  scope: string;
  rows: readonly Deviator[];
  subject: string | null;
  height: number;
  open: ((key: string) => void) | undefined;
};

/** The funnel, its table, and how many flags chance alone would make. */
export function DeviationFigure({ shown: { by, numerator }, scope, rows, subject, height, open }: Props) {
  const words = useWords();
  const { labels } = words;
  const { deviation: text } = labels;
  const deviation = useMemo(() => judgedOf(rows), [rows]);
  const { judged } = deviation;
  const shown = useMemo(() => ({ by, numerator }), [by, numerator]);
  const story = deviationStory(deviation, shown, words);
  const note = `${text.counted[numerator]} ${text.note}`;
  const draw = useCallback(
    (size: Size) => funnelChart(judged, { subject, deviation }, size, words),
    [judged, subject, deviation, words],
  );
  const describe = useCallback(
    (index: number) => {
      const row = judged[index];
      return row ? deviationLines(row, shown, words) : [];
    },
    [judged, shown, words],
  );
  const opened = useMemo(
    () =>
      open &&
      ((index: number) => {
        const key = judged[index]?.subject.key;
        if (key !== null && key !== undefined) open(key);
      }),
    [open, judged],
  );
  if (rows.length === 0) return <ChartEmpty title={story.title} parts={[text.empty]} />;
  // A frame without a point says nothing: why nobody is compared does.
  if (deviation.compared === 0) return <ChartEmpty title={story.title} parts={[text.chanceNone, note]} />;
  return (
    <>
      <ChartFigure
        id={`ecart-${by}`}
        story={story}
        subtitle={labels.series([
          scope,
          text.subtitle,
          text.marks,
          ...(subject === null ? [] : [text.markSubject]),
        ])}
        source={labels.sources.les ?? ''}
        height={height}
        draw={draw}
        describe={describe}
        {...(opened && { open: opened })}
        twin={<DeviationTable caption={story.title} rows={judged} shown={shown} />}
      />
      {chanceText(deviation, words).map((line) => (
        <p key={line} className="quiet" data-field="chance">
          {line}
        </p>
      ))}
      <p className="quiet">{note}</p>
    </>
  );
}
