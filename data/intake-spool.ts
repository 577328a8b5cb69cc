import { closeSync, openSync, writeSync } from 'node:fs';

/** A file written through one buffer, synchronously: whoever feeds it waits, so memory stays bounded. */
export type Spool = {
  readonly path: string;
  /** Writes `<line>;<bytes>` and an end of line. */
  line(line: number, bytes: Buffer, start: number, end: number): void;
  text(text: string): void;
  close(): void;
};

const room = 4 << 20;
const [zero, semicolon] = [48, 59];

/** Digit by digit: as a text it would take as long as the rest of its line. @returns where it ends */
const writeNumber = (buffer: Buffer, from: number, number: number) => {
  let end = from + 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) end += 1;
  for (let at = end - 1, rest = number; at >= from; at -= 1, rest = Math.floor(rest / 10))
    buffer[at] = zero + (rest % 10);
  return end;
};

export const openSpool = (path: string): Spool => {
  const handle = openSync(path, 'w', 0o600);
  const buffer = Buffer.allocUnsafe(room);
  let used = 0;
  const flush = () => {
    for (let from = 0; from < used;) from += writeSync(handle, buffer, from, used - from);
    used = 0;
  };
  const reserve = (bytes: number) => {
    if (used + bytes > room) flush();
  };
  return {
    path,
    line: (line, bytes, start, end) => {
      reserve(end - start + 24);
      used = writeNumber(buffer, used, line);
      buffer[used] = semicolon;
      used += 1;
      used += bytes.copy(buffer, used, start, end);
      buffer[used] = 10;
      used += 1;
    },
    text: (text) => {
      reserve(text.length * 3);
      used += buffer.write(text, used, 'utf8');
    },
    close: () => {
      flush();
      closeSync(handle);
    },
  };
};
