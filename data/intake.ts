import { join } from 'node:path';
import { openContent } from './intake-content.ts';
import { characterStart, lineCutter, longestLine, type OnLine } from './intake-lines.ts';
import { openSpool, type Spool } from './intake-spool.ts';
import { Refusal } from './refusal.ts';

/** What becomes of a line: written (null), left out on purpose (`ignored`), or the reason of its quarantine. */
export type Accept = (bytes: Buffer, start: number, end: number, line: number) => string | null;
export const ignored = '';

/** Decides, from the first line, how the others are read. `withhold`: the text of lines set aside is not kept. */
export type Begin = (header: string, spool: Spool) => { accept: Accept; withhold: boolean };

export type Received = {
  readonly file: { name: string; sha256: string; bytes: number };
  /** UTF-8 lines, each prefixed with its line number and `;`. */
  readonly lines: string;
  /** Lines that are no record, as JSON lines {line, raw, reason}. */
  readonly setAside: string;
  /** Lines after the first: written, or set aside. */
  readonly rows: number;
  readonly ignored: number;
  readonly encodings: readonly string[];
};

export const rawLimit = 4096;
export const withheld = '(texte non conservé : la ligne peut contenir une donnée personnelle)';

/**
 * Reads a file once, in bounded memory: hashes it, gunzips it, decodes it to UTF-8 and numbers its lines.
 * @param folder where the two files of the result are written
 * @throws Refusal when the file is empty, truncated, UTF-16 or not text, or when `begin` refuses its first line
 */
export const intake = async (
  path: string,
  folder: string,
  begin: Begin,
  watch: { onBytes: (read: number, size: number) => void; signal: AbortSignal },
): Promise<Received> => {
  const content = openContent(path, watch.onBytes, watch.signal);
  const spool = openSpool(join(folder, 'lines.csv'));
  const aside = openSpool(join(folder, 'aside.ndjson'));
  const reader = lineReader(path, begin, spool, aside);
  const cutter = lineCutter(reader.onLine);
  try {
    let first = true;
    for await (const chunk of content.chunks) {
      if (first) refuseNonText(path, chunk);
      cutter.push(first ? withoutBom(chunk) : chunk);
      first = false;
    }
    cutter.end();
    if (first) throw new Refusal(`« ${path} » est vide : demandez à nouveau l’extraction.`);
  } finally {
    spool.close();
    aside.close();
  }
  return {
    file: content.identity(),
    lines: spool.path,
    setAside: aside.path,
    ...reader.counts(),
    encodings: [...cutter.encodings].sort(),
  };
};

const lineReader = (path: string, begin: Begin, spool: Spool, aside: Spool) => {
  let begun: ReturnType<Begin> | null = null;
  let rows = 0;
  let leftOut = 0;
  // An empty line is a bad one, unless it is the last: it waits for the next.
  let empty: number | null = null;
  const setAside = (line: number, reason: string, raw: string) => {
    rows += 1;
    const kept = begun?.withhold === true ? withheld : raw;
    aside.text(`${JSON.stringify({ line, raw: kept, reason })}\n`);
  };
  const onLine: OnLine = (bytes, start, end, line) => {
    if (begun === null) {
      if (end - start > longestLine) throw new Refusal(`« ${path} » : la première ligne dépasse 1 Mio.`);
      begun = begin(bytes.toString('utf8', start, end), spool);
      return;
    }
    if (empty !== null) setAside(empty, 'ligne: vide', '');
    empty = end === start ? line : null;
    if (empty !== null) return;
    const reason = end - start > longestLine ? 'ligne: plus de 1 Mio' : begun.accept(bytes, start, end, line);
    if (reason === null) rows += 1;
    else if (reason === ignored) leftOut += 1;
    else setAside(line, reason, head(bytes, start, end));
  };
  return { onLine, counts: () => ({ rows, ignored: leftOut }) };
};

const head = (bytes: Buffer, start: number, end: number) =>
  bytes.toString('utf8', start, Math.min(end, characterStart(bytes, start + rawLimit)));

const withoutBom = (chunk: Buffer) =>
  chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;

/** @throws Refusal when the first bytes are those of UTF-16, of an archive, or of no text */
const refuseNonText = (path: string, chunk: Buffer) => {
  const sample = chunk.subarray(0, rawLimit);
  const nuls = [0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const bom = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  // Latin text in UTF-16 has a NUL in nearly every second byte, on one side only.
  if (bom || Math.abs(even - odd) * 4 > sample.length) {
    throw new Refusal(`« ${path} » est en UTF-16 : enregistrez-le en CSV UTF-8, puis recommencez.`);
  }
  if (sample.subarray(0, 4).toString('latin1') === 'PK\x03\x04') {
    throw new Refusal(
      `« ${path} » est une archive zip ou un classeur : extrayez-en le fichier CSV, puis importez-le.`,
    );
  }
  // A few are a fault of their lines; the quarantine tells which.
  if ((even + odd) * 100 > sample.length) {
    throw new Refusal(`« ${path} » n’est pas un fichier texte : un CSV est attendu, tel quel ou en .gz.`);
  }
};
