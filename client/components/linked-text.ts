import type { Numerator, Share } from '#api/off-label.ts';
import type { LinkedDimension } from '#api/questions/linked.ts';
import {
  crumbsOf,
  partsOf,
  shareOfRow,
  type Crumb,
  type Drill,
  type LinkedRow,
  type Measure,
} from '../linked.ts';
import { boundsText, percentOf, weightText } from '../off-label-story.ts';
import type { Words } from '../words.ts';

/** In what marks are counted, and which share they tell. */
export type Shown = { readonly measure: Measure; readonly numerator: Numerator };

type Weights = Parameters<typeof shareOfRow>[0];

/** What a mark is called; what has no key has a name of its own. */
export function markName(
  { key, label }: Pick<LinkedRow, 'key' | 'label'>,
  dimension: LinkedDimension,
  { labels, format }: Words,
): string {
  if (key === null || key === '') return labels.offLabel.none[dimension];
  if (dimension === 'month') return format.month(`${key}-01`);
  if (dimension === 'situation') return labels.situations[key] ?? key;
  return label === null || label === key ? key : `${label} (${key})`;
}

/** What a choice is called, by the row that it stands for where there is one. */
export function crumbName({ dimension, key }: Crumb, rows: readonly LinkedRow[], words: Words): string {
  const row = rows.find((one) => one.dimension === dimension && (one.key ?? '') === key);
  return markName(row ?? { key, label: null }, dimension, words);
}

/** A place, and what is chosen in it: the figures beside it are of that alone. */
export function whereText(place: string, drill: Drill, rows: readonly LinkedRow[], words: Words): string {
  const { offLabel } = words.labels;
  const names = crumbsOf(drill).map((crumb) => crumbName(crumb, rows, words));
  if (names.length === 0) return place;
  return offLabel.placeUnder(
    place,
    names.length > 3 ? offLabel.manyChoices(String(names.length)) : names.join(', '),
  );
}

/** The figures of a mark, in short; `full` tells them all. */
export function markTexts(row: Weights, { measure, numerator }: Shown, words: Words) {
  const { offLabel } = words.labels;
  const share = shareOfRow(row, numerator);
  const value = weightText(row.value ?? 0, measure, words);
  const part = shareText(share, words);
  const bounds = boundsText(share, words);
  const weights = partsOf(row);
  const split = (['off_label', 'outside', 'unknown'] as const).map((name) =>
    words.labels.pair(offLabel.parts[name], weightText(weights[name], measure, words, true)),
  );
  return {
    value,
    share: part,
    bounds,
    full: words.labels.series([
      words.labels.pair(offLabel.measures[measure], weightText(row.value ?? 0, measure, words, true)),
      words.labels.pair(offLabel.numerators[numerator], bounds === undefined ? part : `${part} (${bounds})`),
      ...split,
    ]),
  };
}

/** Without medicines there is no share; with none of known situation, it is not known. */
export function shareText({ value, low }: Share, words: Words): string {
  const { offLabel } = words.labels;
  if (value !== null) return percentOf(value, words);
  return low === null ? offLabel.devicesOnly : offLabel.unknownShare;
}

/** What a dimension shows: how many keys, the heaviest, and what has none. */
export function findingOf(
  rows: readonly LinkedRow[],
  dimension: LinkedDimension,
  total: number,
  words: Words,
): string {
  const { labels, format } = words;
  const { offLabel } = labels;
  const keyed = rows.filter(({ key }) => key !== null);
  const none = rows.find(({ key }) => key === null);
  const [first] = keyed.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  if (!first || total <= 0) return none ? offLabel.none[dimension] : offLabel.empty;
  const part = (row: LinkedRow) => percentOf((row.value ?? 0) / total, words);
  const said = offLabel.finding(format.count(keyed.length), markName(first, dimension, words), part(first));
  return none ? labels.series([said, offLabel.noneWeighs(offLabel.none[dimension], part(none))]) : said;
}
