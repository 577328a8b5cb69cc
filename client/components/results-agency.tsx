import { useWords } from '../language.ts';
import type { LawRow } from '../results.ts';

/** What the agency and Assurance Maladie committed to: listed apart, since nothing measures it here. */
export function ResultsAgency({ rows }: { rows: readonly LawRow[] }) {
  const { labels, language } = useWords();
  const { year } = labels.results;
  if (rows.length === 0) return null;
  return (
    <section className="volet" aria-labelledby="agency-title">
      <h2 id="agency-title">{year.agency}</h2>
      <p className="quiet">{year.agencyNote}</p>
      <ul className="agency">
        {rows.map((row) => (
          <li key={`${row.version} ${row.engagement}`}>
            {row[`title_${language}`]} <span className="quiet">{year.article(row.article ?? '')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
