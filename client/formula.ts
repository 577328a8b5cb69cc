import type { Definition } from './definition.ts';
import { figureText, withheld, yearOf, type Figure } from './figure-text.ts';
import { amountText } from './measure.ts';
import type { Words } from './words.ts';

/** One part of a formula as written; `caption` says what a term is, beside it. */
export type FormulaPart = {
  kind: 'term' | 'withheld' | 'unknown' | 'sign' | 'result';
  text: string;
  caption?: string;
};

/**
 * The formula of an indicator with the figures of one year in it: `774 123 456 € ÷ 720 000 000 € − 1 = +7,5 %`. A term
 * that the reader may not read is said to be masked, one that is not known to be unknown; neither is ever 0.
 */
export function formulaOf(figure: Figure, definition: Definition, words: Words): FormulaPart[] {
  const { labels } = words;
  const { fiche } = labels.results;
  const result: FormulaPart = {
    kind: figure.status === 'masked' ? 'withheld' : 'result',
    text: figureText(figure, definition, words, 'card').value,
  };
  const equals = sign('=');
  if (definition.kind === 'rate' || definition.kind === 'growth') {
    const year = yearOf(figure);
    const growth = definition.kind === 'growth';
    const term = (part: 'numerator' | 'denominator', caption: string) =>
      termOf(figure[part], withheld(figure), caption, definition, words);
    return [
      term('numerator', growth ? String(year) : labels.numerator),
      sign('÷'),
      term('denominator', growth ? String(year - 1) : labels.denominator),
      ...(growth ? [sign('−'), sign('1')] : []),
      equals,
      result,
    ];
  }
  const names: Partial<Record<string, string>> = {
    amount: fiche.sum,
    score: fiche.score,
    level: fiche.level,
  };
  return [{ kind: 'term', text: names[definition.kind] ?? definition.numerator }, equals, exact()];

  // An amount is nothing but its own sum: it is written to the euro, or to the box.
  function exact(): FormulaPart {
    return definition.kind === 'amount' && figure.value !== null
      ? { ...result, text: figureText(figure, definition, words, 'table').value }
      : result;
  }
}

const sign = (text: string): FormulaPart => ({ kind: 'sign', text });

function termOf(
  amount: number | null,
  hidden: boolean,
  caption: string,
  definition: Definition,
  words: Words,
): FormulaPart {
  const { labels } = words;
  if (hidden) return { kind: 'withheld', text: labels.masked, caption };
  if (amount === null) return { kind: 'unknown', text: labels.results.fiche.unknownTerm, caption };
  return { kind: 'term', text: amountText(amount, definition, words), caption };
}

/** The same as one line of text. */
export function formulaText(parts: readonly FormulaPart[]): string {
  return parts.map(({ text }) => text).join(' ');
}
