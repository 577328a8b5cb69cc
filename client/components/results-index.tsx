import { useWords } from '../language.ts';
import type { Volet } from '../results.ts';

/** The volets of the year, in sight while their engagements pass. */
export function ResultsIndex({ volets }: { volets: readonly Volet[] }) {
  const { year } = useWords().labels.results;
  return (
    <nav className="volet-index" aria-label={year.volets}>
      {volets.map((volet) => (
        <a key={voletId(volet)} href={`#${voletId(volet)}`}>
          {volet.title}
        </a>
      ))}
    </nav>
  );
}

/** The name of a volet in the page; what stands beside the contract may have a volet of the same name. */
export function voletId({ volet, beside }: Pick<Volet, 'volet' | 'beside'>): string {
  return `volet-${beside === null ? '' : 'hors-'}${volet}`;
}
