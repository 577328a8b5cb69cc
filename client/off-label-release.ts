import { shareOf, type Numerator, numerators, type Share } from '#api/off-label.ts';
import { unknownSituations, type Situation } from '#api/situation.ts';
import { isAmountMasked, isMasked, type Released } from './table/release.ts';

/** What release tables count that adds up over situations: a stay may have several of them. */
export type ReleaseMeasure = 'lines' | 'amount';

/**
 * The share of one place and period, and what it is made of. `masked`: a situation is withheld, and with it all that a
 * subtraction could tell of it. `pooled`: rare situations are published together, so that the share is only known
 * between its bounds.
 */
export type ReleasedShare = Share & {
  readonly followed: number | null;
  readonly unknown: number | null;
  readonly all: number | null;
  readonly masked: boolean;
  readonly pooled: boolean;
};

export function shareOfReleased(
  rows: readonly Released[],
  measure: ReleaseMeasure,
  numerator: Numerator,
): ReleasedShare {
  const weighed = rows
    .filter(({ situation }) => situation !== 'device')
    .map((row) => ({ situation: row.situation as Situation, weight: weightOf(row, measure) }));
  const share = shareOf(weighed, numerator);
  const masked = weighed.some(({ weight }) => weight === null);
  const pooled = weighed.some(({ situation, weight }) => situation === 'pooled' && weight !== 0);
  const sum = (of: readonly Situation[] | null) =>
    masked
      ? null
      : weighed.reduce(
          (total, { situation, weight }) =>
            of === null || of.includes(situation) ? total + (weight ?? 0) : total,
          0,
        );
  return {
    ...share,
    value: pooled ? null : share.value,
    followed: pooled ? null : sum(numerators[numerator]),
    unknown: sum(unknownSituations),
    all: sum(null),
    masked,
    pooled,
  };
}

/** What a cell weighs; null where publication withholds it. */
export const weightOf = (row: Released, measure: ReleaseMeasure) =>
  (measure === 'amount' ? isAmountMasked(row) : isMasked(row)) ? null : row[measure];
