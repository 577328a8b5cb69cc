import { Fragment } from 'react';
import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import type { Consequence } from '../consequences.ts';
import { reasonText } from '../figure-text.ts';
import { sentence } from '../format.ts';
import { useWords } from '../language.ts';
import { readsDeclarations } from '../screens.ts';
import { useSession } from '../session.ts';
import { useViewContext } from '../view-context.tsx';
import { ConsequenceSource } from './consequence-source.tsx';

/** The ceilings of the first CAQES: alternatives to one another, so that no total of them stands anywhere. */
export function ConsequenceCeilings({ rows }: { rows: readonly Consequence[] }) {
  const { labels } = useWords();
  const { consequences } = labels.results;
  const frozen = rows.some((row) => row.frozen === true);
  return (
    <section aria-labelledby="ceilings-title" data-section="ceiling">
      <h3 id="ceilings-title">{consequences.ceilings}</h3>
      <p>
        <strong className="mark">{consequences.ceilingMark}</strong>{' '}
        <span className="mark">{consequences.decided}</span>{' '}
        {frozen && <strong className="mark mark-frozen">{consequences.frozen}</strong>}
      </p>
      <div className="ceilings">
        {rows.map((row, i) => (
          <Fragment key={row.item}>
            {i > 0 && <p className="alternative">{consequences.alternative}</p>}
            <Ceiling row={row} />
          </Fragment>
        ))}
      </div>
      {rows.length > 1 && <p className="quiet">{consequences.alternatives}</p>}
    </section>
  );
}

function Ceiling({ row }: { row: Consequence }) {
  const words = useWords();
  const { labels, format, language } = words;
  const { consequences } = labels.results;
  const { definitions } = useViewContext();
  const { link } = useChoice();
  const { roles } = useSession();
  const { base, rate, amount, indicator } = row;
  const definition = definitions.find((one) => one.indicator === indicator);
  const why = sentence(reasonText(row, words));
  const known = base !== null && rate !== null && amount !== null;
  const name = consequences.bases[indicator ?? ''] ?? definition?.title ?? '';
  const declared = definition?.sources.includes('declarations') === true && roles.some(readsDeclarations);
  return (
    <article className="fiche-card" data-item={row.item}>
      <h4>{row[`title_${language}`]}</h4>
      {known ? (
        <p className="formula" data-field="terms">
          <span>{format.percent(rate, 0)}</span> <span className="formula-sign">×</span>{' '}
          <span data-caption={name}>{format.euros(base)}</span> <span className="formula-sign">=</span>{' '}
          <span className="formula-result" data-field="amount">
            {format.euros(amount)}
          </span>
        </p>
      ) : (
        <p data-field="terms">
          {consequences.baseMissing(name)} {why}{' '}
          {declared && indicator !== null && (
            <Link to={link(paths.declarations, { indicator })}>{consequences.declare}</Link>
          )}
        </p>
      )}
      {known && why !== '' && <p className="quiet">{why}</p>}
      <ConsequenceSource row={row} />
    </article>
  );
}
