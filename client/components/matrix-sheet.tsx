import { useCallback, useMemo } from 'react';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { gridFields } from '../table/matrix-export.ts';
import { sortedLines } from '../table/matrix-order.ts';
import {
  keptLines,
  shownOf,
  type MatrixColumn,
  type MatrixLine,
  type MatrixResult,
  type MatrixVolet,
} from '../table/matrix.ts';
import { cellText } from '../table/matrix-text.ts';
import { useViewContext } from '../view-context.tsx';
import type { ShownCell } from './matrix-cell.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { MatrixTools } from './matrix-tools.tsx';
import { useExport } from './use-export.ts';

type Props = {
  lines: readonly MatrixLine[];
  volets: readonly MatrixVolet[];
  columns: readonly MatrixColumn[];
  result: MatrixResult | undefined;
  file: string;
};

/** The grid with its tools: its lines searched, kept and sorted as the address says. */
export function MatrixSheet({ lines, volets, columns, result, file }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { choice, change, link } = useChoice();
  const { definitions } = useViewContext();
  const exported = useExport();
  const { search, category, sort } = choice;
  const shown = useMemo(
    () => sortedLines(keptLines(lines, columns, { search, category, result }), columns, sort),
    [lines, columns, search, category, result, sort],
  );
  const categories = useMemo(
    () => [...new Set(lines.map((line) => line.category))].filter(Boolean).toSorted(),
    [lines],
  );
  const cell = useCallback(
    (line: MatrixLine, column: MatrixColumn): ShownCell => {
      const row = line.cells.get(column.engagement);
      const indicator = row?.indicator ?? undefined;
      const { establishment } = line;
      const found = shownOf(row);
      return {
        to: link(indicator === undefined ? paths.results : paths.indicator, {
          establishment,
          ...(indicator !== undefined && { indicator }),
        }),
        said: row ? cellText(line, column, row, definitions, words) : '',
        result: found,
        dimmed: result !== undefined && found !== result,
      };
    },
    [definitions, words, link, result],
  );
  const address = useCallback(
    ({ establishment }: MatrixLine) => link(paths.results, { establishment }),
    [link],
  );
  const count = labels.matrix.count(
    format.count(shown.length),
    format.count(lines.length),
    format.many(shown.length),
    format.count(columns.length),
  );
  return (
    <>
      <MatrixTools
        categories={categories}
        columns={columns}
        save={() => exported(file, shown, gridFields(columns, words))}
      />
      {shown.length === 0 ? (
        <div className="empty matrix-frame">
          <p>{labels.noRow}</p>
          <button
            type="button"
            className="plain"
            onClick={() => change({ search: undefined, category: undefined, result: undefined })}
          >
            {labels.clearFilter}
          </button>
        </div>
      ) : (
        <MatrixGrid
          label={labels.access.screens.matrix}
          lines={shown}
          volets={volets}
          columns={columns}
          cell={cell}
          address={address}
        />
      )}
      <p className="table-foot quiet">
        <span role="status">{count}</span>
        <span>{labels.matrix.keys}</span>
      </p>
    </>
  );
}
