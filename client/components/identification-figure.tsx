import { useCallback, useMemo } from 'react';
import { identificationChart } from '../charts/identification.ts';
import type { Size } from '../charts/place.ts';
import { monthsStory, type Month } from '../identification.ts';
import { useWords } from '../language.ts';
import { targetText } from '../measure.ts';
import type { Definition } from '../definition.ts';
import { ChartFigure } from './chart-figure.tsx';
import { TableFrame } from './table-frame.tsx';

type Props = {
  months: readonly Month[];
  year: number;
  target: number | null;
  definition: Definition | undefined;
};

/** How many lines name their prescriber, month by month; with its table. */
export default function IdentificationFigure({ months: asked, year, target, definition }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { identification } = labels.declarations;
  // The rows come anew with each rendering; the drawing is only made again when they differ.
  const key = JSON.stringify(asked);
  const months = useMemo(() => JSON.parse(key) as Month[], [key]);
  const draw = useCallback(
    (size: Size) => identificationChart(months, target, size, words),
    [months, target, words],
  );
  const describe = useCallback(
    (index: number) => {
      const month = months[index];
      const share = month?.share ?? null;
      if (!month || share === null) return [];
      return [
        labels.pair(format.month(month.month), format.percent(share)),
        identification.ofLines(format.count(month.identified ?? 0), format.count(month.lines)),
      ];
    },
    [months, format, labels, identification],
  );
  const aimed = target === null || !definition ? null : targetText(target, definition, words);
  const story = monthsStory(months, year, aimed, words);
  if (!story) return null;
  return (
    <ChartFigure
      id="rpps"
      story={story}
      subtitle={identification.subtitle}
      source={labels.sources.phev ?? ''}
      height={230}
      draw={draw}
      describe={describe}
      twin={
        <TableFrame caption={story.title}>
          <thead>
            <tr>
              <th scope="col">{identification.month}</th>
              {[identification.rate, identification.identified, identification.lines].map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, share, identified, lines }) => (
              <tr key={month}>
                <th scope="row">{format.month(month)}</th>
                <td className="number">{share === null ? labels.noValue : format.percent(share, 2)}</td>
                <td className="number">{identified === null ? labels.noValue : format.count(identified)}</td>
                <td className="number">{format.count(lines)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      }
    />
  );
}
