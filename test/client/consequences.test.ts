import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consequences } from '#api/questions/consequences.ts';
import { askedRates, enteredRate, rateBounds, termEuros, withRate } from '#client/consequences.ts';
import { words } from '#test/support/words.ts';

it('writes the euros of a product to the cent while they are few', () => {
  const plain = (amount: number) => termEuros(amount, words.fr.format).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect([plain(73.73), plain(31.3), plain(4_176_615.71)]).toEqual(['73,73 €', '31,30 €', '4 176 616 €']);
  expect(termEuros(73.7325, words.en.format)).toBe('€73.73');
});

describe('the rates of gain-sharing', () => {
  it('start at the lowest, which is not kept', () => {
    expect(enteredRate([], 'ipp')).toBeUndefined();
    expect(withRate(['ipp:25'], 'ipp', 20)).toEqual([]);
  });

  it('are one per engagement; one name that begins another is not it', () => {
    const rates = withRate(withRate([], 'perfadom', 30), 'perf', 22);
    expect(rates).toEqual(['perf:22', 'perfadom:30']);
    expect([enteredRate(rates, 'perf'), enteredRate(rates, 'perfadom')]).toEqual([22, 30]);
    expect(withRate(rates, 'perf', 27)).toEqual(['perf:27', 'perfadom:30']);
  });

  it('are whole points within the bounds of the law', () => {
    expect(withRate([], 'ipp', 44)).toEqual(['ipp:30']);
    expect(withRate([], 'ipp', 3)).toEqual([]);
    expect(withRate([], 'ipp', 24.6)).toEqual(['ipp:25']);
  });

  it('are what the question takes', () => {
    const rate = fc.integer({ min: rateBounds.low, max: rateBounds.high });
    fc.assert(
      fc.property(rate, (one) => {
        const rates = askedRates(withRate([], 'ipp', one));
        const parsed = consequences.parameters.safeParse({ establishment: '330781196', year: 2022, rates });
        expect(parsed.success).toBe(true);
        expect(rates).toEqual(one === rateBounds.low ? [] : [`ipp=${(one / 100).toFixed(2)}`]);
      }),
    );
  });
});
