import { useMemo } from 'react';
import type { Verdict as VerdictName } from '#api/figure.ts';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { listColumns, listLines } from '../table/matrix-export.ts';
import { resultOf, type MatrixLine, type MatrixVolet } from '../table/matrix.ts';
import { useViewContext } from '../view-context.tsx';
import { DataTable } from './data-table.tsx';
import { Verdict } from './verdict.tsx';

type Props = {
  lines: readonly MatrixLine[];
  volets: readonly MatrixVolet[];
  result: VerdictName | undefined;
  file: string;
};

/** The table twin of the matrix: a line per cell, with its figure, its target and why. */
export function MatrixList({ lines, volets, result, file }: Props) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const { definitions } = useViewContext();
  const listed = useMemo(
    () => listLines(lines, volets).filter((line) => result === undefined || resultOf(line) === result),
    [lines, volets, result],
  );
  const columns = useMemo(() => listColumns(definitions, words), [definitions, words]);
  return (
    <DataTable
      label={labels.access.screens.matrix}
      lines={listed}
      columns={columns}
      keyOf={(line) => `${line.establishment} ${line.engagement}`}
      address={({ establishment, indicator }) =>
        link(indicator === null ? paths.results : paths.indicator, {
          establishment: establishment ?? undefined,
          ...(indicator !== null && { indicator }),
        })
      }
      cell={(column, line) => {
        const shown = column.id === 'verdict' ? resultOf(line) : undefined;
        return shown && <Verdict verdict={shown} />;
      }}
      filter={{ column: 'categorie', label: labels.category, all: labels.allCategories }}
      file={`${file}-liste`}
      count={labels.detail.rowCount}
      hint={labels.keys}
    />
  );
}
