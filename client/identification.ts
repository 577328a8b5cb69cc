import type { Answer } from './api.ts';
import { sentence } from './format.ts';
import type { Words } from './words.ts';

type Row = Answer<'identification'>[number];

/** A month of an establishment: `share` of its lines, as a fraction, name their prescriber; null where files say nothing. */
export type Month = { month: string; lines: number; identified: number | null; share: number | null };

export function monthsOf(rows: readonly Row[]): Month[] {
  return rows.flatMap(({ part, period_start, lines, identified }) =>
    part === 'rpps' && period_start !== null
      ? [{ month: period_start, lines: lines ?? 0, identified, share: shareOf(identified, lines) }]
      : [],
  );
}

/** A number received: whole, what the register says of it, and its weight in the year. */
export type ReceivedNumber = {
  received: string | null;
  finess: string | null;
  state: string;
  lines: number;
  share: number;
  amount: number | null;
};

/** The numbers received, from the most used to the least. */
export function numbersOf(rows: readonly Row[]): ReceivedNumber[] {
  const numbers = rows.filter(({ part }) => part === 'finess');
  const total = sum(numbers.map(({ lines }) => lines));
  return numbers
    .map(({ received, finess, state, lines, amount }) => ({
      received,
      finess,
      state: state ?? 'unknown',
      lines: lines ?? 0,
      share: shareOf(lines, total) ?? 0,
      amount,
    }))
    .sort((a, b) => b.lines - a.lines);
}

/** What to do, in words, from what weighs most to what weighs least; what is in order is said too. */
export function adviceOf(
  months: readonly Month[],
  numbers: readonly ReceivedNumber[],
  words: Words,
): string[] {
  return [...ofPrescribers(months, words), ...ofNumbers(numbers, words)];
}

function ofPrescribers(months: readonly Month[], words: Words): string[] {
  const { identification } = words.labels.declarations;
  const told = months.filter(({ identified }) => identified !== null);
  if (told.length === 0) return [identification.untold];
  const lines = sum(told.map((month) => month.lines));
  const without = lines - sum(told.map(({ identified }) => identified));
  if (without === 0) return [identification.allIdentified];
  return [identification.unidentified(...weightText(without, lines, words))];
}

function ofNumbers(numbers: readonly ReceivedNumber[], words: Words): string[] {
  const { identification } = words.labels.declarations;
  const total = sum(numbers.map(({ lines }) => lines));
  const faults = (['short', 'unknown'] as const)
    .map((state) => ({
      state,
      lines: sum(numbers.filter((one) => one.state === state).map(({ lines }) => lines)),
    }))
    .filter(({ lines }) => lines > 0)
    .sort((a, b) => b.lines - a.lines);
  if (faults.length === 0) return [identification.complete];
  return faults.map(({ state, lines }) => identification[state](...weightText(lines, total, words)));
}

/** `32 %` and `1 204 lignes`. */
function weightText(part: number, whole: number, { labels, format }: Words): [string, string] {
  return [format.percent(part / whole), labels.units.counts.line(format.count(part), format.many(part))];
}

/** The curve of a year in words; undefined where no month says anything. */
export function monthsStory(
  months: readonly Month[],
  year: number,
  target: string | null,
  words: Words,
): { title: string; summary: string } | undefined {
  const { labels, format } = words;
  const { identification } = labels.declarations;
  const known = months.flatMap((month) => (month.share === null ? [] : [{ ...month, share: month.share }]));
  const share = shareOf(sum(known.map(({ identified }) => identified)), sum(known.map(({ lines }) => lines)));
  const [first] = known.toSorted((a, b) => a.share - b.share);
  const last = known.toSorted((a, b) => a.share - b.share).at(-1);
  if (share === null || !first || !last) return undefined;
  const title = identification.chart(year, format.percent(share), target);
  const ends = [
    identification.lowest(format.month(first.month), format.percent(first.share)),
    identification.highest(format.month(last.month), format.percent(last.share)),
  ];
  return { title, summary: `${title}. ${ends.map(sentence).join(' ')}` };
}

const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0);
const shareOf = (part: number | null, whole: number | null) =>
  part === null || whole === null || whole === 0 ? null : part / whole;
