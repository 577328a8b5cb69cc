import type { Answer } from './api.ts';
import type { Definition } from './definition.ts';
import { movedLevers, type Levers } from './levers.ts';
import { amountAt, contributionOf, type Place } from './whose.ts';

export type Effect = Answer<'simulation'>[number];
export type Aim = Answer<'levers'>[number];
export type Target = Answer<'targets'>[number];

/** What levers move, in the order of the catalogue (api/questions/simulation.ts). */
export const simulated: readonly string[] = [
  'phev_evolution',
  'phev_medicines_evolution',
  'generic_repertoire',
  'les_drugs_evolution',
  'biosimilar_town',
  'biosimilar_hospital',
];

/** The levers as they are combined (api/questions/simulation.ts), then all of them. */
export const leverOrder: readonly string[] = [
  'generics',
  'repertoire',
  'biosimilars',
  'price',
  'back',
  'combined',
];

/** Whether the target would be met, by the contract's rule and on figures that nothing rounds; null where none judges. */
export function wouldMeet(
  { numerator, denominator }: Pick<Effect, 'numerator' | 'denominator'>,
  target: Target | undefined,
  { kind }: Pick<Definition, 'kind'>,
): boolean | null {
  const goal = target?.value ?? null;
  const limit = goal === null ? null : amountAt(goal, kind, denominator);
  if (numerator === null || limit === null || (denominator ?? 0) <= 0) return null;
  // Less than a millionth of a euro or of a box is what sums of fractions leave.
  const beyond = Math.abs(numerator - limit) < 1e-6 ? 0 : numerator - limit;
  switch (target?.op) {
    case '<=':
      return beyond <= 0;
    case '<':
      return beyond < 0;
    case '>=':
      return beyond >= 0;
    case '>':
      return beyond > 0;
    default:
      return null;
  }
}

/** What becomes of the target: whether it would be met, and whether it is as things are. */
export type Outcome = 'met' | 'stillMet' | 'missed' | 'lost';

export function outcomeOf(
  effect: Effect,
  asIs: Effect,
  target: Target | undefined,
  definition: Pick<Definition, 'kind'>,
): Outcome | null {
  const met = wouldMeet(effect, target, definition);
  if (met === null) return null;
  const already = wouldMeet(asIs, target, definition) === true;
  if (met) return already ? 'stillMet' : 'met';
  return already ? 'lost' : 'missed';
}

/** Whether a lever moves the indicator at all: what sums of fractions leave is no move. */
export const moves = (effect: Effect, asIs: Effect): boolean =>
  (['numerator', 'denominator'] as const).some(
    (term) => Math.abs((effect[term] ?? 0) - (asIs[term] ?? 0)) >= 1e-6,
  );

/** A lever's effect on one indicator, as a chart draws what moves: a ring before, a mark after. */
export function placeOf(
  name: string,
  effect: Effect,
  asIs: Effect,
  target: Target | undefined,
  definition: Definition,
): Place {
  const met = wouldMeet(effect, target, definition);
  const { numerator, denominator, value } = effect;
  const goal = target?.value ?? null;
  return {
    ...{ indicator: effect.indicator, level: 'establishment', establishment: effect.key },
    ...{ period_start: null, period_months: 12, numerator, denominator, value, target: goal },
    gap: value === null || goal === null ? null : value - goal,
    verdict: met === null ? 'sans cible' : met ? 'atteint' : 'non atteint',
    ...{ status: 'ok', reason: null, name, category: null, before: asIs.value },
    contribution: contributionOf({ numerator, denominator, target: goal }, definition),
  };
}

/**
 * The effects on one indicator: as it is, and what each lever and all of them make of it. One of the `levers` that finds no
 * box of its source has no row of its own there: it leaves the indicator as it is, and moves no box nor euro.
 */
export function effectsOn(
  rows: readonly Effect[],
  indicator: string,
  levers?: Levers,
): { asIs: Effect | undefined; effects: readonly Effect[] } {
  const own = rows.filter((row) => row.indicator === indicator);
  const asIs = own.find(({ lever }) => lever === 'as_is');
  const found = own.filter(({ lever }) => lever !== 'as_is');
  const named = (one: { lever: string | null; key: string | null }) => (row: Effect) =>
    row.lever === one.lever && row.key === one.key;
  const moved = movedLevers(levers);
  const asked = moved.length === 0 ? [] : [...moved, { lever: 'combined', key: null }];
  const without = asked.flatMap((one) =>
    asIs && !found.some(named(one)) ? [{ ...asIs, ...one, label: rows.find(named(one))?.label ?? null }] : [],
  );
  const rank = ({ lever }: Effect) => leverOrder.indexOf(lever ?? '');
  return { asIs, effects: [...found, ...without].sort((a, b) => rank(a) - rank(b)) };
}

/** The effects that a chart draws, each with its place: what has no value is in the table alone. */
export function drawnEffects(
  effects: readonly Effect[],
  placed: (effect: Effect) => Place,
): readonly { readonly effect: Effect; readonly place: Place }[] {
  return effects.filter(({ value }) => value !== null).map((effect) => ({ effect, place: placed(effect) }));
}
