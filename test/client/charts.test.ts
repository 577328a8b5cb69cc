import { describe, expect, it } from 'vitest';
import { covering, domainOf, meets, spread } from '#client/charts/place.ts';
import { frameOf, outOfFrame, type Ranked } from '#client/charts/ranking.ts';
import { targetLabels } from '#client/charts/target-labels.ts';
import { linesOf } from '#client/charts/wrap.ts';
import { words } from '#test/support/words.ts';
import { evolution, judged } from './figures.ts';

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

describe('the labels of a target', () => {
  const box = { left: 0, top: 0, width: 40, height: 14 };

  it('sees a stroke that crosses a label between two points', () => {
    expect(
      covering(box, [
        { x: 20, y: -200 },
        { x: 20, y: 200 },
      ]),
    ).toBeGreaterThan(0);
    expect(
      covering(box, [
        { x: 90, y: -200 },
        { x: 90, y: 200 },
      ]),
    ).toBe(0);
    expect(meets(box, { ...box, left: 39 })).toBe(true);
    expect(meets(box, { ...box, left: 40 })).toBe(false);
  });

  const plane = {
    left: 0,
    right: 500,
    x: (year: number) => (year - 2015) * 100,
    y: (at: number) => 300 - at * 3000,
  };
  const labels = (...values: [year: number, value: number, target: number][]) =>
    targetLabels([{ rows: values.map((one) => judged(...one)) }], plane, evolution, words.fr);

  it('stand on the side of the step that the line leaves free', () => {
    const [above] = labels([2016, 0.02, 0.04], [2017, 0.02, 0.04]);
    expect(above?.dy).toBeLessThan(0);
    const [under] = labels([2016, 0.046, 0.04], [2017, 0.046, 0.04]);
    expect(under?.dy).toBeGreaterThan(0);
  });

  it('name each step once, the one in force in words', () => {
    const texts = labels([2016, 0.01, 0.042], [2017, 0.01, 0.04], [2018, 0.01, 0.04]).map(({ text }) => text);
    expect(texts).toEqual(['cible 4,0\u00a0%', '4,2\u00a0%']);
  });
});

describe('the words of an exported chart', () => {
  it('are wrapped at spaces, no-break ones held', () => {
    const fits = (line: string) => line.length <= 12;
    expect(linesOf('PHEV : +7,5\u00a0% en 2016, au-dessus', fits)).toEqual([
      'PHEV :',
      '+7,5\u00a0% en',
      '2016,',
      'au-dessus',
    ]);
    expect(linesOf('interminablement long', fits)).toEqual(['interminablement', 'long']);
    expect(linesOf('', fits)).toEqual([]);
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
