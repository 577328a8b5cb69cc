import { memo } from 'react';
import { Link } from 'react-router';
import { useWords } from '../language.ts';
import { tallyOfLine, type MatrixColumn, type MatrixLine } from '../table/matrix.ts';
import { MatrixCell, type ShownCell } from './matrix-cell.tsx';

type Props = {
  index: number;
  line: MatrixLine;
  columns: readonly MatrixColumn[];
  cell: (line: MatrixLine, column: MatrixColumn) => ShownCell;
  to: string;
  /** The column that the keyboard reaches, −1 for the name, where it stands in this line. */
  reachable: number | undefined;
};

/** An establishment: its name opens its year; then one cell per engagement. */
export const MatrixLineRow = memo(function MatrixLineRow(props: Props) {
  const { index, line, columns, cell, to, reachable } = props;
  const { labels, format } = useWords();
  const { matrix } = labels;
  const { met, judged } = tallyOfLine(line, columns);
  const tally =
    judged === 0
      ? matrix.noneJudged
      : matrix.tally(format.count(met), format.count(judged), format.many(met));
  return (
    <tr aria-rowindex={index + 3}>
      <th scope="row" aria-colindex={1}>
        <Link
          to={to}
          title={`${line.name} (${line.category}), ${tally}`}
          tabIndex={reachable === -1 ? 0 : -1}
          data-at={`${index}:-1`}
        >
          <span className="matrix-who">{line.name}</span>
          <span className="quiet matrix-kind">{line.category}</span>
          <span className="matrix-count" aria-hidden>
            {judged === 0 ? '–' : `${format.count(met)}/${format.count(judged)}`}
          </span>
          <span className="visually-hidden">{tally}</span>
        </Link>
      </th>
      {columns.map((column, i) => (
        <MatrixCell
          key={column.engagement}
          row={index}
          column={i}
          cell={cell(line, column)}
          reachable={reachable === i}
        />
      ))}
    </tr>
  );
});
