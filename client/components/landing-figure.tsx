import { useCallback } from 'react';
import { landingChart } from '../charts/landing.ts';
import type { Size } from '../charts/place.ts';
import type { Definition } from '../definition.ts';
import { sourceText } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { landingLines, landingStory, pointLines } from '../landing-text.ts';
import type { Landing, LandingMonth } from '../landing.ts';
import { ChartFigure } from './chart-figure.tsx';
import { LandingTable } from './landing-table.tsx';
import { usePlaceEvents } from './use-chart-events.ts';

type Props = {
  landing: Landing;
  months: readonly LandingMonth[];
  definition: Definition;
  finess: string | undefined;
};

/** Where the year lands, drawn and in sentences of the same figures. */
export function LandingFigure({ landing, months, definition, finess }: Props) {
  const words = useWords();
  const { labels } = words;
  const text = labels.landing;
  const { year, seen, points, limit } = landing;
  const before = points.some((point) => point.before !== null) ? String(year - 1) : null;
  const events = usePlaceEvents(finess, definition.indicator, `${year}-01-01`, `${year}-12-31`);
  const draw = useCallback(
    (size: Size) => landingChart(landing, definition, size, words, events),
    [landing, definition, words, events],
  );
  const describe = useCallback(
    (index: number) => pointLines(landing, index, definition, words),
    [landing, definition, words],
  );
  const story = landingStory(landing, definition, words);
  const after = story.summary.slice(story.title.length + 1).trim();
  return (
    <>
      <ChartFigure
        id="atterrissage"
        story={story}
        subtitle={labels.series([
          landing.kind === 'rate'
            ? text.rateSubtitle
            : text.subtitle(labels.whose.units[definition.numeratorUnit]),
          ...(seen < 12 ? [text.bandMark] : []),
          ...(limit ? [text.targetMark] : []),
          ...(before === null ? [] : [text.beforeMark(before)]),
          ...(points.some(({ provisional }) => provisional) ? [text.hatch] : []),
          ...(points.some(({ number, happened }) => number > seen && happened !== null)
            ? [text.happenedLine]
            : []),
        ])}
        source={sourceText(definition, words)}
        height={320}
        draw={draw}
        describe={describe}
        events={{ list: events }}
        twin={
          <LandingTable caption={story.title} landing={landing} months={months} definition={definition} />
        }
      />
      <div data-field="landing-lines">
        {[...(after === '' ? [] : [after]), ...landingLines(landing, definition, words)].map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}
