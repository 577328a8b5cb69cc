import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { engagementsOn, type LawRow } from '../results.ts';
import { useViewContext } from '../view-context.tsx';
import { ResultsTarget } from './results-target.tsx';

/** `whole`: as asked of a region, none of its establishments being chosen. */
type Props = { law: readonly LawRow[]; indicator: string; year: number; whole: boolean };

/** The engagements of the year's contract that name an indicator, each with all its conditions, their rule and text. */
export function FicheLaw({ law, indicator, year, whole }: Props) {
  const { labels, language } = useWords();
  const { fiche } = labels.results;
  const engagements = engagementsOn(law, indicator);
  return (
    <section className="fiche-law" aria-labelledby="fiche-law">
      <h2 id="fiche-law">{fiche.law(year)}</h2>
      {engagements.length === 0 && <p className="quiet">{fiche.noLaw}</p>}
      {engagements.map((rows) => {
        const [first] = rows;
        if (!first) return null;
        const axis = first[`axis_${language}`];
        const place = [
          first[`version_${language}`],
          first[`volet_${language}`],
          fiche.articleOf(first.article ?? ''),
          first.axis === null ? null : fiche.axis(first.axis, axis ?? ''),
        ].filter(Boolean);
        return (
          <article key={`${first.version} ${first.engagement}`} className="fiche-card">
            <h3>{first[`title_${language}`]}</h3>
            <p className="quiet">{[...new Set(place)].join(' · ')}</p>
            {rows.length > 1 && <p>{labels.results.rules[first.rule === 'any' ? 'any' : 'all']}</p>}
            {first.role === 'targeting' && <p>{labels.results.targeting}</p>}
            <ul className="conditions">
              {rows.map((row) => (
                <Condition key={row.indicator} row={row} here={row.indicator === indicator} whole={whole} />
              ))}
            </ul>
          </article>
        );
      })}
    </section>
  );
}

/** One condition, and where what it says was read; those on other indicators lead to their own sheet. */
function Condition({ row, here, whole }: { row: LawRow; here: boolean; whole: boolean }) {
  const { labels } = useWords();
  const { link } = useChoice();
  const { definitions } = useViewContext();
  const definition = definitions.find((one) => one.indicator === row.indicator);
  if (!definition) return null;
  const text = [row.source, labels.results.confidences[row.confidence ?? ''], row.note].filter(Boolean);
  return (
    <li>
      {here ? (
        <strong>{definition.title}</strong>
      ) : (
        <Link to={link(paths.indicator, { indicator: definition.indicator })}>{definition.title}</Link>
      )}{' '}
      <ResultsTarget asked={row} definition={definition} each={whole && definition.kind === 'amount'} />
      <p className="quiet">{text.join(' · ')}</p>
    </li>
  );
}
