import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterStart, lineCutter, longestLine } from '#data/intake-lines.ts';
import { intake, type Received } from '#data/intake.ts';
import { fileOf, newFolder } from '#test/support/warehouse.ts';

const watch = { onBytes: () => undefined, signal: new AbortController().signal };

/** The intake of some bytes, every line accepted. */
const take = (content: Uint8Array): Promise<Received> =>
  intake(
    fileOf('x.csv', content),
    newFolder(),
    (_, spool) => ({
      accept: (bytes, start, end, line) => {
        spool.line(line, bytes, start, end);
        return null;
      },
      withhold: false,
    }),
    watch,
  );

/** The lines that a cutter gives when fed `size` bytes at a time. */
const cut = (bytes: Buffer, size: number) => {
  const lines: string[] = [];
  const cutter = lineCutter((block, start, end) => lines.push(block.toString('utf8', start, end)));
  for (let at = 0; at < bytes.length; at += size) cutter.push(bytes.subarray(at, at + size));
  cutter.end();
  return { lines, encodings: [...cutter.encodings].sort() };
};

test('Windows-1252: 0x80, 0x92, 0x9F are €, ’ and Ÿ, not control characters', () => {
  expect(cut(Buffer.from([0x80, 0x92, 0x9f, 10]), 99)).toEqual({
    lines: ['€’Ÿ'],
    encodings: ['Windows-1252'],
  });
});

test('an encoding is decided line by line: one bad byte spoils its own line only', () => {
  const utf8 = Buffer.from('é’\n', 'utf8');
  const both = Buffer.concat([utf8, Buffer.from([0xe9, 10]), utf8]);
  for (const size of [utf8.length, both.length]) {
    expect(cut(both, size)).toEqual({ lines: ['é’', 'é', 'é’'], encodings: ['UTF-8', 'Windows-1252'] });
  }
});

test('however the bytes arrive, the lines are those of the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', ';', 'é', '’', '€', ' ', '"') }), { minLength: 1 }),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 40 }),
      (lines, end, size) => {
        expect(cut(Buffer.from(lines.map((line) => line + end).join('')), size).lines).toEqual(lines);
      },
    ),
  );
});

test('a line too long does not change how the others are decoded, nor grow in memory', () => {
  const long = Buffer.from('é'.repeat(longestLine));
  const bytes = Buffer.concat([Buffer.from('é\n'), long, Buffer.from('\né\n')]);
  const { lines, encodings } = cut(bytes, 65_536);
  expect(encodings).toEqual(['UTF-8']);
  expect([lines[0], lines[2], lines.length]).toEqual(['é', 'é', 3]);
  expect(lines[1]?.length).toBeGreaterThan(longestLine / 2);
  expect(lines[1]?.length).toBeLessThan(longestLine);
});

test('a text is cut between characters', () => {
  const bytes = Buffer.from('a€b');
  expect([0, 1, 2, 3, 4, 9].map((at) => characterStart(bytes, at))).toEqual([0, 1, 1, 1, 4, 5]);
});

test('the hash is that of the file as given, and lines carry their number', async () => {
  const content = Buffer.from('\ufeffh\r\na;é\r\n\r\nb\r\n\r\n');
  const received = await take(content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(received.file).toEqual({ name: 'x.csv', bytes: 19, sha256 });
  expect(received.rows).toBe(3);
  expect(readFileSync(received.lines, 'utf8')).toBe('2;a;é\n4;b\n');
  expect(readFileSync(received.setAside, 'utf8')).toBe('{"line":3,"raw":"","reason":"ligne: vide"}\n');
});

test('more than 100 MB/s, one file of 128 MB', async () => {
  const line = Buffer.from(`${'N;SYSTEME NERVEUX;3400935955838;'.repeat(8)}\n`);
  const content = Buffer.concat(Array.from({ length: Math.ceil((128 << 20) / line.length) }, () => line));
  const before = process.cpuUsage();
  const received = await take(content);
  const { user, system } = process.cpuUsage(before);
  expect(statSync(received.lines).size).toBeGreaterThan(content.length);
  // Time of the processor, not of the wall: the other tests share the machine.
  expect(content.length / ((user + system) / 1e6)).toBeGreaterThan(100e6);
});
