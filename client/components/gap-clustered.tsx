import { IconShieldCheck, IconWaveSine } from '@tabler/icons-react';
import { leastClusters } from '#api/statistics/solidity.ts';
import type { BreakdownRow } from '../breakdown.ts';
import { ofSubject, type Figure } from '../figure-text.ts';
import { clusteredOf, clusteredStory, clusteredTable } from '../gap-clusters.ts';
import { hasMonths } from '../gap-months.ts';
import type { GapProps } from '../gap.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { together } from '../together.ts';
import { Answered } from './answered.tsx';
import { ColumnTable } from './column-table.tsx';
import { useAsked } from './use-asked.ts';

/** The same gap from one prescriber to the next, for who crosses the establishment's lines: it judges no more than the months do. */
export function GapClustered({ definition, region, finess, year }: GapProps) {
  const may = useMay()('detail') && finess !== undefined && hasMonths(definition);
  const where = { indicator: definition.indicator, region, establishment: finess, year };
  const gaps = useQuestion('target-gap', where, may);
  const held = useQuestion('breakdown', { ...where, by: 'prescriber' }, may);
  if (!may) return null;
  return (
    <Answered asking={together(gaps, held)} height={60} beside>
      {([gap, { rows }]) => <Told figure={ofSubject(gap.rows, finess)[0]} rows={rows} asked={gap.asked} />}
    </Answered>
  );
}

type ToldProps = {
  figure: Figure | undefined;
  rows: readonly BreakdownRow[];
  asked: { indicator: string | string[]; year: unknown };
};

function Told({ figure, rows, asked }: ToldProps) {
  const words = useWords();
  const { clustered } = words.labels;
  const { definition, year } = useAsked(asked);
  const judged = clusteredOf(figure, rows, definition);
  if (judged.solidity === null) {
    if (judged.why === 'target') return null;
    const why = clustered.absent[judged.why];
    return (
      <p className="quiet" data-field="clustered">
        {typeof why === 'string' ? why : why(words.format.count(leastClusters))}
      </p>
    );
  }
  const { title, sentence, summary } = clusteredStory(judged, definition, words);
  const { line, columns } = clusteredTable(judged, definition, words);
  const Icon = judged.solidity.solid ? IconShieldCheck : IconWaveSine;
  return (
    <div className="clustered">
      <p>
        <span className="solidity" data-field="clustered" title={summary}>
          <Icon size={18} aria-hidden />
          {title}
        </span>
      </p>
      <p data-field="clustered-sentence">{sentence}</p>
      <details>
        <summary>{clustered.show}</summary>
        <ColumnTable
          caption={clustered.table}
          lines={[line]}
          columns={columns}
          keyOf={() => 'gap'}
          file={`par-prescripteur-${definition.indicator}-${figure?.establishment ?? ''}-${year}`}
        />
      </details>
    </div>
  );
}
