import type { Table } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Column } from '../table/column.ts';
import { TableHead } from './table-head.tsx';

const rowHeight = 40;
const page = 10;

type Props<L> = {
  table: Table<L>;
  columns: readonly Column<L>[];
  label: string;
  keyOf: (line: L) => string;
  address?: ((line: L) => string | undefined) | undefined;
  cell?: ((column: Column<L>, line: L) => ReactNode) | undefined;
};

/** Only the rows in sight are in the page; arrows move from row to row through all of them. */
export function VirtualTable<L>({ table, columns, label, keyOf, address, cell }: Props<L>) {
  const lines = table.getRowModel().rows.map((row) => row.original);
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's own state moves; nothing here is memoised on it
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const reachable = Math.min(current, lines.length - 1);

  const goTo = (index: number) => {
    const row = Math.max(0, Math.min(lines.length - 1, index));
    setCurrent(row);
    virtual.scrollToIndex(row);
    requestAnimationFrame(() =>
      frame.current
        ?.querySelector<HTMLElement>(`tr[aria-rowindex="${row + 2}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  const open = (line: L) => {
    const to = address?.(line);
    if (to !== undefined) void navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: lines.length - 1,
    };
    const next = steps[event.key];
    const line = lines[current];
    if (next !== undefined) goTo(next);
    else if (event.key === 'Enter' && line) open(line);
    else return;
    event.preventDefault();
  };

  return (
    <div className="table-frame table-room" ref={frame} onKeyDown={onKeyDown} tabIndex={-1}>
      <table
        className="figures virtual"
        style={{ minWidth: `calc(${widthOf(columns.slice(1))}px + ${nameWidth(columns[0]?.width ?? 0)})` }}
        aria-rowcount={lines.length + 1}
        aria-label={label}
      >
        <TableHead table={table} columns={columns} />
        <tbody>
          {above > 0 && <Spacer height={above} span={columns.length} />}
          {items.map(({ index }) => {
            const line = lines[index];
            if (!line) return null;
            return (
              <tr
                key={keyOf(line)}
                aria-rowindex={index + 2}
                tabIndex={index === reachable ? 0 : -1}
                onFocus={() => setCurrent(index)}
              >
                {columns.map((column, i) =>
                  i === 0 ? (
                    <th key={column.id} scope="row">
                      <Name text={column.text(line)} to={address?.(line)} />
                    </th>
                  ) : (
                    <Cell key={column.id} line={line} column={column} shown={cell?.(column, line)} />
                  ),
                )}
              </tr>
            );
          })}
          {below > 0 && <Spacer height={below} span={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** A first column may need less than names do. */
const nameWidth = (width: number) => (width > 0 ? `min(${width}px, var(--name-width))` : 'var(--name-width)');

const widthOf = (columns: readonly Pick<Column<never>, 'width'>[]) =>
  columns.reduce((sum, { width }) => sum + width, 0);

function Name({ text, to }: { text: string; to: string | undefined }) {
  if (to === undefined)
    return (
      <span className="two-lines" title={text}>
        {text}
      </span>
    );
  return (
    <Link className="two-lines" to={to} tabIndex={-1} title={text}>
      {text}
    </Link>
  );
}

type CellProps<L> = { line: L; column: Column<L>; shown: ReactNode };

function Cell<L>({ line, column, shown }: CellProps<L>) {
  const text = column.text(line);
  const hatched = column.masked?.(line) ?? false;
  return (
    <td className={[column.numeric ? 'number' : '', hatched ? 'hatched' : ''].join(' ')} title={text}>
      {shown ?? (column.numeric ? text : <span className="two-lines">{text}</span>)}
    </td>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
