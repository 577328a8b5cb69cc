import { parts, partsOf, type LinkedRow, type Part } from '../linked.ts';

type Weights = Pick<LinkedRow, 'value' | 'off_label' | 'outside' | 'unknown' | 'device'>;
export type Segment = { readonly part: Part; readonly from: number; readonly size: number };

/**
 * A stacked bar beside the longest, which is 1: where each part begins and how long it is. A correction may be negative:
 * it takes no room, for a bar has no left of nought.
 */
export function segmentsOf(row: Weights, longest: number): Segment[] {
  if (longest <= 0) return [];
  const weights = partsOf(row);
  let from = 0;
  return parts.flatMap((part) => {
    const size = Math.max(0, weights[part]) / longest;
    if (size === 0) return [];
    const segment = { part, from, size: Math.min(size, 1 - from) };
    from += segment.size;
    return [segment];
  });
}

/** What the longest of these bars weighs. */
export const longestOf = (rows: readonly Weights[]): number =>
  Math.max(0, ...rows.map((row) => parts.reduce((sum, part) => sum + Math.max(0, partsOf(row)[part]), 0)));
