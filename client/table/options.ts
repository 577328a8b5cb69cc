import {
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  type ColumnDef,
  type Row,
  type TableOptions,
  type TableState,
} from '@tanstack/react-table';
import type { Choice } from '../url-state.ts';
import { plain } from '../view.ts';
import type { Column } from './column.ts';

/** The column behind the search field: every text of a line, without accents; never shown. */
const searched = 'tout';

/** The lines as TanStack's table filters, sorts and shows them. The address holds its state (`stateOf`). */
export function optionsOf<L>(lines: readonly L[], columns: readonly Column<L>[]): TableOptions<L> {
  return {
    data: [...lines],
    columns: [
      {
        id: searched,
        accessorFn: (line) => plain(columns.map((column) => column.text(line)).join(' ')),
        filterFn: hasEveryWord,
      },
      ...columns.map(definitionOf),
    ],
    getCoreRowModel: getCoreRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
    getSortedRowModel: getSortedRowModel(),
    enableMultiSort: false,
    sortDescFirst: false,
  };
}

/** `filtered`: the column that the choice of a category keeps; the first always shows. */
export function stateOf(
  { search, category, sort, hidden = [] }: Choice,
  filtered = 'categorie',
  columns: readonly Pick<Column<never>, 'id' | 'fixed'>[] = [],
) {
  const sortable =
    sort && (columns.length === 0 || columns.some(({ id, fixed }) => id === sort.column && !fixed));
  return {
    columnFilters: [
      ...(search === undefined ? [] : [{ id: searched, value: search }]),
      ...(category === undefined ? [] : [{ id: filtered, value: category }]),
    ],
    sorting: sortable ? [{ id: sort.column, desc: sort.down }] : [],
    columnVisibility: Object.fromEntries(
      [searched, ...hidden].map((id) => [id, id === (columns[0]?.id ?? 'nom')]),
    ),
  } satisfies Partial<TableState>;
}

/** What is missing is undefined to the table, which then keeps it last, either way. */
function definitionOf<L>({ id, value, fixed }: Column<L>): ColumnDef<L> {
  return {
    id,
    accessorFn: (line) => value(line) ?? undefined,
    sortUndefined: 'last',
    sortingFn: asCounted,
    enableSorting: fixed !== true,
    filterFn: 'equals',
  };
}

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** Figures as figures; names as a reader counts: Clinique 9 before Clinique 10. */
function asCounted<L>(one: Row<L>, other: Row<L>, id: string): number {
  const [a, b] = [one.getValue(id), other.getValue(id)];
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

function hasEveryWord<L>(row: Row<L>, id: string, search: string): boolean {
  const text = row.getValue<string>(id);
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
