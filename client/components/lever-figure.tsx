import { useCallback, useMemo } from 'react';
import { dumbbellChart, heightFor } from '../charts/dumbbell.ts';
import type { Size } from '../charts/place.ts';
import type { Definition } from '../definition.ts';
import { sourceText } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { drawnEffects, placeOf, type Effect, type Target } from '../lever-effects.ts';
import { eurosBeside, leverName, leversStory, savedText } from '../lever-text.ts';
import { leverColumns } from '../table/levers.ts';
import { useChoice } from '../choice.ts';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { ColumnTable } from './column-table.tsx';
import { useWidth } from './use-width.ts';

type Props = {
  definition: Definition;
  year: number;
  asIs: Effect;
  effects: readonly Effect[];
  target: Target | undefined;
};

/** The indicator before and after each lever, alone and together. */
export function LeverFigure({ definition, year, asIs, effects, target }: Props) {
  const words = useWords();
  const { labels } = words;
  const { levers } = labels;
  const { choice } = useChoice();
  const { ref, width } = useWidth();
  const drawn = useMemo(
    () =>
      drawnEffects(effects, (effect) => placeOf(leverName(effect, words), effect, asIs, target, definition)),
    [effects, asIs, target, definition, words],
  );
  const columns = useMemo(
    () => leverColumns({ definition, levers: choice.levers, target, asIs }, words),
    [definition, choice.levers, target, asIs, words],
  );
  const draw = useCallback(
    (size: Size) =>
      dumbbellChart(
        drawn.map(({ place }) => place),
        eurosBeside(
          drawn.map(({ effect }) => effect),
          asIs,
          words,
        ),
        definition,
        size,
        words,
      ),
    [drawn, asIs, definition, words],
  );
  const describe = useCallback(
    (index: number) => {
      const effect = drawn[index]?.effect;
      return effect ? columns.map((column) => labels.pair(column.label, column.text(effect))) : [];
    },
    [drawn, columns, labels],
  );
  const story = leversStory(asIs, effects, target, { definition, year }, words);
  const saved = savedText(effects, words);
  if (drawn.length === 0) return <ChartEmpty title={story.title} parts={[levers.ask]} />;
  return (
    <div ref={ref}>
      <ChartFigure
        id="leviers"
        story={story}
        subtitle={labels.series([
          levers.subtitle(labels.units.axis[definition.displayUnit]),
          ...(target ? [levers.targetMark] : []),
          levers.beside,
        ])}
        source={sourceText(definition, words)}
        height={heightFor(drawn.length, width)}
        draw={draw}
        describe={describe}
        along="y"
        twin={
          <ColumnTable
            caption={story.title}
            lines={effects}
            columns={columns}
            keyOf={({ lever, key }) => `${lever} ${key}`}
            file={levers.file(year)}
            marks={({ lever }) => ({ 'data-lever': lever ?? undefined })}
          />
        }
      />
      {saved && <p>{saved}</p>}
    </div>
  );
}
