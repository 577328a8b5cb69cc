import { isAmountMasked, isMasked, type Released } from './table/release.ts';
import type { Words } from './words.ts';

/**
 * What the liste en sus of one place and period shows: its euros and the share hors AMM; where a cell is masked, no
 * total is told, since the difference would tell the cell.
 */
export function situationSentence(
  rows: readonly Released[],
  place: string,
  when: string,
  words: Words,
): string {
  const { labels, format } = words;
  const { detail } = labels;
  const masked = rows.filter(isAmountMasked).length;
  if (rows.length === 0) return detail.nothingReleased(place, when);
  if (masked > 0) return detail.someMasked(place, when, format.count(masked), format.many(masked));
  const total = rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const off = rows.find(({ situation }) => situation === 'off_label');
  const shown = format.eurosShort(total);
  return off && total > 0
    ? detail.amountWithOffLabel(place, when, shown, format.percent((off.amount ?? 0) / total))
    : detail.amountOnly(place, when, shown);
}

/** How long a bar is, from 0 to 1, beside the largest known; null where it is withheld. */
export function barOf(row: Released, rows: readonly Released[]): number | null {
  if (isMasked(row) || isAmountMasked(row)) return null;
  const most = Math.max(...rows.map(({ amount }) => amount ?? 0));
  return most > 0 ? Math.max(0, (row.amount ?? 0) / most) : 0;
}
