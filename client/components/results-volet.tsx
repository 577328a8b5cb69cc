import type { Answer } from '../api.ts';
import { useWords } from '../language.ts';
import { countsOf, type Group, type Volet } from '../results.ts';
import { ResultsEngagement } from './results-engagement.tsx';
import { voletId } from './results-index.tsx';
import { ResultsSigning } from './results-signing.tsx';
import { Verdict } from './verdict.tsx';

type Props = { volet: Volet; summary: Answer<'results-summary'>[number] | undefined };

/** A volet of the contract: whether it is signed, how it stands, and its engagements by axis or by article. */
export function ResultsVolet({ volet, summary }: Props) {
  const { labels, format } = useWords();
  const { year } = labels.results;
  const id = voletId(volet);
  return (
    <section className="volet" aria-labelledby={id} data-volet={volet.volet}>
      <h2 id={id}>{volet.title}</h2>
      {volet.beside !== null && <p className="quiet">{year.beside(volet.beside)}</p>}
      <div className="volet-line">
        <ResultsSigning signing={volet.signing} />
        {summary && (
          <ul className="counts counts-small" aria-label={year.counts}>
            {countsOf(summary).map(({ verdict, count }) => (
              <li key={verdict}>
                <strong>{format.count(count)}</strong> <Verdict verdict={verdict} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {volet.groups.map((group) => (
        <section key={group.key} className="engagements">
          <h3>{nameOf(group)}</h3>
          {group.engagements.map((engagement) => (
            <ResultsEngagement
              key={engagement.engagement}
              engagement={engagement}
              withArticle={group.byAxis}
            />
          ))}
        </section>
      ))}
    </section>
  );

  function nameOf({ key, byAxis, axis }: Group): string {
    if (!byAxis) return year.article(key);
    return key === '' ? year.general : year.axis(key, axis ?? '');
  }
}
