import { useWords } from '../language.ts';
import { barOf, offLabelShare, situationSentence } from '../release-story.ts';
import { bySituation } from '../table/release-order.ts';
import { contractText, countColumns, type Released } from '../table/release.ts';
import { maskedCells } from '../table/column.ts';
import { Glossed } from './glossed.tsx';
import { TableFrame } from './table-frame.tsx';

type Props = { rows: readonly Released[]; place: string; when: string };

/** One place and period by situation: what it is about in a sentence, then a bar and its figures for each. */
export function SituationSummary({ rows, place, when }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const sorted = rows.toSorted(bySituation);
  const columns = countColumns<Released>(words);
  const title = situationSentence(rows, place, when, words);
  const masked = maskedCells(sorted, columns);
  return (
    <section className="chart-figure situation-summary" aria-labelledby="situations-title">
      <h2 id="situations-title">
        <Glossed text={title} terms={['offLabel']} />
      </h2>
      {offLabelShare(rows).low !== null && <p className="quiet">{labels.detail.offLabelNote}</p>}
      {sorted.length > 0 && (
        <>
          <TableFrame caption={title}>
            <thead>
              <tr>
                <th scope="col">
                  <Glossed text={labels.detail.situation} terms={['situation']} />
                </th>
                <th scope="col" className="bar-head">
                  {labels.detail.amount}
                </th>
                {columns.toReversed().map(({ id, label }) => (
                  <th key={id} scope="col" className="number">
                    {id === 'montant' ? labels.detail.euros : label}
                  </th>
                ))}
                <th scope="col">
                  <Glossed text={labels.detail.contract} terms={['contractSituation']} />
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <tr key={row.situation}>
                  <th scope="row">{labels.situations[row.situation ?? ''] ?? row.situation}</th>
                  <td className="bar-cell">
                    <Bar share={barOf(row, sorted)} />
                  </td>
                  {columns.toReversed().map((column) => (
                    <td
                      key={column.id}
                      className={column.masked?.(row) === true ? 'number hatched' : 'number'}
                    >
                      {column.text(row)}
                    </td>
                  ))}
                  <td>{contractText(row.situation)}</td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
          <p className="quiet">
            <Glossed
              text={labels.maskedCount(format.count(masked), format.many(masked))}
              terms={['masked']}
            />
          </p>
        </>
      )}
    </section>
  );
}

/** Decoration: the figure stands beside it. */
function Bar({ share }: { share: number | null }) {
  return (
    <svg className="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
      {share === null ? (
        <rect className="bar-masked" width={100} height={12} />
      ) : (
        <rect className="bar-known" width={Math.max(share * 100, share > 0 ? 0.5 : 0)} height={12} />
      )}
    </svg>
  );
}
