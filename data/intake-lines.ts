import { isUtf8 } from 'node:buffer';

/** A line longer than this is no record: it goes to quarantine with its first 4 KiB. */
export const longestLine = 1 << 20;

/** One physical line, UTF-8, without its end: `bytes` from `start` to `end`, for this call only; `line` counts from 1. */
export type OnLine = (bytes: Buffer, start: number, end: number, line: number) => void;

/**
 * Cuts chunks of bytes into lines (LF or CRLF) and gives each as UTF-8. The encoding is decided line by line: UTF-8 where
 * valid, else Windows-1252, so that one bad byte spoils its own line only. A line over the limit is given with at least `longestLine` + 1 of its bytes.
 */
export const lineCutter = (onLine: OnLine) => {
  let carry = Buffer.alloc(0);
  let line = 0;
  const encodings = new Set<'UTF-8' | 'Windows-1252'>();
  const decoder = windows1252();

  const give = (block: Buffer) => {
    if (block.length === 0) return;
    // Most blocks are UTF-8 throughout: one look at the whole is faster than one at each line.
    const utf8 = isUtf8(block);
    if (utf8) encodings.add('UTF-8');
    for (let start = 0; start < block.length;) {
      const found = block.indexOf(10, start);
      const stop = found < 0 ? block.length : found;
      const end = stop > start && block[stop - 1] === 13 ? stop - 1 : stop;
      line += 1;
      const foreign = utf8 ? end : firstForeign(block, start, end);
      if (foreign === end) {
        onLine(block, start, end, line);
      } else if (mayBeUtf8(block, foreign, end) && isUtf8(block.subarray(start, end))) {
        encodings.add('UTF-8');
        onLine(block, start, end, line);
      } else {
        encodings.add('Windows-1252');
        const length = decoder.decode(block, start, end);
        onLine(decoder.decoded(), 0, length, line);
      }
      start = stop + 1;
    }
  };

  const push = (chunk: Buffer) => {
    let rest = chunk;
    if (carry.length > longestLine) {
      // The rest of a line too long is not kept, and what is kept is cut between two characters.
      const end = rest.indexOf(10);
      if (end < 0) return;
      give(carry.subarray(0, characterStart(carry, longestLine + 4)));
      carry = Buffer.alloc(0);
      rest = rest.subarray(end + 1);
    }
    const last = rest.lastIndexOf(10);
    if (last >= 0) give(Buffer.concat([carry, rest.subarray(0, last + 1)]));
    carry = last < 0 ? Buffer.concat([carry, rest]) : Buffer.from(rest.subarray(last + 1));
  };

  return {
    push,
    end: () => {
      give(carry.length > longestLine ? carry.subarray(0, characterStart(carry, longestLine + 4)) : carry);
    },
    /** The encodings met so far, pure ASCII counting as UTF-8. */
    encodings,
  };
};

/** Where the first byte over ASCII stands, or the end. To ask Node, with a view of each line, would cost more. */
const firstForeign = (bytes: Buffer, start: number, end: number) => {
  let at = start;
  while (at < end && (bytes[at] ?? 0) < 128) at += 1;
  return at;
};

/** Whether a character of UTF-8 can begin there: an accent of Windows-1252 before a plain letter cannot. */
const mayBeUtf8 = (bytes: Buffer, at: number, end: number) =>
  at + 1 < end && (bytes[at] ?? 0) >= 0xc2 && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80;

/** Windows-1252 to UTF-8, into one buffer used again for each line: a text between the two doubles the time. */
const windows1252 = () => {
  // Without {stream: true} Node 20 decodes 0x80–0x9F as control characters (engine.md, trap 9).
  const text = new TextDecoder('windows-1252');
  const inUtf8 = Array.from({ length: 256 }, (_, byte) =>
    Buffer.from(text.decode(Uint8Array.of(byte), { stream: true }), 'utf8'),
  );
  let room = Buffer.alloc(1 << 16);
  return {
    /** @returns how many bytes the line has become */
    decode: (bytes: Buffer, start: number, end: number) => {
      if ((end - start) * 3 > room.length) room = Buffer.alloc((end - start) * 3);
      let used = 0;
      for (let at = start; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte < 128) room[used++] = byte;
        else for (const one of inUtf8[byte] ?? []) room[used++] = one;
      }
      return used;
    },
    decoded: () => room,
  };
};

/** The last start of a UTF-8 character at or before `at`, so that a cut text stays valid. */
export const characterStart = (bytes: Buffer, at: number) => {
  if (at >= bytes.length) return bytes.length;
  let start = at;
  while (start > at - 4 && start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
};
