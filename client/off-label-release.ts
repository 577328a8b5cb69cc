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

const weightOf = (row: Released, measure: ReleaseMeasure) =>
  (measure === 'amount' ? isAmountMasked(row) : isMasked(row)) ? null : row[measure];

/** A place of the region with its share; `contribution` is its part of what the region has of it, where both are known. */
export type Placed = {
  readonly key: string | null;
  readonly label: string | null;
  readonly share: ReleasedShare;
  readonly rank: number | null;
  readonly contribution: number | null;
};

type Keyed = Released & { readonly key: string | null; readonly label: string | null };

/**
 * Each key of these rows, the highest share first, equals of the same rank; those without a known share come last, by
 * name, so that their place tells nothing.
 */
export function placesOf(
  rows: readonly Keyed[],
  region: ReleasedShare | undefined,
  measure: ReleaseMeasure,
  numerator: Numerator,
): Placed[] {
  const places = [...byKey(rows)].map(([key, own]) => ({
    key,
    label: own[0]?.label ?? null,
    share: shareOfReleased(own, measure, numerator),
  }));
  const known = places.flatMap(({ share }) => share.value ?? []);
  const whole = region?.followed ?? null;
  return places
    .map((place) => {
      const { value, followed } = place.share;
      return {
        ...place,
        rank: value === null ? null : 1 + known.filter((other) => other > value).length,
        contribution: followed === null || whole === null || whole <= 0 ? null : followed / whole,
      };
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || collator.compare(nameOf(a), nameOf(b)));
}

function byKey(rows: readonly Keyed[]): Map<string | null, Keyed[]> {
  const groups = new Map<string | null, Keyed[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group) group.push(row);
    else groups.set(row.key, [row]);
  }
  return groups;
}

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });
const nameOf = ({ label, key }: Pick<Placed, 'label' | 'key'>) => label ?? key ?? '\uffff';
