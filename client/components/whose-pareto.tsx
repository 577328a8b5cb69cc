import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { paretoChart } from '../charts/pareto.ts';
import type { Size } from '../charts/place.ts';
import { paths, useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { sourceText } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { whoseLines } from '../table/whose.ts';
import { paretoStory, placeLines } from '../whose-text.ts';
import { paretoOf, type Place } from '../whose.ts';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { WhoseTable } from './whose-table.tsx';

type Props = { places: readonly Place[]; definition: Definition; year: number };

/** How few establishments make most of the unfavourable gap. */
export function WhosePareto({ places, definition, year }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { whose } = labels;
  const { link } = useChoice();
  const navigate = useNavigate();
  const asked = useMemo(() => ({ year, definition }), [year, definition]);
  const pareto = useMemo(() => paretoOf(places), [places]);
  const { weighed } = pareto;
  const draw = useCallback(
    (size: Size) => paretoChart(pareto, definition, size, words),
    [pareto, definition, words],
  );
  const describe = useCallback(
    (index: number) => {
      const one = weighed[index];
      if (!one) return [];
      return [
        ...placeLines(one, asked, words),
        labels.pair(whose.cumulated, format.percent(one.cumulated, 1)),
      ];
    },
    [weighed, asked, words, labels, whose, format],
  );
  const open = useCallback(
    (index: number) => {
      const finess = weighed[index]?.establishment ?? undefined;
      if (finess !== undefined) void navigate(link(paths.gap, { establishment: finess }));
    },
    [weighed, navigate, link],
  );
  const story = paretoStory(pareto, places, asked, words);
  const rest = story.summary.slice(story.title.length + 1).trim();
  if (weighed.length === 0)
    return (
      <ChartEmpty
        title={story.title}
        parts={
          places.some(({ contribution }) => contribution !== null) ? [] : [whose.noShareWhy(definition.kind)]
        }
      />
    );
  return (
    <>
      <ChartFigure
        id="pareto"
        story={story}
        subtitle={whose.paretoSubtitle(whose.units[definition.numeratorUnit])}
        source={sourceText(definition, words)}
        height={280}
        draw={draw}
        describe={describe}
        open={open}
        twin={
          <WhoseTable
            caption={story.title}
            lines={whoseLines(weighed, pareto)}
            definition={definition}
            year={year}
          />
        }
      />
      {rest !== '' && (
        <p className="quiet" data-field="offset">
          {rest}
        </p>
      )}
    </>
  );
}
