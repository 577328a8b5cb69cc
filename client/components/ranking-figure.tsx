import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { outOfFrame, rankingChart } from '../charts/ranking.ts';
import type { Size } from '../charts/place.ts';
import { paths, useChoice } from '../choice.ts';
import { figureLines, lackingText, sourceText } from '../figure-text.ts';
import { useWords } from '../language.ts';
import type { Answered } from '../question.ts';
import { rankingStory } from '../story.ts';
import { measureOf, unfavourableFirst } from '../table/gap-order.ts';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { FigureTable } from './figure-table.tsx';
import { useAsked } from './use-asked.ts';

type Props = { answer: Answered<'target-gap'>; height: number };

/** Establishments by their gap; a bar opens its establishment. */
export default function RankingFigure({ answer, height }: Props) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const navigate = useNavigate();
  const { definition, year } = useAsked(answer.asked);
  const rows = useMemo(() => {
    const own = answer.rows.filter((row) => row.level === 'establishment');
    return unfavourableFirst(own, definition).filter((row) => row[measureOf(own)] !== null);
  }, [answer.rows, definition]);
  const draw = useCallback(
    (size: Size) => rankingChart(rows, definition, size, words),
    [rows, definition, words],
  );
  const describe = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return [];
      return [row.name ?? row.establishment ?? '', ...figureLines(row, definition, words, String(year))];
    },
    [rows, definition, words, year],
  );
  const open = useCallback(
    (index: number) => {
      const finess = rows[index]?.establishment ?? undefined;
      if (finess !== undefined) void navigate(link(paths.establishment, { establishment: finess }));
    },
    [rows, navigate, link],
  );
  const story = rankingStory(rows, year, definition, words);
  const region = answer.rows.find((row) => row.level === 'region');
  if (rows.length === 0)
    return (
      <ChartEmpty title={story.title} parts={[region ? lackingText(region, words) : labels.rankingEmpty]} />
    );
  const outside = outOfFrame(rows);
  const subtitle = measureOf(rows) === 'gap' ? labels.rankingSubtitle : labels.rankingValueSubtitle;
  return (
    <ChartFigure
      id="classement"
      story={story}
      subtitle={labels.series(
        outside > 0 ? [subtitle, labels.clipped(words.format.count(outside))] : [subtitle],
      )}
      source={sourceText(definition, words)}
      height={height}
      draw={draw}
      describe={describe}
      open={open}
      twin={
        <FigureTable
          caption={story.title}
          rows={rows}
          definition={definition}
          head={labels.name}
          name={(row) => row.name ?? row.establishment ?? ''}
        />
      }
    />
  );
}
