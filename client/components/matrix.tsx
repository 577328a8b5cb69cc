import { Button } from '@mantine/core';
import { IconLayoutGrid, IconTable } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useChoice } from '../choice.ts';
import type { LawRow } from '../headline.ts';
import { useWords } from '../language.ts';
import { countResults, keptLines, linesOf, resultOfSlug, voletsOf, type MatrixRow } from '../table/matrix.ts';
import { useViewContext } from '../view-context.tsx';
import { Choices } from './choices.tsx';
import { MatrixLegend } from './matrix-legend.tsx';
import { MatrixList } from './matrix-list.tsx';
import { MatrixSheet } from './matrix-sheet.tsx';
import { useTwins } from './twins.ts';

type Props = { rows: readonly MatrixRow[]; law: readonly LawRow[]; year: number };

/** The matrix, or the list that is its twin: the same cells, by the same choices. */
export function Matrix({ rows, law, year }: Props) {
  const { labels, language } = useWords();
  const { matrix } = labels;
  const { choice, change } = useChoice();
  const { region } = useViewContext();
  const { isTable, toggle } = useTwins();
  const all = useMemo(() => voletsOf(law, rows, language), [law, rows, language]);
  const lines = useMemo(() => linesOf(rows), [rows]);
  const chosen = all.some(({ volet }) => volet === choice.volet) ? choice.volet : undefined;
  const volets = useMemo(
    () => all.filter(({ volet }) => chosen === undefined || volet === chosen),
    [all, chosen],
  );
  const columns = useMemo(() => volets.flatMap((volet) => volet.columns), [volets]);
  const result = resultOfSlug(choice.result);
  const { search, category } = choice;
  const kept = useMemo(
    () => keptLines(lines, columns, { search, category }),
    [lines, columns, search, category],
  );
  const counts = useMemo(() => countResults(kept, columns), [kept, columns]);
  const list = isTable('matrice');
  const file = `matrice-${region.code}-${year}`;
  return (
    <section className="matrix-section" data-chart="matrice" aria-labelledby="matrix-title">
      <header className="matrix-top">
        <h2 id="matrix-title">{matrix.question(region.name, year)}</h2>
        {all.length > 1 && (
          <Choices
            label={matrix.volet}
            options={[
              { value: '', label: matrix.allVolets },
              ...all.map(({ volet, title }) => ({ value: volet, label: title })),
            ]}
            value={chosen ?? ''}
            onChange={(value) => change({ volet: value === '' ? undefined : value })}
          />
        )}
        <Button
          variant="default"
          size="compact-sm"
          aria-keyshortcuts="t"
          title={list ? matrix.showGridHint : matrix.showListHint}
          leftSection={list ? <IconLayoutGrid size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
          onClick={() => toggle('matrice')}
        >
          {list ? matrix.showGrid : matrix.showList}
        </Button>
      </header>
      <MatrixLegend counts={counts} chosen={result} />
      {list ? (
        <MatrixList lines={lines} volets={volets} result={result} file={file} />
      ) : (
        <MatrixSheet lines={lines} volets={volets} columns={columns} result={result} file={file} />
      )}
    </section>
  );
}
