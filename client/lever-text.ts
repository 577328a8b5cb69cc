import type { Lever } from '#api/questions/simulation.ts';
import type { Definition } from './definition.ts';
import { measureText } from './measure.ts';
import type { Beside } from './charts/dumbbell.ts';
import { moves, outcomeOf, type Effect, type Target } from './lever-effects.ts';
import type { Story } from './story.ts';
import type { Words } from './words.ts';

/** What a lever is called: with its group, or its product. */
export function leverName(
  { lever, key, label }: Pick<Effect, 'lever' | 'key' | 'label'>,
  words: Words,
): string {
  const { labels } = words;
  const { levers } = labels;
  if (lever === 'combined') return levers.combined;
  const name = levers.names[lever as Lever];
  if (key === null) return name;
  return labels.pair(name, lever === 'biosimilars' ? groupName(key, words) : (label ?? key));
}

export const groupName = (group: string, { labels }: Words) => labels.levers.groups[group] ?? group;

/** A value after a lever, as its indicator writes it; two decimals, for levers are small. */
export const valueText = (
  { value }: Pick<Effect, 'value'>,
  definition: Definition,
  target: Target | undefined,
  words: Words,
): string =>
  value === null
    ? words.labels.noValue
    : measureText(value, definition, words, 'table', target?.value ?? null);

/** What becomes of the target, in words; what there is where none judges, or where the lever moves other lines. */
export function outcomeText(
  effect: Effect,
  asIs: Effect,
  target: Target | undefined,
  definition: Definition,
  { labels }: Words,
): string {
  if (!moves(effect, asIs)) return labels.levers.noEffect;
  const outcome = outcomeOf(effect, asIs, target, definition);
  return outcome === null ? labels.levers.noTarget : labels.levers.outcomes[outcome];
}

/** What the rows of the chart say on their right: euros reimbursed less; and those that do not move the indicator. */
export const eurosBeside =
  (effects: readonly Effect[], asIs: Effect, { labels, format }: Words): Beside =>
  (row) => {
    const effect = effects[row];
    if (!effect) return null;
    const { amount } = effect;
    return {
      text: amount === null ? '' : format.eurosShort(amount),
      against: (amount ?? 0) < 0,
      ...(!moves(effect, asIs) && { still: labels.levers.noEffectShort }),
    };
  };

/** What all levers together would do: title and summary of the chart. */
export function leversStory(
  asIs: Effect,
  effects: readonly Effect[],
  target: Target | undefined,
  { definition, year }: { definition: Definition; year: number },
  words: Words,
): Story {
  const { levers } = words.labels;
  const text = (effect: Effect) => valueText(effect, definition, target, words);
  const combined = effects.find(({ lever }) => lever === 'combined');
  if (!combined) {
    const title = levers.none(definition.short, text(asIs), year);
    return { title, summary: `${title}. ${levers.ask}` };
  }
  const chosen = effects.filter(({ lever }) => lever !== 'combined');
  const [before, after] = [text(asIs), text(combined)];
  const told = !moves(combined, asIs)
    ? levers.unmoved(definition.short, before, chosen.length > 1)
    : before === after
      ? levers.still(definition.short, before)
      : (chosen.length === 1 ? levers.one : levers.all)(definition.short, before, after);
  const outcome = outcomeOf(combined, asIs, target, definition);
  const title = outcome === null ? told : words.labels.pair(told, levers.outcomes[outcome]);
  const each = (one: Effect) =>
    words.labels.pair(leverName(one, words), moves(one, asIs) ? text(one) : levers.noEffect);
  return { title, summary: [title, ...chosen.map(each)].map((part) => `${part}.`).join(' ') };
}

/** What all levers together would leave unspent; null where none is moved, or no amount is known. */
export function savedText(effects: readonly Effect[], { labels, format }: Words): string | null {
  const amount = effects.find(({ lever }) => lever === 'combined')?.amount ?? null;
  if (amount === null) return null;
  return (amount < 0 ? labels.levers.spent : labels.levers.saved)(format.euros(Math.abs(amount)));
}
