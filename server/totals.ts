import type { Place } from '#api/access.ts';
import type { Value, Values } from './statement.ts';

/**
 * Which of the totals worked out at publication (sql/marts/total.sql) are those of who asks: he names all establishments of
 * the region, and signed the contracts of all of them ('signatories') or of none ('others'). Null: his are worked out.
 */
export const totalsOf = (
  places: readonly Place[],
  { region, scope, peers, signed }: Values,
): 'signatories' | 'others' | null => {
  if (typeof region !== 'string') return null;
  const [named, counted, contracted] = [scope, peers, signed].map(held);
  if (!named || !counted || !contracted) return null;
  const there = places.filter((place) => place.region === region).map(({ establishment }) => establishment);
  if (!there.every((each) => named.has(each) && counted.has(each))) return null;
  if (there.every((each) => contracted.has(each))) return 'signatories';
  return there.some((each) => contracted.has(each)) ? null : 'others';
};

const held = (list: Value | undefined): ReadonlySet<string> | null =>
  typeof list === 'object' && list !== null ? new Set(list) : null;
