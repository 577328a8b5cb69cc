import type { Reading } from '../charts/funnel.ts';
import { cellsOf, nameOf, readingText, type Shown } from '../deviation-text.ts';
import { useWords } from '../language.ts';
import { TableFrame } from './table-frame.tsx';

type Props = { caption: string; rows: readonly Reading[]; shown: Shown };

/** The table twin of the funnel: everyone, also those that are not compared, in an order that ranks nobody. */
export function DeviationTable({ caption, rows, shown: { by, numerator } }: Props) {
  const words = useWords();
  const { deviation, offLabel } = words.labels;
  const group = deviation.groups[by];
  const numbers = ['n', 'observed', 'expected', 'ratio'] as const;
  const rest = ['peers', 'uncoded'] as const;
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{deviation.heads[by]}</th>
          {group !== '' && <th scope="col">{group}</th>}
          <th scope="col">{deviation.reading}</th>
          {numbers.map((part) => (
            <th key={part} scope="col" className="number">
              {part === 'observed' ? offLabel.numerators[numerator] : deviation[part]}
            </th>
          ))}
          {([95, 99.8] as const).map((level) => (
            <th key={level} scope="col" className="number">
              {deviation.limits(deviation.levels[level])}
            </th>
          ))}
          {rest.map((part) => (
            <th key={part} scope="col" className="number">
              {deviation[part]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const cells = cellsOf(row, words);
          const number = row.subject.masked === true ? 'number hatched' : 'number';
          return (
            <tr key={row.subject.key ?? ''}>
              <th scope="row">{nameOf(row.subject, by, words)}</th>
              {group !== '' && <td>{row.subject.group ?? ''}</td>}
              <td>{readingText(row, words)}</td>
              {numbers.map((part) => (
                <td key={part} className={number}>
                  {cells[part]}
                </td>
              ))}
              {([95, 99.8] as const).map((level) => (
                <td key={level} className={number}>
                  {cells.limits(level)}
                </td>
              ))}
              {rest.map((part) => (
                <td key={part} className={number}>
                  {cells[part]}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
