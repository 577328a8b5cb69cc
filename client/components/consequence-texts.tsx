import type { Consequence } from '../consequences.ts';
import { useWords } from '../language.ts';
import { ConsequenceSource } from './consequence-source.tsx';

/** The rules in words: refusal to sign, over-use, procedure; each with its law and how sure it is. */
export function ConsequenceTexts({ rows }: { rows: readonly Consequence[] }) {
  const { labels, language } = useWords();
  return (
    <section aria-labelledby="texts-title" data-section="text">
      <h3 id="texts-title">{labels.results.consequences.texts}</h3>
      <dl className="rules">
        {rows.map((row) => (
          <div key={`${row.version} ${row.item}`}>
            <dt>{row[`title_${language}`]}</dt>
            <dd>
              {row[`text_${language}`]}
              <ConsequenceSource row={row} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
