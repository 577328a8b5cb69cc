import type { Place } from '#api/access.ts';
import type { Value, Values } from './statement.ts';

/** Totals worked out at publication (sql/marts/total.sql); each is a schema of the engine (sql/published_totals.sql). */
export const publishedTotals = ['signatories', 'others'] as const;
export type PublishedTotals = (typeof publishedTotals)[number];

/**
 * Which published totals a question reads: its reader names all establishments of the region, and signed the contracts of
 * all of them ('signatories') or of none ('others'). Null: totals are worked out for him, or there are none in it.
 */
export const totalsOf = (
  question: string,
  places: readonly Place[],
  values: Values,
): PublishedTotals | null => {
  const { region, scope, peers, signed } = values;
  if (typeof region !== 'string' || !tellsPublished(question, values)) return null;
  const [named, counted, contracted] = [scope, peers, signed].map(held);
  if (!named || !counted || !contracted) return null;
  const there = places.filter((place) => place.region === region).map(({ establishment }) => establishment);
  if (!there.every((each) => named.has(each) && counted.has(each))) return null;
  if (there.every((each) => contracted.has(each))) return 'signatories';
  return there.some((each) => contracted.has(each)) ? null : 'others';
};

// The trend of an establishment sets it apart from its category: no published total does.
const tellsPublished = (question: string, { establishment }: Values): boolean =>
  question === 'trend' ? establishment === null : ['region-summary', 'target-gap'].includes(question);

const held = (list: Value | undefined): ReadonlySet<string> | null =>
  typeof list === 'object' && list !== null ? new Set(list) : null;
