import { useMemo } from 'react';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { listColumns, listLines } from '../table/matrix-export.ts';
import { shownOf, type MatrixLine, type MatrixResult, type MatrixVolet } from '../table/matrix.ts';
import { useViewContext } from '../view-context.tsx';
import { DataTable } from './data-table.tsx';
import { Sign } from './matrix-sign.tsx';

type Props = {
  lines: readonly MatrixLine[];
  volets: readonly MatrixVolet[];
  result: MatrixResult | undefined;
  file: string;
};

/** The table twin of the matrix: a line per cell, with its figure, its target and why. */
export function MatrixList({ lines, volets, result, file }: Props) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const { definitions } = useViewContext();
  const listed = useMemo(
    () => listLines(lines, volets).filter((line) => result === undefined || shownOf(line) === result),
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
        const shown = column.id === 'verdict' ? shownOf(line) : undefined;
        return shown && <Sign result={shown} />;
      }}
      filter={{ column: 'categorie', label: labels.category, all: labels.allCategories }}
      file={`${file}-liste`}
      count={labels.detail.rowCount}
      hint={labels.keys}
    />
  );
}
