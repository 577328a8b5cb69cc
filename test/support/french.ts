import { expect } from 'vitest';

/** Text as read: no-break spaces are spaces. */
export const plain = (text: string | null): string =>
  (text ?? '')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A number as written in French, in the unit of the API: percentages and points as fractions, `k€` in euros. */
export type Written = {
  readonly value: number;
  /** Half of its last digit: how far the number that was written so may lie. */
  readonly within: number;
};

const written =
  /(?<sign>[+−]?)(?<digits>\d+(?: \d{3})*(?:,\d+)?) ?(?<unit>%|pts?\b|k\b|k€|M\b|M€|Md\b|Md€|millions?\b|milliards?\b)?/u;
const units: Partial<Record<string, number>> = {
  ...{ '%': 0.01, pt: 0.01, pts: 0.01 },
  ...{ k: 1e3, 'k€': 1e3, M: 1e6, 'M€': 1e6, Md: 1e9, 'Md€': 1e9 },
  ...{ million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 },
};

/** The first number of a text: `Cible ≤ 4,2 %` is 0.042 within 0.0005. */
export const numberIn = (text: string | null): Written => {
  const { sign, digits = '', unit = '' } = written.exec(plain(text))?.groups ?? {};
  if (digits === '') throw new Error(`no number in « ${plain(text)} »`);
  const scale = units[unit] ?? 1;
  const decimals = digits.split(',')[1]?.length ?? 0;
  const size = Number(digits.replaceAll(' ', '').replace(',', '.'));
  return { value: (sign === '−' ? -size : size) * scale, within: (0.5 * scale) / 10 ** decimals };
};

/** That a text writes this number, as closely as its digits tell. */
export const expectWritten = (text: string | null, value: number | null, what: string): void => {
  if (value === null) throw new Error(`${what}: nothing to write, and « ${plain(text)} » is`);
  const shown = numberIn(text);
  const off = Math.abs(shown.value - value);
  expect(off, `${what}: « ${plain(text)} » for ${value}`).toBeLessThanOrEqual(
    shown.within * (1 + 1e-9) + 1e-12,
  );
};

/** Cells of a French CSV: `;`, quotes where needed, BOM. */
export const cellsOf = (csv: string): string[][] =>
  csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
