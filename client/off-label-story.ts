import type { Numerator, Share } from '#api/off-label.ts';
import { numerators } from '#api/off-label.ts';
import { shareOfRow, type LinkedRow, type Measure } from './linked.ts';
import type { Placed } from './off-label-places.ts';
import type { ReleasedShare, ReleaseMeasure } from './off-label-release.ts';
import type { Months } from './months.ts';
import type { Words } from './words.ts';

/** A place and period in one sentence: the share followed and its bounds, stays and patients; no verdict. */
export function linkedSentence(
  total: LinkedRow | undefined,
  place: string,
  when: string,
  { measure, numerator }: { measure: Measure; numerator: Numerator },
  words: Words,
): string {
  const { labels, format } = words;
  const { offLabel } = labels;
  if (!total || (total.lines ?? 0) === 0) return offLabel.nothingSaid(place, when);
  const share = shareOfRow(total, numerator);
  const stays = offLabel.staysSaid(format.count(total.stays ?? 0), format.many(total.stays ?? 0));
  const persons =
    total.patients === null
      ? stays
      : offLabel.patientsSaid(stays, format.count(total.patients), format.many(total.patients));
  const said = shareSaid(share, offLabel.shareIn[measure], numerator, words);
  return offLabel.story(place, when, labels.series([said, persons, offLabel.followedSaid]));
}

function shareSaid({ value, low, high }: Share, what: string, numerator: Numerator, words: Words): string {
  const { offLabel } = words.labels;
  const where = offLabel.whereSaid[numerator];
  const said =
    value === null
      ? offLabel.shareUnknownSaid(where)
      : offLabel.shareSaid(percentOf(value, words), what, where);
  if (low === null || high === null || !apart(low, high)) return said;
  return `${said}, ${offLabel.betweenSaid(percentOf(low, words), percentOf(high, words))}`;
}

/** A share to 0.1 point, which is three significant figures at most. */
export const percentOf = (share: number, { format }: Words) => format.percent(share, share >= 0.9995 ? 0 : 1);

/** Bounds that would print alike say nothing. */
export const apart = (low: number, high: number) => (low * 100).toFixed(1) !== (high * 100).toFixed(1);

/** The bounds of a share in short; undefined where they say no more than the share. */
export function boundsText({ low, high }: Share, words: Words): string | undefined {
  if (low === null || high === null || !apart(low, high)) return undefined;
  return words.labels.offLabel.boundsShort(words.format.number(low * 100, 1), percentOf(high, words));
}

/** Which situations a share counts. */
export function numeratorText(numerator: Numerator, { labels }: Words): string {
  const names = numerators[numerator].map((situation) => labels.situations[situation]);
  // Names hold commas: « AMM, non inscrite ».
  return labels.offLabel.inNumerator(labels.series(names));
}

export function weightText(value: number, measure: Measure, { format }: Words, full = false): string {
  if (measure === 'amount') return full ? format.euros(value) : format.eurosShort(value);
  if (full) return format.number(value, Number.isInteger(value) ? 0 : 1);
  return format.countShort(value);
}

/** Months in words: `janvier 2018 à juin 2018`, or the year that they make. */
export function monthsText({ from, to }: Months, { labels, format }: Words): string {
  const year = from.slice(0, 4);
  if (from === `${year}-01` && to === `${year}-12`) return year;
  return labels.offLabel.monthsFromTo(format.month(`${from}-01`), format.month(`${to}-01`));
}

/** The same from release tables, whose cells may be withheld or pooled. */
export function releaseSentence(
  share: ReleasedShare,
  place: string,
  when: string,
  { measure, numerator }: { measure: ReleaseMeasure; numerator: Numerator },
  words: Words,
): string {
  const { offLabel } = words.labels;
  const where = offLabel.whereSaid[numerator];
  const what = offLabel.shareIn[measure];
  const { low, high } = share;
  const said = share.masked
    ? offLabel.release.maskedSaid(where)
    : share.pooled && low !== null && high !== null
      ? offLabel.release.betweenSaid(percentOf(low, words), percentOf(high, words), what, where)
      : shareSaid(share, what, numerator, words);
  return offLabel.story(place, when, words.labels.series([said, offLabel.followedSaid]));
}

/** Of how many places the share of hors AMM among AMM and hors AMM is known, and why not of the others. */
export function knownText(
  places: readonly Placed[],
  by: 'establishment' | 'product' | 'specialty',
  { labels, format }: Words,
): string {
  const { release } = labels.offLabel;
  const counted = (why: Placed['amm']['missing']) => places.filter(({ amm }) => amm.missing === why).length;
  const known = counted(null);
  const what = release.places[by][format.many(known) ? 'many' : 'one'];
  const others = (['masked', 'pooled', 'none'] as const).flatMap((why) => {
    const n = counted(why);
    return n > 0 ? [release.missing[why](format.count(n))] : [];
  });
  const said = release.known(format.count(known), format.count(places.length), what);
  return `${labels.series([said, ...others])}.`;
}
