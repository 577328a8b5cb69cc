import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { SummaryRow } from '../table/by-volet.ts';
import { TableFrame } from './table-frame.tsx';

type Props = { caption: string; rows: readonly SummaryRow[] };

/** The table twin: every result of a volet, those that are not judged too. */
export function ByVoletTable({ caption, rows }: Props) {
  const { labels, format, language } = useWords();
  const { verdicts, matrix } = labels;
  const { link } = useChoice();
  const columns: [string, (row: SummaryRow) => number | null][] = [
    [verdicts.atteint, (row) => row.met],
    [verdicts.partiel, (row) => row.partial],
    [verdicts['non atteint'], (row) => row.missed],
    [verdicts['non évaluable'], (row) => row.not_assessable],
    [verdicts['sans objet'], (row) => row.not_concerned],
    [verdicts['sans cible'], (row) => row.without_target],
    [verdicts.masqué, (row) => row.masked],
  ];
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{matrix.volet}</th>
          {columns.map(([label]) => (
            <th key={label} scope="col" className="number">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const title = row.volet === null ? matrix.allVolets : (row[`volet_${language}`] ?? row.volet);
          return (
            <tr key={row.volet}>
              <th scope="row">
                <Link to={link(paths.matrix, { volet: row.volet ?? undefined })}>{title}</Link>
              </th>
              {columns.map(([label, count]) => (
                <td key={label} className="number">
                  {format.count(count(row) ?? 0)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
