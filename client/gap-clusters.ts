import {
  clusteredSolidity,
  leastClusters,
  type ClusteredSolidity,
  type Pair,
} from '#api/statistics/solidity.ts';
import type { BreakdownRow } from './breakdown.ts';
import type { Definition } from './definition.ts';
import type { Figure } from './figure-text.ts';
import { asGap, exactShare } from './gap-story.ts';
import { shareText } from './measure.ts';
import type { Story } from './story.ts';
import type { Column } from './table/column.ts';
import { contributionOf } from './whose.ts';
import type { Words } from './words.ts';

/** `unnamed`: the share of the denominator whose lines say no prescriber; they are taken as spread over those named. */
export type Clustered =
  | { readonly solidity: ClusteredSolidity; readonly unnamed: number }
  | { readonly solidity: null; readonly why: 'target' | 'keys' | 'few' | 'parts' | 'unnamed' };
type Known = Extract<Clustered, { solidity: ClusteredSolidity }>;

/** Whether the gap of a year is solid from one prescriber to the next, from what each holds of both terms. */
export function clusteredOf(
  figure: Figure | undefined,
  rows: readonly BreakdownRow[],
  definition: Definition,
): Clustered {
  const { kind, direction } = definition;
  const target = figure?.target ?? null;
  if (!figure || target === null || (kind !== 'growth' && kind !== 'rate'))
    return { solidity: null, why: 'target' };
  const pairs = (named: boolean) =>
    rows
      .filter(({ key }) => (key !== null) === named)
      .map((row) => pairOf(row, kind))
      .filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
  const [held, unkeyed] = [pairs(true), sumOf(pairs(false))];
  if (held.length === 0) return { solidity: null, why: 'keys' };
  const all = sumOf([...held, unkeyed]);
  // Of the signed gap, and of no other: what is pooled or not read would be missing.
  const [parts, whole] = [contributionOf({ ...all, target }, definition), contributionOf(figure, definition)];
  if (parts === null || whole === null || Math.abs(parts - whole) > 0.01)
    return { solidity: null, why: 'parts' };
  if (held.length < leastClusters) return { solidity: null, why: 'few' };
  const solidity = clusteredSolidity(held, { kind, direction, target }, unkeyed);
  return solidity
    ? { solidity, unnamed: unkeyed.denominator / all.denominator }
    : { solidity: null, why: 'unnamed' };
}

const sumOf = (pairs: readonly Pair[]): Pair => ({
  numerator: pairs.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: pairs.reduce((sum, { denominator }) => sum + denominator, 0),
});

/** Of an evolution, N beside N-1 as N is compared with it; of a rate, its two counts. */
const pairOf = (row: BreakdownRow, kind: 'growth' | 'rate'): Pair => ({
  numerator: row.numerator ?? 0,
  denominator: (kind === 'growth' ? row.numerator_before : row.base) ?? 0,
});

/** The word and the sentence, of the sign of the gap, as `solidityStory` says them from month to month. */
export function clusteredStory(
  { solidity, unnamed }: Known,
  definition: Definition,
  words: Words,
): Story & { sentence: string } {
  const { clustered } = words.labels;
  const { format } = words;
  const { gap, low, high } = endsOf(solidity, definition);
  const text = (value: number) => shareText(value, definition, words);
  const title = (solidity.solid ? clustered.solid : clustered.fragile)(format.count(solidity.clusters));
  const say = solidity.solid ? clustered.solidSentence : clustered.fragileSentence;
  const supposed = unnamed === 0 ? '' : ` ${clustered.unnamed(format.percent(unnamed, 1))}`;
  const sentence = `${say(text(gap), text(low), text(high))}${supposed}`;
  return { title, sentence, summary: words.labels.pair(title, sentence) };
}

type Line = ReturnType<typeof endsOf> & { readonly prescribers: number; readonly unnamed: number };

/** The same in full, one line: the table and its export. */
export function clusteredTable(
  { solidity, unnamed }: Known,
  definition: Definition,
  words: Words,
): { line: Line; columns: Column<Line>[] } {
  const { clustered } = words.labels;
  const numeric = (id: 'gap' | 'low' | 'high'): Column<Line> => ({
    ...{ id, label: clustered[id], width: 120, numeric: true },
    value: (line) => line[id],
    text: (line) => exactShare(line[id], definition, words),
  });
  return {
    line: { ...endsOf(solidity, definition), prescribers: solidity.clusters, unnamed },
    columns: [
      numeric('gap'),
      numeric('low'),
      numeric('high'),
      {
        ...{ id: 'prescribers', label: clustered.prescribers, width: 120, numeric: true },
        value: (line) => line.prescribers,
        text: (line) => words.format.count(line.prescribers),
      },
      {
        ...{ id: 'unnamed', label: clustered.share, width: 120, numeric: true },
        value: (line) => line.unnamed,
        text: (line) => words.format.percent(line.unnamed, 1),
      },
    ],
  };
}

function endsOf({ contribution, low, high }: ClusteredSolidity, definition: Definition) {
  const [least = 0, most = 0] = [low, high].map((end) => asGap(end, definition)).sort((a, b) => a - b);
  return { gap: asGap(contribution, definition), low: least, high: most };
}
