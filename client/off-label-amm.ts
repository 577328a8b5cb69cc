import { ammOrOffLabel, type Situation } from '#api/situation.ts';
import { weightOf, type ReleaseMeasure } from './off-label-release.ts';
import { ofPeriod, type Period, type Released } from './table/release.ts';

/**
 * hors AMM / (AMM + hors AMM): of twelve situations, the two that are released of the most places. `offLabel` is its
 * numerator, lines or euros, known by itself where its cell is released; `all`, the two together, with both. Why the share
 * is not known: one of the two cells is masked, or may be published among rare situations together; or the place has neither.
 */
export type AmmShare = {
  readonly value: number | null;
  readonly offLabel: number | null;
  readonly all: number | null;
  readonly missing: 'masked' | 'pooled' | 'none' | null;
  readonly offLabelMissing: 'masked' | 'pooled' | null;
};

/** What a region's own rows say of all tables of its year: those of the two situations that `pooled` may hold. */
export type RegionAmm = {
  readonly mayBePooled: readonly Situation[];
  readonly offLabel: number | null;
};

/** `rows`: the region's, year and semesters, as pooling is of a whole year; undefined while they are not known. */
export function regionAmmOf(
  rows: readonly Released[] | undefined,
  period: Period,
  measure: ReleaseMeasure,
): RegionAmm {
  if (rows === undefined || rows.length === 0) return { mayBePooled: ammOrOffLabel, offLabel: null };
  const has = (wanted: Situation) => rows.some(({ situation }) => situation === wanted);
  const mayBePooled = has('pooled') ? ammOrOffLabel.filter((situation) => !has(situation)) : [];
  return { mayBePooled, offLabel: ammShareOf(ofPeriod(rows, period), measure, mayBePooled).offLabel };
}

/** Of one place and period. A situation without any row is 0 only where no pooled row may hold it. */
export function ammShareOf(
  rows: readonly Released[],
  measure: ReleaseMeasure,
  mayBePooled: readonly Situation[],
): AmmShare {
  const [amm, offLabel] = (['amm', 'off_label'] as const).map((wanted) => {
    const weights = rows.filter(({ situation }) => situation === wanted).map((row) => weightOf(row, measure));
    if (weights.includes(null)) return 'masked';
    if (mayBePooled.includes(wanted)) return 'pooled';
    return weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  }) as [Cell, Cell];
  const known = typeof offLabel === 'number';
  const own = { offLabel: known ? offLabel : null, offLabelMissing: known ? null : offLabel };
  if (amm === 'masked' || offLabel === 'masked') return { ...own, value: null, all: null, missing: 'masked' };
  if (amm === 'pooled' || offLabel === 'pooled') return { ...own, value: null, all: null, missing: 'pooled' };
  const all = amm + offLabel;
  return all > 0
    ? { ...own, value: offLabel / all, all, missing: null }
    : { ...own, value: null, all, missing: 'none' };
}

type Cell = number | 'masked' | 'pooled';
