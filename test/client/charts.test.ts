import { describe, expect, it } from 'vitest';
import { domainOf, spread } from '#client/charts/place.ts';
import { frameOf, outOfFrame, type Ranked } from '#client/charts/ranking.ts';
import { judged } from './figures.ts';

describe('the place of things in a chart', () => {
  it('keeps labels apart, and leaves alone those that have room', () => {
    expect(spread([10, 12, 60], 14)).toEqual([0, 12, 0]);
    expect(spread([12, 10], 14)).toEqual([12, 0]);
  });

  it('includes zero for an evolution only', () => {
    expect(domainOf([0.02, 0.07], true)[0]).toBe(0);
    expect(domainOf([0.42, 0.45], false)[0]).toBeGreaterThan(0.4);
    expect(domainOf([null], false)).toEqual([0, 1]);
  });
});

describe('the frame of a ranking', () => {
  const bar = (value: number): Ranked => ({ ...judged(2016, value, 0.04), name: null, category: null });
  const usual = Array.from({ length: 20 }, (_, i) => bar(0.04 + (i - 10) / 100));

  it('holds everything where nothing stands far out', () => {
    expect(outOfFrame(usual)).toBe(0);
  });

  it('is not flattened by one very small establishment', () => {
    const rows = [bar(9), ...usual];
    expect(frameOf(rows)[1]).toBeLessThan(0.3);
    expect(outOfFrame(rows)).toBe(1);
  });
});
