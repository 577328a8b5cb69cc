import type { Solidity } from '#api/statistics/solidity.ts';
import { againstTerm, firstTerm, type Step, type Steps } from './bridge-steps.ts';
import type { Definition } from './definition.ts';
import type { Figure } from './figure-text.ts';
import { amountText, gapText, measureText, shareText } from './measure.ts';
import type { Story } from './story.ts';
import { contributionOf } from './whose.ts';
import type { Words } from './words.ts';

/**
 * A gap to target in what the numerator counts, of the sign of the gap: n − d × (1 + target) of an evolution, n − d × target
 * of a rate. Null where a term or the target is not known, and for what has no denominator: its gap is already so.
 */
export function gapAmount(
  figure: Pick<Figure, 'numerator' | 'denominator' | 'target'>,
  definition: Pick<Definition, 'kind' | 'direction'>,
): number | null {
  const { kind } = definition;
  if (figure.target === null || (kind !== 'growth' && kind !== 'rate')) return null;
  const contribution = contributionOf(figure, definition);
  return contribution === null ? null : asGap(contribution, definition);
}

/** The sign of a contribution that is positive where unfavourable, back to that of the gap. */
export const asGap = (contribution: number, { direction }: Pick<Definition, 'direction'>) =>
  direction === 'higher' ? 0 - contribution : contribution;

/** Whether a gap is solid, with its interval: the sentence of the section, of the chart and of its mark. */
export function solidityStory(solidity: Solidity, definition: Definition, words: Words): Story {
  const { labels, format } = words;
  const { real } = labels.gapExplained;
  const [low, high] = [asGap(solidity.low, definition), asGap(solidity.high, definition)].sort(
    (a, b) => a - b,
  );
  const said = solidity.solid ? real.solidSentence : real.fragileSentence;
  const title = said(
    shareText(asGap(solidity.contribution, definition), definition, words),
    shareText(low ?? 0, definition, words),
    shareText(high ?? 0, definition, words),
    format.count(solidity.months),
  );
  return { title, summary: `${title}.` };
}

export const solidityWord = ({ solid }: Pick<Solidity, 'solid'>, { labels }: Words): string =>
  labels.gapExplained.real[solid ? 'solid' : 'fragile'];

/** A step as its place writes it: a total in the indicator's unit, a term with its sign. */
export function stepText(
  { total, value }: Pick<Step, 'total' | 'value'>,
  definition: Definition,
  words: Words,
  detail: 'card' | 'table',
): string {
  const { format } = words;
  if (definition.kind === 'rate')
    return total
      ? measureText(value, definition, words, detail)
      : (gapText(value, definition, words, detail, pointDecimals(value, detail)) ?? '');
  if (total) return detail === 'card' ? format.eurosShort(value) : amountText(value, definition, words);
  return detail === 'card' ? format.eurosShort(value, true) : format.euros(value, true);
}

/** Of less than a point, a hundredth still tells. */
const pointDecimals = (value: number, detail: 'card' | 'table') =>
  detail === 'table' || Math.abs(value) < 0.00995 ? 2 : 1;

export function stepName(
  name: Step['name'],
  { steps, signed }: Pick<Steps, 'steps' | 'signed'>,
  year: number,
  words: Words,
): string {
  const { terms, totals } = words.labels.gapExplained.why;
  if (name === 'before' && !steps.some((step) => step.name === 'signed_before'))
    return totals.alone(year - 1);
  if (name === 'signed_before') return signed ? totals.signed(year - 1) : totals.computed(year - 1);
  if (name === 'before') return totals.before(year - 1);
  if (name === 'now') return totals.now(year);
  return name === 'constant_before' || name === 'constant_now' ? totals.constant : terms[name];
}

/** What a term is of the whole change; null of a total, and where nothing changed. */
export function stepShare({ total, value }: Step, { change }: Steps): number | null {
  return total || change === 0 ? null : value / change;
}

/** What a change comes from first: the largest term that goes its way, then the largest against it. */
export function bridgeStory(bridge: Steps, year: number, definition: Definition, words: Words): Story {
  const { why } = words.labels.gapExplained;
  const { steps, change, unexplained } = bridge;
  const first = firstTerm(bridge);
  const text = (value: number) => stepText({ total: false, value }, definition, words, 'card');
  if (!first || change === 0) {
    const title = why.unchanged(definition.short, year);
    return { title, summary: `${title}.` };
  }
  const against = againstTerm(bridge);
  const name = first.name as keyof typeof why.from;
  const said = change > 0 ? why.rise : why.fall;
  const comes = said(why.from[name], text(first.value), text(change));
  const title = against
    ? why.despite(comes, why.despiteOf[against.name as keyof typeof why.from], text(against.value))
    : comes;
  const told = steps.map((step) =>
    words.labels.pair(stepName(step.name, bridge, year, words), stepText(step, definition, words, 'card')),
  );
  const rest = words.labels.pair(
    why.terms.unexplained,
    stepText({ total: false, value: unexplained }, definition, words, 'card'),
  );
  return { title, summary: `${title}. ${words.labels.series([...told, rest])}.` };
}

/** A part of an amount in full, with its sign. */
export function exactShare(amount: number, { numeratorUnit }: Definition, words: Words): string {
  const { format, labels } = words;
  if (numeratorUnit === 'euro' || numeratorUnit === 'level') return format.euros(amount, true);
  const decimals = Number.isInteger(amount) ? 0 : 1;
  return labels.units.counts[numeratorUnit](format.number(amount, decimals, true), format.many(amount));
}
