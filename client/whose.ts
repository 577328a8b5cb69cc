import type { Answer } from './api.ts';
import type { Definition } from './definition.ts';
import { verdictOf, type Figure } from './figure-text.ts';
import { unfavourableFirst } from './table/gap-order.ts';

export type GapRow = Answer<'target-gap'>[number];

/** One establishment, in the year and in the one before. */
export type Place = GapRow & {
  /** The value of N-1, as the establishment was judged then; null where it was not. */
  readonly before: number | null;
  /** What it brings to the gap, in the numerator's unit: positive is unfavourable. */
  readonly contribution: number | null;
};

/**
 * What a figure brings to the gap to its own target, in the numerator's unit, positive where unfavourable: n − d × (1 + target)
 * of an evolution, n − d × target of a rate, n − target of an amount, the sign turned where more is favourable; without target,
 * the change n − d of an evolution. As api/questions/contributors.ts, of every establishment. Null where a term is not known.
 */
export function contributionOf(
  { numerator, denominator, target }: Pick<Figure, 'numerator' | 'denominator' | 'target'>,
  { kind, direction }: Pick<Definition, 'kind' | 'direction'>,
): number | null {
  // Points of a score and steps of a level do not add up from one establishment to the next.
  if (numerator === null || kind === 'score' || kind === 'level') return null;
  if (target === null) return kind === 'growth' && denominator !== null ? numerator - denominator : null;
  const excess = numerator - (amountAt(target, kind, denominator) ?? NaN);
  if (Number.isNaN(excess)) return null;
  return direction === 'higher' ? 0 - excess : excess;
}

/** The numerator that just meets a target; null where the denominator is not known. */
export function amountAt(target: number, kind: string, denominator: number | null): number | null {
  if (kind !== 'growth' && kind !== 'rate') return target;
  if (denominator === null) return null;
  return denominator * (kind === 'growth' ? 1 + target : target);
}

export type Uncounted = {
  readonly masked: number;
  readonly notAssessable: number;
  readonly notConcerned: number;
};

/**
 * The establishments of a year beside the year before: those with a value, the largest contribution first (by their gap or
 * value where nothing is shared), and how many have none, by reason.
 */
export function placesOf(
  now: readonly GapRow[],
  before: readonly GapRow[],
  definition: Definition,
): { places: Place[]; uncounted: Uncounted } {
  const own = now.filter(({ level }) => level === 'establishment');
  const former = new Map(
    before.filter(({ level }) => level === 'establishment').map((row) => [row.establishment, row.value]),
  );
  const places = unfavourableFirst(own, definition)
    .filter(({ value }) => value !== null)
    .map((row) => ({
      ...row,
      before: former.get(row.establishment) ?? null,
      contribution: contributionOf(row, definition),
    }))
    .sort((a, b) => (b.contribution ?? -Infinity) - (a.contribution ?? -Infinity) || 0);
  const without = own.filter(({ value }) => value === null);
  const masked = without.filter(({ status }) => status === 'masked').length;
  const notConcerned = without.filter((row) => verdictOf(row) === 'sans objet').length;
  return {
    places,
    uncounted: { masked, notConcerned, notAssessable: without.length - masked - notConcerned },
  };
}

/** A place of the unfavourable gap, its share, and the share of those before it and itself. */
export type Weighed = Place & {
  readonly contribution: number;
  readonly share: number;
  readonly cumulated: number;
};

export type Pareto = {
  readonly weighed: readonly Weighed[];
  /** Sums of the unfavourable contributions, and of the favourable ones (0 or below). */
  readonly unfavourable: number;
  readonly favourable: number;
  /** How many of the first make this share of the unfavourable gap. */
  readonly most: { readonly count: number; readonly share: number } | null;
};

/** Four fifths: the vital few of Pareto's law, as quality control counts them (Juran). */
export const fewShare = 0.8;

/** The unfavourable contributions, largest first and cumulated; `places` as `placesOf` orders them. */
export function paretoOf(places: readonly Place[]): Pareto {
  const known = places.flatMap((place) =>
    place.contribution === null ? [] : [{ ...place, contribution: place.contribution }],
  );
  const against = known.filter(({ contribution }) => contribution > 0);
  const unfavourable = against.reduce((sum, { contribution }) => sum + contribution, 0);
  const favourable = known.reduce((sum, { contribution }) => sum + Math.min(0, contribution), 0);
  let sum = 0;
  const weighed = against.map((place) => {
    sum += place.contribution;
    return { ...place, share: place.contribution / unfavourable, cumulated: sum / unfavourable };
  });
  // Sums of doubles: four fifths reached but for a hair are reached.
  const last = weighed.findIndex(({ cumulated }) => cumulated >= fewShare - 1e-12);
  const most = last < 0 ? null : { count: last + 1, share: weighed[last]?.cumulated ?? 1 };
  return { weighed, unfavourable, favourable, most };
}

/** Several establishments as one: terms are summed, then divided. */
export type GroupTotal = {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
  /** Where all of them have the same. */
  readonly target: number | null;
  readonly contribution: number | null;
  /** How many it sums, and how many of the group have no figure that may be summed. */
  readonly counted: number;
  readonly missing: number;
};

/** The total of these establishments among the rows of one year; null where none can be summed. */
export function groupTotal(
  rows: readonly GapRow[],
  members: ReadonlySet<string>,
  definition: Definition,
): GroupTotal | null {
  const own = rows.filter(
    ({ level, establishment }) => level === 'establishment' && members.has(establishment ?? ''),
  );
  const divided = definition.kind === 'growth' || definition.kind === 'rate';
  const summed = own.filter(
    ({ value, numerator, denominator }) =>
      value !== null && numerator !== null && (!divided || denominator !== null),
  );
  // A score or a level belongs to one establishment, and a threshold judges each: neither has a total.
  if (summed.length === 0 || (!divided && definition.kind !== 'amount')) return null;
  const numerator = summed.reduce((sum, row) => sum + (row.numerator ?? 0), 0);
  const denominator = divided ? summed.reduce((sum, row) => sum + (row.denominator ?? 0), 0) : null;
  const targets = new Set(summed.map(({ target }) => target));
  const target = divided && targets.size === 1 ? (summed[0]?.target ?? null) : null;
  const contributions = summed.map((row) => contributionOf(row, definition));
  return {
    numerator,
    denominator,
    value: valueOf(numerator, denominator, definition.kind),
    target,
    contribution: contributions.includes(null)
      ? null
      : contributions.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    counted: summed.length,
    missing: members.size - summed.length,
  };
}

function valueOf(numerator: number, denominator: number | null, kind: string): number | null {
  if (denominator === null) return numerator;
  // Nought or negative makes no rate (docs/decisions.md, 15).
  if (denominator <= 0) return null;
  return kind === 'growth' ? numerator / denominator - 1 : numerator / denominator;
}
