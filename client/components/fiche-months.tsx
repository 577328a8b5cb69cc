import { useMemo } from 'react';
import { xmr } from '#api/statistics/xmr.ts';
import { betweenKnown, lackingText, sourceText, type Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';
import type { Definition } from '../definition.ts';
import { causeText } from '../xmr-text.ts';
import { ChartEmpty } from './chart-empty.tsx';
import { XmrFigure } from './deviation-xmr.tsx';
import { useChartEvents } from './use-chart-events.ts';

type Props = {
  /** Single months of one establishment or region. */
  rows: readonly Figure[];
  definition: Definition;
  year: number;
};

/** The months of three years: whether one of them leaves what their own variation makes usual. It judges nothing. */
export default function FicheMonths({ rows, definition, year }: Props) {
  const words = useWords();
  const { labels } = words;
  const { months } = labels.results.fiche;
  const shown = useMemo(
    () =>
      betweenKnown(
        rows.flatMap(({ period_start, value }) => {
          const month = period_start?.slice(0, 7) ?? '';
          return `${year - 2}-01` <= month && month <= `${year}-12` ? [{ month, value }] : [];
        }),
      ),
    [rows, year],
  );
  const chart = useMemo(() => xmr(shown.map(({ value }) => value)), [shown]);
  const [first, last] = [shown[0]?.month, shown.at(-1)?.month];
  const events = useChartEvents(rows, definition.indicator, first && `${first}-01`, last && `${last}-31`);
  const missing = rows.find(({ value }) => value === null);
  if (shown.length === 0)
    return (
      <ChartEmpty
        title={labels.story.rollingNone(definition.short)}
        parts={[rows.length > 0 && missing ? lackingText(missing, words) : labels.rollingEmpty]}
      />
    );
  return (
    <>
      <XmrFigure
        id="variation"
        name={definition.short}
        rows={shown}
        growth={definition.kind === 'growth'}
        source={sourceText(definition, words)}
        height={300}
        events={events}
      />
      {chart && <p data-field="cause">{causeText(shown, chart, year, words)}</p>}
      <p className="quiet">{months.note}</p>
    </>
  );
}
