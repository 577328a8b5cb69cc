import type { Beside } from './charts/dumbbell.ts';
import type { Definition } from './definition.ts';
import { figureLines, figureText } from './figure-text.ts';
import { asGap, exactShare } from './gap-story.ts';
import { gapText, measureText, shareText } from './measure.ts';
import type { Story } from './story.ts';
import type { GroupTotal, Pareto, Place, Uncounted } from './whose.ts';
import type { Words } from './words.ts';

type Years = { readonly year: number; readonly definition: Definition };

/** How many got worse from one year to the next: title and summary of the dumbbell chart. */
export function dumbbellStory(places: readonly Place[], { year, definition }: Years, words: Words): Story {
  const { labels, format } = words;
  const { whose } = labels;
  const years = [String(year - 1), String(year)] as const;
  const [only] = places;
  if (!only) return told(whose.none(definition.short, years[1]));
  const [first, second, third] = places
    .filter(({ contribution }) => (contribution ?? 0) > 0)
    .map(({ name, establishment, contribution }) =>
      labels.pair(name ?? establishment ?? '', weightText(contribution ?? 0, definition, words)),
    );
  const heaviest = [first, second, third].filter((part) => part !== undefined).join(', ');
  const compared = places.filter(({ before }) => before !== null);
  const worse = compared.filter((place) => isWorse(place, definition)).length;
  const title =
    compared.length === 0
      ? whose.alone(definition.short, format.count(places.length), format.many(places.length), years[1])
      : whose.moved(
          definition.short,
          format.count(worse),
          format.count(compared.length),
          format.many(worse),
          ...years,
        );
  return told(title, heaviest === '' ? undefined : whose.heaviest(heaviest));
}

/** The same of one establishment, whose reader is told no other by name. */
export function ownStory(place: Place, { year, definition }: Years, words: Words): Story {
  const { whose } = words.labels;
  const name = place.name ?? place.establishment ?? '';
  const now = figureText(place, definition, words, 'card').value;
  const [before, years] = [place.before, [String(year - 1), String(year)] as const];
  return told(
    before === null
      ? whose.ownAlone(definition.short, name, now, years[1])
      : whose.ownMoved(definition.short, name, measureText(before, definition, words, 'card'), now, years),
  );
}

/** How few make most of the gap. */
export function paretoStory(
  { weighed, unfavourable, favourable, most }: Pareto,
  places: readonly Place[],
  { year, definition }: Years,
  words: Words,
): Story {
  const { labels, format } = words;
  const { whose } = labels;
  if (places.every(({ contribution }) => contribution === null))
    return told(whose.noShare(definition.short, String(year)));
  if (most === null) return told(whose.nobody(definition.short, String(year)));
  const judged = weighed.some(({ target }) => target !== null);
  const say = judged ? whose.few : whose.changeFew;
  const title = say(definition.short, {
    count: format.count(most.count),
    all: format.count(places.filter(({ contribution }) => contribution !== null).length),
    many: format.many(most.count),
    share: format.percent(most.share, 0),
    amount: weightText(unfavourable, definition, words),
  });
  const rest =
    favourable < 0
      ? (judged ? whose.offset : whose.changeOffset)(
          // What is compensated is an amount: its sign is in the verb.
          weightText(favourable, definition, words).replace(/^[+−]/, ''),
          weightText(unfavourable + favourable, definition, words),
        )
      : undefined;
  return told(title, rest);
}

/** Whether it moved in the unfavourable direction since the year before. */
export function isWorse({ before, value }: Place, { direction }: Definition): boolean {
  if (before === null || value === null) return false;
  return direction === 'lower' ? value > before : value < before;
}

/** Those that are not drawn, by reason; empty where all are. */
export function uncountedText({ masked, notAssessable, notConcerned }: Uncounted, words: Words): string {
  const { labels, format } = words;
  const { whose } = labels;
  const parts = [
    masked > 0 ? whose.masked(format.count(masked), format.many(masked)) : '',
    notAssessable > 0 ? whose.notAssessable(format.count(notAssessable), format.many(notAssessable)) : '',
    notConcerned > 0 ? whose.notConcerned(format.count(notConcerned)) : '',
  ].filter(Boolean);
  return parts.length > 0 ? whose.uncounted(parts.join(', ')) : '';
}

/** All that is known of a place, line by line. */
export function placeLines(place: Place, { year, definition }: Years, words: Words): string[] {
  const { labels } = words;
  const lines = [
    place.name ?? place.establishment ?? '',
    ...figureLines(place, definition, words, String(year)),
  ];
  if (place.before !== null)
    lines.push(labels.pair(String(year - 1), measureText(place.before, definition, words, 'table')));
  if (place.contribution !== null)
    lines.push(labels.pair(labels.whose.contribution, exactWeight(place.contribution, definition, words)));
  return lines;
}

/** What a place brings to the gap, of the sign of the gap: short in sentences and on charts… */
export const weightText = (contribution: number, definition: Definition, words: Words): string =>
  shareText(asGap(contribution, definition), definition, words);

/** … and in full in tables, tooltips and under a group. */
export const exactWeight = (contribution: number, definition: Definition, words: Words): string =>
  exactShare(asGap(contribution, definition), definition, words);

/** What the rows of a dumbbell chart say on their right: what each brings to the gap. */
export const weightsBeside =
  (places: readonly Place[], definition: Definition, words: Words): Beside =>
  (row) => {
    const contribution = places[row]?.contribution ?? null;
    return contribution === null
      ? null
      : { text: weightText(contribution, definition, words), against: contribution > 0 };
  };

/**
 * One establishment's part of the gap of all those that are told, in a sentence; null where it has none. `among`: the words for
 * the whole, a region or what the reader may name of it.
 */
export function ownWeight(
  { name, establishment, contribution, target }: Place,
  whole: number,
  among: string,
  definition: Definition,
  words: Words,
): string | null {
  if (contribution === null || whole <= 0) return null;
  const { whose } = words.labels;
  const who = name ?? establishment ?? '';
  const own = weightText(contribution, definition, words);
  const all = weightText(whole, definition, words);
  const of = target === null ? whose.ownOf.rises : whose.ownOf.gap;
  return contribution > 0 && contribution <= whole
    ? whose.ownPart(who, own, words.format.percent(contribution / whole, 1), `${of} ${among}`, all)
    : whose.ownBeside(who, own, `${of} ${among}`, all);
}

/** A group's figures as shown: of the year, of the one before, the gap to the target that all its members have. */
export function groupCells(
  now: GroupTotal | null,
  before: GroupTotal | null,
  definition: Definition,
  words: Words,
) {
  const { labels, format } = words;
  const text = (total: GroupTotal | null) => {
    const value = total?.value ?? null;
    return value === null
      ? labels.noValue
      : measureText(value, definition, words, 'table', total?.target ?? null);
  };
  const [value, target, contribution] = [now?.value ?? null, now?.target ?? null, now?.contribution ?? null];
  const gap = value === null || target === null ? null : gapText(value - target, definition, words, 'table');
  return {
    before: text(before),
    now: text(now),
    gap: gap ?? '',
    contribution: contribution === null ? '' : exactWeight(contribution, definition, words),
    counted: format.count(now?.counted ?? 0),
  };
}

const told = (title: string, more?: string): Story => ({
  title,
  summary: [`${title}.`, more].filter((part) => part !== undefined).join(' '),
});
