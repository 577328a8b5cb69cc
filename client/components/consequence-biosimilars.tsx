import { termEuros, type Consequence } from '../consequences.ts';
import { reasonText } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { ConsequenceSource } from './consequence-source.tsx';
import { TableFrame } from './table-frame.tsx';

/** The grant on biosimilars dispensed in town: V × R × t, each term in its column; R as published for the year. */
export function ConsequenceBiosimilars({ rows }: { rows: readonly Consequence[] }) {
  const { labels } = useWords();
  const { consequences } = labels.results;
  const { volume, rate, uptake, amount } = consequences.biosimilarTerms;
  const [first] = rows;
  return (
    <section aria-labelledby="biosimilars-title" data-section="biosimilar">
      <h3 id="biosimilars-title">{consequences.biosimilars}</h3>
      <p>
        <strong className="mark">{consequences.simulation}</strong>
      </p>
      <TableFrame caption={consequences.biosimilars}>
        <thead>
          <tr>
            <th scope="col">{consequences.group}</th>
            {[volume, rate, uptake, amount].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
            <th scope="col">{labels.note}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Group key={row.item} row={row} />
          ))}
        </tbody>
      </TableFrame>
      {first?.text_fr && <p className="quiet">{first.text_fr}</p>}
      {first && <ConsequenceSource row={first} />}
    </section>
  );
}

function Group({ row }: { row: Consequence }) {
  const words = useWords();
  const { labels, format, language } = words;
  const { results } = labels;
  const { base, rate, factor, amount } = row;
  // What R lacks is said in its own cell.
  const others = (row.reason ?? '').split(' ').filter((code) => code !== 'term_absent' || rate !== null);
  return (
    <tr data-item={row.item}>
      <th scope="row">{row[`title_${language}`]}</th>
      <td className="number">{base === null ? labels.noValue : format.count(base)}</td>
      <td className="number" data-field="rate">
        {rate === null ? <span className="to-complete">{results.toComplete}</span> : termEuros(rate, format)}
      </td>
      <td className="number">{factor === null ? labels.noValue : format.percent(factor, 2)}</td>
      <td className="number strong" data-field="amount">
        {amount === null ? labels.noValue : termEuros(amount, format)}
      </td>
      <td className="quiet wide-text">
        {[
          rate === null ? results.consequences.rateMissing : '',
          reasonText({ reason: others.join(' ') }, words),
        ]
          .filter(Boolean)
          .join(' · ')}
      </td>
    </tr>
  );
}
