import type { Numerator } from '#api/off-label.ts';
import { ammShareOf, type AmmShare, type RegionAmm } from './off-label-amm.ts';
import { shareOfReleased, type ReleasedShare, type ReleaseMeasure } from './off-label-release.ts';
import type { Released } from './table/release.ts';

/**
 * A place, product or specialty of the region: its share of all known situations (`share`), and that of hors AMM among
 * AMM and hors AMM (`amm`), by which it has its `rank`, equals alike. `contribution`: its part of the region's hors AMM.
 */
export type Placed = {
  readonly key: string | null;
  readonly label: string | null;
  readonly share: ReleasedShare;
  readonly amm: AmmShare;
  readonly rank: number | null;
  readonly contribution: number | null;
};

/** By `rank`, or by `weight`: most hors AMM first. */
export type PlacesOrder = 'rank' | 'weight';

type Keyed = Released & { readonly key: string | null; readonly label: string | null };

/** Those whose figure of the order is not known come last, by name, so that their place tells nothing. */
export function placesOf(
  rows: readonly Keyed[],
  region: RegionAmm,
  { measure, numerator }: { measure: ReleaseMeasure; numerator: Numerator },
  order: PlacesOrder,
): Placed[] {
  const places = [...byKey(rows)].map(([key, own]) => ({
    key,
    label: own[0]?.label ?? null,
    share: shareOfReleased(own, measure, numerator),
    amm: ammShareOf(own, measure, region.mayBePooled),
  }));
  const known = places.flatMap(({ amm }) => amm.value ?? []);
  const whole = region.offLabel;
  const first = (place: Placed) =>
    order === 'rank' ? (place.rank ?? Infinity) : -(place.amm.offLabel ?? -Infinity);
  return places
    .map((place) => {
      const { value, offLabel } = place.amm;
      return {
        ...place,
        rank: value === null ? null : 1 + known.filter((other) => other > value).length,
        contribution: offLabel === null || whole === null || whole <= 0 ? null : offLabel / whole,
      };
    })
    .sort((a, b) => {
      const [one, other] = [first(a), first(b)];
      return one === other ? collator.compare(nameOf(a), nameOf(b)) : one - other;
    });
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
