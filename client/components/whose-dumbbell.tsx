import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { cutOf, dumbbellChart, heightFor } from '../charts/dumbbell.ts';
import type { Size } from '../charts/place.ts';
import { paths, useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { sourceText } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { dumbbellStory, ownStory, placeLines, weightsBeside } from '../whose-text.ts';
import { paretoOf, type Place } from '../whose.ts';
import { whoseLines } from '../table/whose.ts';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { useWidth } from './use-width.ts';
import { WhoseTable } from './whose-table.tsx';

type Props = {
  places: readonly Place[];
  definition: Definition;
  year: number;
  /** The establishment of who may name one alone: the places are it and its region. */
  own: Place | undefined;
};

const few = 25;

/** Every establishment from one year to the next; one opens its own gap. */
export function WhoseDumbbell({ places, definition, year, own }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { whose } = labels;
  const { link } = useChoice();
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const { ref, width } = useWidth();
  const asked = useMemo(() => ({ year, definition }), [year, definition]);
  const shown = useMemo(() => (all ? places : places.slice(0, few)), [all, places]);
  const draw = useCallback(
    (size: Size) => dumbbellChart(shown, weightsBeside(shown, definition, words), definition, size, words),
    [shown, definition, words],
  );
  const describe = useCallback(
    (index: number) => {
      const place = shown[index];
      return place ? placeLines(place, asked, words) : [];
    },
    [shown, asked, words],
  );
  const open = useCallback(
    (index: number) => {
      const finess = shown[index]?.establishment ?? undefined;
      if (finess !== undefined) void navigate(link(paths.gap, { establishment: finess }));
    },
    [shown, navigate, link],
  );
  const story = own ? ownStory(own, asked, words) : dumbbellStory(places, asked, words);
  if (places.length === 0) return <ChartEmpty title={story.title} parts={[labels.rankingEmpty]} />;
  const cut = cutOf(shown);
  const some = (has: (place: Place) => boolean) => places.some(has);
  const weighed = some(({ contribution }) => contribution !== null);
  const marked = {
    before: some(({ before }) => before !== null),
    target: some(({ target }) => target !== null),
  };
  return (
    <div ref={ref}>
      <ChartFigure
        id="periodes"
        story={story}
        subtitle={labels.series([
          `${labels.units.axis[definition.displayUnit]}, ${whose.subtitle(String(year - 1), String(year), marked)}`,
          ...(some(({ verdict }) => verdict === 'atteint' || verdict === 'non atteint') ? [whose.marks] : []),
          ...(weighed ? [`${whose.weight(whose.units[definition.numeratorUnit])}, ${whose.order}`] : []),
          ...(shown.length < places.length
            ? [whose.first(format.count(shown.length), format.count(places.length))]
            : []),
          ...(cut > 0 ? [whose.cut(format.count(cut), format.many(cut))] : []),
        ])}
        source={sourceText(definition, words)}
        height={heightFor(shown.length, width)}
        draw={draw}
        describe={describe}
        {...(!own && { open })}
        along="y"
        twin={
          <WhoseTable
            caption={story.title}
            lines={whoseLines(places, paretoOf(places))}
            definition={definition}
            year={year}
          />
        }
      />
      {places.length > few && (
        <button type="button" className="plain" onClick={() => setAll(!all)}>
          {all ? whose.showFirst(format.count(few)) : whose.showAll(format.count(places.length))}
        </button>
      )}
    </div>
  );
}
