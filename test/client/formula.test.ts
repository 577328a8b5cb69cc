import { describe, expect, it } from 'vitest';
import type { Definition } from '#client/definition.ts';
import { formulaOf, formulaText } from '#client/formula.ts';
import { words } from '#test/support/words.ts';
import { evolution, figure } from './figures.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const said = (given: Parameters<typeof figure>[0], definition: Definition = evolution) =>
  plain(formulaText(formulaOf(figure(given), definition, words.fr)));

const rate: Definition = { ...evolution, kind: 'rate', numeratorUnit: 'box' };

describe('the formula of a year', () => {
  it('holds the two amounts of an evolution, and its result', () => {
    const known = { numerator: 774_123_456, denominator: 720_000_000, value: 774_123_456 / 720_000_000 - 1 };
    expect(said(known)).toBe('774 123 456 € ÷ 720 000 000 € − 1 = +7,5 %');
    const captions = formulaOf(figure(known), evolution, words.fr).flatMap(({ caption }) => caption ?? []);
    expect(captions).toEqual(['2016', '2015']);
  });

  it('divides the two terms of a rate, in what they count', () => {
    expect(said({ numerator: 427, denominator: 1000, value: 0.427 }, rate)).toMatch(
      /^427 boîtes ÷ 1 000 boîtes = 42,7 %$/,
    );
  });

  it('shows as many decimals as its verdict needs', () => {
    const close = { numerator: 104.03, denominator: 100, value: 0.0403, target: 0.04, gap: 0.0003 };
    expect(said(close)).toMatch(/= \+4,03 %$/);
  });

  it('writes an amount to the euro; a score and a level as declared', () => {
    const amount: Definition = { ...evolution, kind: 'amount', displayUnit: 'euro', denominator: null };
    expect(said({ numerator: 512_345, value: 512_345 }, amount)).toBe('somme de l’année = 512 345 €');
    const score: Definition = { ...amount, kind: 'score', displayUnit: 'score', numeratorUnit: 'score' };
    expect(said({ value: 82 }, score)).toMatch(/^score déclaré = 82/);
    const level: Definition = { ...amount, kind: 'level', displayUnit: 'level', numeratorUnit: 'level' };
    expect(said({ value: 2 }, level)).toBe('niveau déclaré = réalisé');
  });
});

describe('a term that is not there', () => {
  it('is masked where the total holds others than the reader’s, and its value stays', () => {
    expect(said({ value: 0.12, reason: 'anonymous_total' })).toBe('masqué ÷ masqué − 1 = +12,0 %');
  });

  it('is masked with its result', () => {
    const masked = { status: 'masked', verdict: 'masqué', numerator: 3, denominator: 7, value: 0.4 };
    expect(said({ ...masked, value: null })).toBe('masqué ÷ masqué − 1 = masqué');
  });

  it('is said not known, never 0', () => {
    const text = said({ numerator: 100, reason: 'previous_year_absent', status: 'not_assessable' });
    expect(text).toBe('100 € ÷ non connu − 1 = n. é.');
  });
});
