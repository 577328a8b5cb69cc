import type { Answer } from '../api.ts';
import { useWords } from '../language.ts';
import type { ResultRow } from '../results.ts';

type Props = { rows: readonly ResultRow[]; versions: readonly Answer<'versions'>[number][] };

/** Which version judges each of the years on screen. */
export function ResultsVersions({ rows, versions }: Props) {
  const { labels, language } = useWords();
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => Number(b) - Number(a));
  const told = years.flatMap((year) => {
    const judging = rows.filter((row) => row.year === year).map(({ version }) => version);
    const version = versions.find((one) => one.regime === 'contract' && judging.includes(one.version));
    return version ? [`${year}, ${version[`label_${language}`]}`] : [];
  });
  if (told.length === 0) return null;
  return (
    <p className="quiet results-versions">
      {labels.results.year.versions} {labels.series(told)}.
    </p>
  );
}
