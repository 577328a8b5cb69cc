import { useChoice } from '../choice.ts';
import { enteredRate, rateBounds, termEuros, withRate, type Consequence } from '../consequences.ts';
import { reasonText } from '../figure-text.ts';
import { sentence } from '../format.ts';
import { useWords } from '../language.ts';
import { ConsequenceRate } from './consequence-rate.tsx';
import { ConsequenceSource } from './consequence-source.tsx';

/** Gain-sharing of the second CAQES, as a simulation: savings of each engagement times a rate that the reader enters. */
export function ConsequenceSavings({ rows }: { rows: readonly Consequence[] }) {
  const { labels } = useWords();
  const { consequences } = labels.results;
  const [first] = rows;
  return (
    <section aria-labelledby="savings-title" data-section="gainsharing">
      <h3 id="savings-title">{consequences.gainsharing}</h3>
      <p>
        <strong className="mark">{consequences.simulation}</strong>
      </p>
      <p className="quiet">{consequences.gainsharingNote}</p>
      <div className="savings">
        {rows.map((row) => (
          <Savings key={row.item} row={row} />
        ))}
      </div>
      {first && <ConsequenceSource row={first} />}
    </section>
  );
}

function Savings({ row }: { row: Consequence }) {
  const { labels, format, language } = useWords();
  const { choice, change } = useChoice();
  const { consequences } = labels.results;
  const { base, rate, amount, item } = row;
  const title = row[`title_${language}`] ?? '';
  if (base === null || rate === null || amount === null || base <= 0)
    return (
      <article className="saving" data-item={item}>
        <h4>{title}</h4>
        <p data-field="terms">
          <None row={row} />
        </p>
      </article>
    );
  const enter = (percent: number) =>
    change({ rates: withRate(choice.rates ?? [], item ?? '', percent) }, true);
  return (
    <article className="saving" data-item={item}>
      <h4>{title}</h4>
      <ConsequenceRate
        label={consequences.rateOf(title)}
        rate={enteredRate(choice.rates ?? [], item ?? '') ?? rateBounds.low}
        bounds={rateBounds}
        enter={enter}
      />
      <p className="formula" data-field="terms">
        <span data-caption={consequences.savings}>{termEuros(base, format)}</span>{' '}
        <span className="formula-sign">×</span> <span>{format.percent(rate, 0)}</span>{' '}
        <span className="formula-sign">=</span>{' '}
        <span className="formula-result" data-field="amount">
          {termEuros(amount, format)}
        </span>
      </p>
      {row.amount_high !== null && row.rate_high !== null && row.rate_high > rate && (
        <p className="quiet">
          {consequences.atHigh(format.percent(row.rate_high, 0), termEuros(row.amount_high, format))}
        </p>
      )}
    </article>
  );
}

/** Why there is nothing to share: spending rose, or a term is not known, or the volet is not signed. */
function None({ row }: { row: Consequence }) {
  const words = useWords();
  const { labels, format } = words;
  const { consequences } = labels.results;
  const why = sentence(reasonText(row, words));
  if (row.base === null) return why === '' ? labels.noValue : why;
  if (row.base < 0) return `${consequences.spendRose(termEuros(-row.base, format))} ${why}`.trim();
  return row.base === 0 ? `${consequences.spendFlat} ${why}`.trim() : why;
}
