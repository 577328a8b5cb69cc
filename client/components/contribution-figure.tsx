import { useCallback, useMemo } from 'react';
import type { Solidity } from '#api/statistics/solidity.ts';
import { amountTicks } from '../charts/axis.ts';
import { contributionChart } from '../charts/contribution.ts';
import type { Size } from '../charts/place.ts';
import type { Definition } from '../definition.ts';
import { sourceText } from '../figure-text.ts';
import { meanOf, type GapMonth } from '../gap-months.ts';
import { asGap, exactShare, solidityStory } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { shareText } from '../measure.ts';
import { ChartFigure } from './chart-figure.tsx';
import { TableFrame } from './table-frame.tsx';
import { usePlaceEvents } from './use-chart-events.ts';

type Props = {
  solidity: Solidity;
  months: readonly GapMonth[];
  definition: Definition;
  finess: string | undefined;
  height: number;
};

/** What each month adds to the gap, and the interval of their mean: the gap is solid where it leaves nought out. */
export default function ContributionFigure({ solidity, months, definition, finess, height }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { real } = labels.gapExplained;
  const story = solidityStory(solidity, definition, words);
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  const events = usePlaceEvents(finess, definition.indicator, first && `${first}-01`, last && `${last}-31`);
  const mean = useMemo(() => meanOf(solidity, definition), [solidity, definition]);
  const draw = useCallback(
    (size: Size) =>
      contributionChart(
        months,
        mean,
        {
          favourable: definition.direction,
          month: (month) => format.monthShort(`${month}-01`),
          tick: amountTicks(words, definition.numeratorUnit === 'euro'),
          mean: real.mean,
          events,
        },
        size,
      ),
    [months, mean, definition, events, words, format, real],
  );
  const describe = useCallback(
    (index: number) => {
      const one = months[index];
      if (!one)
        return [
          solidityStory(solidity, definition, words).title,
          real.perMonth(shareText(mean.value, definition, words)),
        ];
      const said = one.value === null ? real.unknownMonth : exactShare(one.value, definition, words);
      return [labels.pair(format.month(`${one.month}-01`), said)];
    },
    [months, mean, solidity, definition, words, labels, format, real],
  );
  const exact = (value: number | null) =>
    value === null ? real.unknownMonth : exactShare(value, definition, words);
  return (
    <ChartFigure
      id="apports"
      story={story}
      subtitle={labels.series([
        real.subtitle(definition.numeratorUnit === 'euro' ? real.unit.euro : real.unit.other),
        real.marks,
      ])}
      source={sourceText(definition, words)}
      height={height}
      draw={draw}
      describe={describe}
      events={{ list: events }}
      twin={
        <TableFrame caption={story.title}>
          <thead>
            <tr>
              <th scope="col">{real.month}</th>
              <th scope="col" className="number">
                {real.contribution}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, value }) => (
              <tr key={month}>
                <th scope="row">{format.month(`${month}-01`)}</th>
                <td className="number">{exact(value)}</td>
              </tr>
            ))}
            {(
              [
                [real.whole, solidity.contribution],
                [real.low, definition.direction === 'higher' ? solidity.high : solidity.low],
                [real.high, definition.direction === 'higher' ? solidity.low : solidity.high],
              ] as const
            ).map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{exact(asGap(value, definition))}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      }
    />
  );
}
