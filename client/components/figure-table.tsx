import { termsOf, type Definition } from '../definition.ts';
import { figureText, reasonText, verdictOf, withheld, type Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { amountText } from '../measure.ts';
import { TableFrame } from './table-frame.tsx';
import { Verdict } from './verdict.tsx';

type Props<F extends Figure> = {
  caption: string;
  rows: readonly F[];
  definition: Definition;
  head: string;
  name: (row: F) => string;
};

/** The table twin of a chart: the same figures, in full. */
export function FigureTable<F extends Figure>({ caption, rows, definition, head, name }: Props<F>) {
  const words = useWords();
  const { labels } = words;
  const terms = termsOf(definition);
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="number">
            {labels.value}
          </th>
          <th scope="col" className="number">
            {labels.target}
          </th>
          <th scope="col" className="number">
            {labels.gap}
          </th>
          <th scope="col">{labels.verdict}</th>
          {terms.map((term) => (
            <th key={term} scope="col" className="number">
              {labels[term]}
            </th>
          ))}
          <th scope="col">{labels.note}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const text = figureText(row, definition, words, 'table');
          return (
            <tr key={`${row.establishment}${row.level}${row.period_start}`}>
              <th scope="row">{name(row)}</th>
              <td className={row.status === 'masked' ? 'number hatched' : 'number'}>{text.value}</td>
              <td className="number">{text.target ?? labels.noTarget}</td>
              <td className={row.status === 'masked' ? 'number hatched' : 'number'}>
                {row.status === 'masked' ? labels.masked : (text.gap ?? '')}
              </td>
              <td>
                <Verdict verdict={verdictOf(row)} />
              </td>
              {terms.map((term) => (
                <td key={term} className={withheld(row) ? 'number hatched' : 'number'}>
                  {withheld(row) ? labels.masked : amountText(row[term], definition, words)}
                </td>
              ))}
              <td className="quiet">{reasonText(row, words)}</td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
