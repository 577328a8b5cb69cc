import type { Answer } from './api.ts';
import type { Definition } from './definition.ts';
import { measureText } from './measure.ts';
import type { Words } from './words.ts';

export type PeerPosition = Answer<'peer-position'>[number];

/**
 * Where an establishment stands among others, in words fit to the direction: « mieux que 62 % des 25 autres CH ».
 * Where a lower value is better, equal values count as bettered.
 */
export function peerSentence(
  { below, others, median, level }: PeerPosition,
  definition: Definition,
  category: string | null,
  words: Words,
): string {
  const { labels, format } = words;
  const who = level === 'category' && category !== null ? category : labels.detail.ofRegion;
  const middle = median === null ? labels.noValue : peerValue(median, definition, words);
  const many = format.count(others ?? 0);
  if (below === null) return labels.detail.peersMedian(many, who, middle);
  const bettered = definition.direction === 'lower' ? 1 - below : below;
  return labels.detail.betterThan(format.percent(bettered, 0), many, who, middle);
}

/** A quartile as its indicator writes values. */
export function peerValue(value: number, definition: Definition, words: Words): string {
  return definition.displayUnit === 'percent'
    ? words.format.percent(value, 1, definition.kind === 'growth')
    : measureText(value, definition, words, 'card');
}
