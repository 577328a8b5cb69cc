import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import type { Answer } from '../api.ts';
import { useWords } from '../language.ts';
import { countsOf, type YearResults } from '../results.ts';
import { ResultsSigning } from './results-signing.tsx';
import { Term } from './term.tsx';
import { Verdict } from './verdict.tsx';

type Summary = Answer<'results-summary'>[number];
type Props = {
  results: YearResults;
  summary: readonly Summary[];
  save: () => void;
};

/** How many engagements of the year are met, the score of the rating grid, and whether the contract is signed. */
export function ResultsHead({ results, summary, save }: Props) {
  const { labels, format, language } = useWords();
  const { year } = labels.results;
  const total = summary.find((row) => row.volet === null);
  const score = total?.score ?? null;
  const grid = total?.[`grid_${language}`] ?? null;
  return (
    <section className="fiche-card results-head" aria-labelledby="results-head">
      <h2 id="results-head">{results.version ?? year.title}</h2>
      <ResultsSigning signing={results.signing} />
      <ul className="counts" aria-label={year.counts}>
        {total &&
          countsOf(total).map(({ verdict, count }) => (
            <li key={verdict} data-verdict={verdict}>
              <strong className="card-value">{format.count(count)}</strong> <Verdict verdict={verdict} />
            </li>
          ))}
      </ul>
      {total && (
        <p data-field="score">
          {labels.pair(year.score, score === null ? year.scoreNone : format.percent(score, 0))}
        </p>
      )}
      {grid !== null && (
        <p className="quiet" data-field="grid">
          {total?.grid === 'neutral' ? <Term meaning={grid}>{year.neutral}</Term> : year.grid(grid)}
        </p>
      )}
      <p className="results-tools">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => print()}
        >
          {year.print}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={save}
        >
          {year.exportCsv}
        </Button>
      </p>
    </section>
  );
}
