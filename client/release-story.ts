import { shareOfReleased, type ReleasedShare } from './off-label-release.ts';
import { apart, percentOf } from './off-label-story.ts';
import { isAmountMasked, isMasked, type Released } from './table/release.ts';
import type { Words } from './words.ts';

/**
 * What the liste en sus of one place and period shows: medicines with the share of their euros coded hors AMM, then
 * devices, which have no AMM. Where a cell is masked no total is told, since the difference would tell the cell.
 */
export function situationSentence(
  rows: readonly Released[],
  place: string,
  when: string,
  words: Words,
): string {
  const { labels } = words;
  if (rows.length === 0) return labels.detail.nothingReleased(place, when);
  const said = labels.series([...medicinesSaid(rows, words), ...devicesSaid(rows, words)]);
  return labels.pair(`${place}, ${when}`, said);
}

/** The euros of medicines coded hors AMM over those of medicines whose situation is known, with bounds. */
export const offLabelShare = (rows: readonly Released[]): ReleasedShare =>
  shareOfReleased(rows, 'amount', 'off_label');

const medicinesOf = (rows: readonly Released[]) => rows.filter(({ situation }) => situation !== 'device');

/** Pooled situations whose amount is known are of medicines: pooled with devices, amounts are withheld. */
function medicinesTotal(rows: readonly Released[]): number | null {
  const medicines = medicinesOf(rows);
  if (medicines.length === 0 || medicines.some(isUnknown)) return null;
  return medicines.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

const isUnknown = (row: Released) => isAmountMasked(row) || row.amount === null;

function medicinesSaid(rows: readonly Released[], words: Words): string[] {
  const { labels, format } = words;
  const { detail } = labels;
  const medicines = medicinesOf(rows);
  if (medicines.length === 0) return [];
  const total = medicinesTotal(rows);
  if (total !== null) return shareOfTotalSaid(format.eurosShort(total), offLabelShare(rows), words);
  const off = medicines.find((row) => row.situation === 'off_label' && !isUnknown(row));
  const said = off ? [detail.offLabelAmount(format.eurosShort(off.amount ?? 0))] : [];
  const withheld = medicines.filter(isUnknown).length;
  return [...said, detail.medicinesMasked(format.count(withheld), format.many(withheld))];
}

/** Rare situations together leave nothing but bounds; nothing known, not even those. */
function shareOfTotalSaid(total: string, share: ReleasedShare, words: Words): string[] {
  const { detail } = words.labels;
  const { value, low, high } = share;
  const bounds =
    low !== null && high !== null && apart(low, high)
      ? ([percentOf(low, words), percentOf(high, words)] as const)
      : undefined;
  if (value !== null) {
    const said = detail.medicinesOffLabel(total, percentOf(value, words));
    return [bounds ? detail.offLabelBetween(said, ...bounds) : said];
  }
  if (share.pooled && bounds) return [detail.medicines(total), detail.offLabelPooled(...bounds)];
  return [detail.medicines(total), detail.offLabelUnknown];
}

function devicesSaid(rows: readonly Released[], { labels, format }: Words): string[] {
  const device = rows.find(({ situation }) => situation === 'device');
  if (!device) return [];
  if (isUnknown(device)) return [labels.detail.devicesMasked];
  return [labels.detail.devices(format.eurosShort(device.amount ?? 0))];
}

/** How long a bar is, from 0 to 1, beside the largest known; null where it is withheld. */
export function barOf(row: Released, rows: readonly Released[]): number | null {
  if (isMasked(row) || isAmountMasked(row)) return null;
  const most = Math.max(...rows.map(({ amount }) => amount ?? 0));
  return most > 0 ? Math.max(0, (row.amount ?? 0) / most) : 0;
}
