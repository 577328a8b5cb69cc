/** A place in the grid: row −1 is the head, column −1 the names. */
export type At = { row: number; column: number };

const page = 10;

/** The place of a focusable cell, from its mark in the page. */
export function at(target: EventTarget): At | undefined {
  const mark = target instanceof Element ? target.getAttribute('data-at') : null;
  const [row, column] = mark?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

type Key = { key: string; ctrlKey: boolean };

/** Where a key leads from a place, held inside the grid; undefined for a key that moves nothing. */
export function moved(
  from: At,
  { key, ctrlKey }: Key,
  size: { rows: number; columns: number },
): At | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const steps: Record<string, At> = {
    ArrowDown: { ...from, row: from.row + 1 },
    ArrowUp: { ...from, row: from.row - 1 },
    ArrowRight: { ...from, column: from.column + 1 },
    ArrowLeft: { ...from, column: from.column - 1 },
    PageDown: { ...from, row: from.row + page },
    PageUp: { ...from, row: Math.max(0, from.row - page) },
    Home: { row: ctrlKey ? 0 : from.row, column: -1 },
    End: { row: ctrlKey ? last.row : from.row, column: last.column },
  };
  const to = steps[key];
  if (!to) return undefined;
  const row = Math.max(-1, Math.min(last.row, to.row));
  // The corner of names and head is no cell.
  return { row, column: Math.max(row < 0 ? 0 : -1, Math.min(last.column, to.column)) };
}

/** Gives the focus to a place, and brings it out from behind the names, which stay in sight. */
export function inSight(frame: HTMLElement | null, { row, column }: At) {
  const cell = frame?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`);
  if (!frame || !cell) return;
  cell.focus({ preventScroll: true });
  const box = cell.closest('td, th');
  const names = frame.querySelector('tbody th, thead th');
  if (!(box instanceof HTMLElement) || !(names instanceof HTMLElement) || column < 0) return;
  const left = box.offsetLeft - names.offsetWidth;
  const right = box.offsetLeft + box.offsetWidth - frame.clientWidth;
  if (frame.scrollLeft > left) frame.scrollLeft = left;
  else if (frame.scrollLeft < right) frame.scrollLeft = right;
}
