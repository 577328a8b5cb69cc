import type { Accept, Begin } from '../intake.ts';
import { ignored } from '../intake.ts';
import type { Spool } from '../intake-spool.ts';
import type { Shape } from './header.ts';
import type { Rewrite } from './layout.ts';

/** How the lines of a file of this shape are checked and written: as they are, or rewritten one by one. */
export const reading = (shape: Shape, spool: Spool): ReturnType<Begin> => ({
  accept: shape.rewrite === undefined ? asItIs(shape, spool) : rewritten(shape.rewrite, spool),
  withhold: shape.personal,
});

const semicolon = 59;
const quote = 34;
const tab = 9;

// What a byte adds to the count of its line; a sum without branches is twice as fast as tests.
const [oneDelimiter, oneQuote, oneControl] = [1, 1 << 20, 2 ** 40];
const weights = Float64Array.from({ length: 256 }, (_, byte) => {
  if (byte === semicolon) return oneDelimiter;
  if (byte === quote) return oneQuote;
  return byte < 32 && byte !== tab ? oneControl : 0;
});

// DuckDB's reader would take an unclosed quote over the following lines, and stop at a wrong number of cells: only lines
// that are whole records reach it.
const asItIs = ({ layout, width }: Shape, spool: Spool): Accept => {
  const quoted = layout.quote === '"';
  return (bytes, start, end, line) => {
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += weights[bytes[at] ?? 0] ?? 0;
    if (sum >= oneControl) return 'ligne: caractère de contrôle';
    const cells = quoted && sum >= oneQuote ? quotedCells(bytes, start, end) : (sum % oneQuote) + 1;
    if (cells === null) return 'ligne: guillemet non fermé ou suivi d’un texte';
    if (cells - 1 === end - start) return 'ligne: vide';
    if (cells !== width) return `ligne: ${cells} cellules, ${width} attendues`;
    spool.line(line, bytes, start, end);
    return null;
  };
};

/** Cells of a line where quotes may hold delimiters; null where one is not closed. */
const quotedCells = (bytes: Buffer, start: number, end: number) => {
  let cells = 1;
  let atCellStart = true;
  for (let at = start; at < end; at += 1) {
    if (atCellStart && bytes[at] === quote) {
      at = closing(bytes, at + 1, end);
      if (at < 0) return null;
    }
    atCellStart = bytes[at] === semicolon;
    if (atCellStart) cells += 1;
  }
  return cells;
};

/** Where the quote that closes a cell stands, or −1. */
const closing = (bytes: Buffer, from: number, end: number) => {
  for (let at = from; at < end; at += 1) {
    if (bytes[at] !== quote) continue;
    if (bytes[at + 1] === quote && at + 1 < end) at += 1;
    else return at + 1 === end || bytes[at + 1] === semicolon ? at : -1;
  }
  return -1;
};

const rewritten =
  (rewrite: Rewrite, spool: Spool): Accept =>
  (bytes, start, end, line) => {
    const cells = rewrite(bytes.toString('utf8', start, end));
    if (cells === null) return ignored;
    if (typeof cells === 'string') return cells;
    spool.text(`${line};${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')}\n`);
    return null;
  };
