import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../language.ts';
import type { MatrixColumn, MatrixLine, MatrixVolet } from '../table/matrix.ts';
import { MatrixHead } from './matrix-head.tsx';
import { MatrixLineRow } from './matrix-line.tsx';
import type { ShownCell } from './matrix-cell.tsx';
import { at, inSight, moved, type At } from './matrix-moves.ts';

const rowHeight = 27;

type Props = {
  label: string;
  lines: readonly MatrixLine[];
  volets: readonly MatrixVolet[];
  columns: readonly MatrixColumn[];
  cell: (line: MatrixLine, column: MatrixColumn) => ShownCell;
  address: (line: MatrixLine) => string;
};

/** The grid: only the rows in sight are in the page; arrows move from cell to cell through all of them. */
export function MatrixGrid({ label, lines, volets, columns, cell, address }: Props) {
  const { labels } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<At>({ row: 0, column: 0 });
  const [read, setRead] = useState('');
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's own state moves; nothing here is memoised on it
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingEnd: 236,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const here = {
    row: Math.min(current.row, lines.length - 1),
    column: Math.min(current.column, columns.length - 1),
  };

  const goTo = (place: At) => {
    setCurrent(place);
    if (place.row >= 0) virtual.scrollToIndex(place.row);
    requestAnimationFrame(() => inSight(frame.current, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = at(event.target);
    const next = from && moved(from, event, { rows: lines.length, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    goTo(next);
  };
  const readOf = (target: EventTarget) =>
    target instanceof Element ? (target.closest('[data-at]')?.getAttribute('aria-label') ?? '') : '';
  return (
    <>
      <div
        className="table-frame matrix-frame"
        ref={frame}
        onKeyDown={onKeyDown}
        onFocus={(event: FocusEvent) => {
          const place = at(event.target);
          if (place) setCurrent(place);
          setRead(readOf(event.target));
        }}
        onPointerOver={(event: PointerEvent) => setRead(readOf(event.target))}
        onPointerLeave={() => setRead('')}
      >
        <table
          className="matrix"
          role="grid"
          aria-label={label}
          aria-rowcount={lines.length + 2}
          aria-colcount={columns.length + 1}
        >
          <MatrixHead
            volets={volets}
            columns={columns}
            lines={lines}
            reachable={here.row < 0 ? here.column : undefined}
          />
          <tbody>
            {above > 0 && <Spacer height={above} span={columns.length + 1} />}
            {items.map(({ index }) => {
              const line = lines[index];
              return (
                line && (
                  <MatrixLineRow
                    key={line.establishment}
                    index={index}
                    line={line}
                    columns={columns}
                    cell={cell}
                    to={address(line)}
                    reachable={index === here.row ? here.column : undefined}
                  />
                )
              );
            })}
            {below > 0 && <Spacer height={below} span={columns.length + 1} />}
          </tbody>
        </table>
      </div>
      <p className="matrix-read" aria-hidden>
        {read === '' ? <span className="quiet">{labels.matrix.readHere}</span> : read}
      </p>
    </>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
