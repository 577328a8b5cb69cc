import type { Table } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { verdictOf } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { masked, type Column, type Line } from '../table/columns.ts';
import { TableHead } from './table-head.tsx';
import { Verdict } from './verdict.tsx';

const rowHeight = 40;
const page = 10;

type Props = { table: Table<Line>; columns: readonly Column[] };

/** Only the rows in sight are in the page; arrows move from row to row through all of them. */
export function VirtualTable({ table, columns }: Props) {
  const { labels } = useWords();
  const lines = table.getRowModel().rows.map((row) => row.original);
  const { link } = useChoice();
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
  const address = (line: Line) =>
    link(paths.establishment, { establishment: line.establishment ?? undefined });

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
    else if (event.key === 'Enter' && line) void navigate(address(line));
    else return;
    event.preventDefault();
  };

  return (
    <div className="table-frame table-room" ref={frame} onKeyDown={onKeyDown} tabIndex={-1}>
      <table
        className="figures virtual"
        style={{ minWidth: `calc(${widthOf(columns.slice(1))}px + var(--name-width))` }}
        aria-rowcount={lines.length + 1}
        aria-label={labels.table}
      >
        <TableHead table={table} columns={columns} />
        <tbody>
          {above > 0 && <Spacer height={above} span={columns.length} />}
          {items.map(({ index }) => {
            const line = lines[index];
            if (!line) return null;
            return (
              <tr
                key={line.establishment}
                aria-rowindex={index + 2}
                tabIndex={index === reachable ? 0 : -1}
                onFocus={() => setCurrent(index)}
              >
                {columns.map((column, i) =>
                  i === 0 ? (
                    <th key={column.id} scope="row">
                      <Link to={address(line)} tabIndex={-1} title={column.text(line)}>
                        {column.text(line)}
                      </Link>
                    </th>
                  ) : (
                    <Cell key={column.id} line={line} column={column} />
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

const widthOf = (columns: readonly Column[]) => columns.reduce((sum, { width }) => sum + width, 0);

function Cell({ line, column }: { line: Line; column: Column }) {
  const hatched = column.numeric && column.id !== 'cible' && masked(line);
  const text = column.text(line);
  return (
    <td className={[column.numeric ? 'number' : '', hatched ? 'hatched' : ''].join(' ')} title={text}>
      {column.id === 'verdict' ? <Verdict verdict={verdictOf(line)} /> : text}
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
