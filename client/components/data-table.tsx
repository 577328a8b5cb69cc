import { functionalUpdate, useReactTable } from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { maskedCells, type Column } from '../table/column.ts';
import { optionsOf, stateOf } from '../table/options.ts';
import { TableTools } from './table-tools.tsx';
import { useExport } from './use-export.ts';
import { VirtualTable } from './virtual-table.tsx';

type Props<L> = {
  /** Names the table to who does not see it. */
  label: string;
  lines: readonly L[];
  columns: readonly Column<L>[];
  keyOf: (line: L) => string;
  /** The screen behind a line. */
  address?: ((line: L) => string | undefined) | undefined;
  /** What stands in a cell where its text is not enough. */
  cell?: ((column: Column<L>, line: L) => ReactNode) | undefined;
  /** The column whose values a list lets choose from. */
  filter?: { column: string; label: string; all: string } | undefined;
  /** Name of the exported file, without extension. */
  file: string;
  count: (shown: string, all: string, many: boolean) => string;
  hint?: string;
};

/** A table in full: filtered, sorted, searched over all of its lines, and exported as shown. */
export function DataTable<L>(props: Props<L>) {
  const { label, lines, columns, keyOf, address, cell, filter, file, count, hint } = props;
  const { labels, format } = useWords();
  const { choice, change } = useChoice();
  const exported = useExport();
  const options = useMemo(() => optionsOf(lines, columns), [lines, columns]);
  const state = useMemo(() => stateOf(choice, filter?.column, columns), [choice, filter?.column, columns]);
  // eslint-disable-next-line react-hooks/incompatible-library -- its own state is the address's; nothing here is memoised on it
  const table = useReactTable({
    ...options,
    state,
    onSortingChange: (updater) => {
      const [sort] = functionalUpdate(updater, state.sorting);
      change({ sort: sort && { column: sort.id, down: sort.desc } });
    },
    onColumnVisibilityChange: (updater) => {
      const visible = functionalUpdate(updater, state.columnVisibility);
      change({ hidden: columns.filter(({ id }) => visible[id] === false).map(({ id }) => id) });
    },
  });
  const shown = table.getRowModel().rows.map((row) => row.original);
  const visible = columns.filter(({ id }) => table.getColumn(id)?.getIsVisible());
  const save = () => {
    const fields = visible.map((column) => ({
      label: column.label,
      value: (line: L) => (column.masked?.(line) ? labels.masked : column.value(line)),
    }));
    exported(file, shown, fields);
  };
  const hiddenCells = maskedCells(shown, visible);
  return (
    <>
      <TableTools table={table} columns={columns} filter={filter} save={save} />
      {shown.length === 0 ? (
        <div className="empty table-room">
          <p>{labels.noRow}</p>
          <button
            type="button"
            className="plain"
            onClick={() => change({ search: undefined, category: undefined })}
          >
            {labels.clearFilter}
          </button>
        </div>
      ) : (
        <VirtualTable
          table={table}
          columns={visible}
          label={label}
          keyOf={keyOf}
          address={address}
          cell={cell}
        />
      )}
      <p className="table-foot quiet">
        <span role="status">
          {count(format.count(shown.length), format.count(lines.length), format.many(shown.length))} ·{' '}
          {labels.maskedCount(format.count(hiddenCells), format.many(hiddenCells))}
        </span>
        <span>{hint}</span>
      </p>
    </>
  );
}
