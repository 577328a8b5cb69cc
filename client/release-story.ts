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

/** The euros of medicines coded hors AMM over those of all medicines, where both are known. */
export function offLabelShare(rows: readonly Released[]): number | null {
  const total = medicinesTotal(rows);
  const pooled = rows.some(({ situation }) => situation === 'pooled');
  const off = rows.find(({ situation }) => situation === 'off_label');
  // Pooled situations may hold it: its absence is then no zero.
  if (total === null || total <= 0 || (!off && pooled)) return null;
  return (off?.amount ?? 0) / total;
}

const medicinesOf = (rows: readonly Released[]) => rows.filter(({ situation }) => situation !== 'device');

/** Pooled situations whose amount is known are of medicines: pooled with devices, amounts are withheld. */
function medicinesTotal(rows: readonly Released[]): number | null {
  const medicines = medicinesOf(rows);
  if (medicines.length === 0 || medicines.some(isUnknown)) return null;
  return medicines.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

const isUnknown = (row: Released) => isAmountMasked(row) || row.amount === null;

function medicinesSaid(rows: readonly Released[], { labels, format }: Words): string[] {
  const { detail } = labels;
  const medicines = medicinesOf(rows);
  if (medicines.length === 0) return [];
  const total = medicinesTotal(rows);
  const share = offLabelShare(rows);
  if (total !== null && share !== null)
    return [detail.medicinesOffLabel(format.eurosShort(total), format.percent(share))];
  const off = medicines.find((row) => row.situation === 'off_label' && !isUnknown(row));
  const said = off ? [detail.offLabelAmount(format.eurosShort(off.amount ?? 0))] : [];
  if (total !== null) return [detail.medicines(format.eurosShort(total)), ...said, detail.offLabelPooled];
  const withheld = medicines.filter(isUnknown).length;
  return [...said, detail.medicinesMasked(format.count(withheld), format.many(withheld))];
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
