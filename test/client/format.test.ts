import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIn, visibleDecimals } from '#client/format.ts';

const fr = formatIn('fr');
const en = formatIn('en');
const thin = '\u202f';
const nbsp = '\u00a0';

describe('numbers in French', () => {
  it('separates thousands by a thin no-break space and the sign by a no-break space', () => {
    expect(fr.percent(12.345)).toBe(`1${thin}234,5${nbsp}%`);
    expect(fr.euros(1234567.4)).toBe(`1${thin}234${thin}567${nbsp}€`);
  });

  it('signs an evolution, with a true minus', () => {
    expect(fr.percent(0.075, 1, true)).toBe(`+7,5${nbsp}%`);
    expect(fr.percent(-0.0312, 1, true)).toBe(`−3,1${nbsp}%`);
    expect(fr.percent(0, 1, true)).toBe(`0,0${nbsp}%`);
  });

  it('gives a gap in points, plural from two on', () => {
    expect(fr.points(0.033)).toBe(`+3,3${nbsp}pts`);
    expect(fr.points(-0.013)).toBe(`−1,3${nbsp}pt`);
    expect(fr.points(0.0199)).toBe(`+2,0${nbsp}pts`);
  });

  it('shortens amounts to three significant figures', () => {
    expect(fr.eurosShort(1_234_567)).toBe(`1,2${nbsp}M€`);
    expect(fr.eurosShort(12_345_678)).toBe(`12,3${nbsp}M€`);
    expect(fr.eurosShort(123_456_789)).toBe(`123${nbsp}M€`);
    expect(fr.eurosShort(999_950)).toBe(`1,0${nbsp}M€`);
    expect(fr.eurosShort(-45_600, true)).toBe(`−45,6${nbsp}k€`);
    expect(fr.eurosShort(2_500_000_000)).toBe(`2,50${nbsp}Md€`);
    expect(fr.eurosShort(12_345_678_901)).toBe(`12,3${nbsp}Md€`);
    expect(fr.eurosShort(812)).toBe(`812${nbsp}€`);
  });

  it('writes millions before what is counted, plural from two on', () => {
    expect(fr.countBefore(1_840_000)).toBe(`1,8${nbsp}million`);
    expect(fr.countBefore(-1_960_000, true)).toBe(`−2,0${nbsp}millions`);
    expect(fr.countBefore(5100)).toBe(`5,1${nbsp}k`);
    expect(en.countBefore(1_840_000)).toBe('1.8M');
  });

  it('gives ticks the decimals of their step', () => {
    const ticks = [100_200_000, 100_400_000];
    expect(ticks.map((tick) => fr.compact(tick, true, 200_000))).toEqual([
      `100,2${nbsp}M€`,
      `100,4${nbsp}M€`,
    ]);
    expect(fr.compact(0, true, 200_000)).toBe(`0${nbsp}€`);
    expect(fr.compact(2_500_000_000, true, 500_000_000)).toBe(`2,5${nbsp}Md€`);
    expect(fr.compact(1_000_000, true, 500_000)).toBe(`1${nbsp}M€`);
  });

  it('says months and days', () => {
    expect(fr.day('2024-12-31')).toBe('31 décembre 2024');
    expect(fr.day('2015-01-01')).toBe('1er janvier 2015');
    expect(fr.day('2015-01-11')).toBe('11 janvier 2015');
    expect(fr.month('2016-03-31')).toBe('mars 2016');
  });
});

describe('numbers in English', () => {
  it('follows English habits', () => {
    expect(en.percent(12.345)).toBe('1,234.5%');
    expect(en.eurosShort(1_234_567, true)).toBe('+€1.2M');
    expect(en.countShort(5100)).toBe('5.1k');
    expect(fr.countShort(5100)).toBe(`5,1${nbsp}k`);
    expect(en.points(0.033)).toBe(`+3.3${nbsp}pts`);
  });
});

describe('visible decimals', () => {
  it('adds decimals until the verdict can be seen', () => {
    expect(visibleDecimals(0.0403, 0.04, 1)).toBe(2);
    expect(visibleDecimals(0.040004, 0.04, 1)).toBe(4);
    expect(visibleDecimals(0.075, 0.042, 1)).toBe(1);
  });

  it('adds none where the figure is the target, or there is no target', () => {
    expect(visibleDecimals(0.1 + 0.2, 0.3, 1)).toBe(1);
    expect(visibleDecimals(0.04, null, 1)).toBe(1);
  });

  it('never shows two different figures as equal', () => {
    const share = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => n / 10_000_000);
    fc.assert(
      fc.property(share, share, (value, target) => {
        const decimals = visibleDecimals(value, target, 1);
        const shown = Number((value * 100).toFixed(decimals)) - Number((target * 100).toFixed(decimals));
        expect(Math.sign(shown)).toBe(Math.sign(value - target));
      }),
    );
  });
});
