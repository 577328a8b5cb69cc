import type { Definition } from './definition.ts';
import type { Figure } from './figure-text.ts';
import { gapAmount } from './gap-story.ts';
import { shareText, targetText } from './measure.ts';
import type { Words } from './words.ts';

/** Of a region where some are judged against targets of their own, why its gap is not the sum of theirs; else nothing. */
export function regionalNote(
  rows: readonly Figure[],
  figure: Figure | undefined,
  definition: Definition,
  words: Words,
): string | undefined {
  const { labels, format } = words;
  if (figure?.level !== 'region' || figure.target === null) return undefined;
  const gaps = rows
    .filter(({ level }) => level === 'establishment')
    .map((row) => ({ own: row.target !== figure.target, amount: gapAmount(row, definition) }))
    .filter(({ amount }) => amount !== null);
  const own = gaps.filter((one) => one.own).length;
  if (own === 0) return undefined;
  const sum = gaps.reduce((all, { amount }) => all + (amount ?? 0), 0);
  return labels.gapExplained.signed.twoGaps(
    targetText(figure.target, definition, words),
    format.count(own),
    format.many(own),
    shareText(sum, definition, words),
  );
}
