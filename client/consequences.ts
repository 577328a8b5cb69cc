import type { Answer } from './api.ts';
import type { Format } from './format.ts';

export type Consequence = Answer<'consequences'>[number];

/** Bounds of the rate at which savings are shared, in %; the law gives no other. */
export const rateBounds = { low: 20, high: 30 } as const;

/** The four kinds of what the law attaches to a year; each in the order of the answer. */
export function sectionsOf(rows: readonly Consequence[]) {
  const of = (section: string) => rows.filter((row) => row.section === section);
  return {
    ceilings: of('ceiling'),
    gainsharing: of('gainsharing'),
    biosimilars: of('biosimilar'),
    texts: of('text'),
  };
}

/** The entered rate of an engagement, in %; undefined where the lowest stands. */
export function enteredRate(rates: readonly string[], engagement: string): number | undefined {
  const found = rates.find((one) => one.startsWith(`${engagement}:`));
  return found === undefined ? undefined : Number(found.slice(engagement.length + 1));
}

/** The rates with another one for an engagement; the default is not kept. */
export function withRate(rates: readonly string[], engagement: string, rate: number): string[] {
  const others = rates.filter((one) => !one.startsWith(`${engagement}:`));
  const kept = Math.min(rateBounds.high, Math.max(rateBounds.low, Math.round(rate)));
  return kept === rateBounds.low ? others : [...others, `${engagement}:${kept}`].sort();
}

/** The rates as the question takes them: `ipp=0.25`. */
export function askedRates(rates: readonly string[]): string[] {
  return rates.map((one) => {
    const [engagement, rate] = one.split(':');
    return `${engagement}=0.${rate}`;
  });
}

/** Euros as a term of a product: to the cent while a rounded one would make the product look wrong. */
export function termEuros(amount: number, { language, number }: Format): string {
  const text = number(amount, Math.abs(amount) < 10_000 ? 2 : 0);
  return language === 'fr' ? `${text}\u00a0€` : `€${text}`;
}
