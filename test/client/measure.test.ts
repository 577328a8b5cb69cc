import { describe, expect, it } from 'vitest';
import { axisOf, axisText } from '#client/charts/axis.ts';
import type { Definition } from '#client/definition.ts';
import { figureLines, figureText } from '#client/figure-text.ts';
import { amountText, gapText, measureText, shareText } from '#client/measure.ts';
import { columnsOf } from '#client/table/columns.ts';
import { yearsStory } from '#client/story.ts';
import { words } from '#test/support/words.ts';
import { evolution, figure, judged } from './figures.ts';

const nbsp = '\u00a0';
const thin = '\u202f';
const of = (given: Partial<Definition>): Definition => ({ ...evolution, denominator: null, ...given });
const euros = of({ kind: 'amount', displayUnit: 'euro', numeratorUnit: 'euro' });
const boxes = of({ kind: 'amount', displayUnit: 'box', numeratorUnit: 'box' });
const score = of({ kind: 'score', displayUnit: 'score', numeratorUnit: 'score', direction: 'higher' });
const level = of({ kind: 'level', displayUnit: 'level', numeratorUnit: 'level', direction: 'higher' });
const card = (value: number, target: number, definition: Definition) =>
  figureText(judged(2018, value, target), definition, words.fr, 'card');

describe('a value in its own unit', () => {
  it('is an amount of euros against 500 000 €', () => {
    expect(card(612_345, 500_000, euros)).toEqual({
      value: `612${nbsp}k€`,
      target: `500${thin}000${nbsp}€`,
      gap: `+112${nbsp}k€`,
    });
  });

  it('is an amount of boxes against 8 500', () => {
    expect(card(7_900, 8_500, boxes)).toEqual({
      value: `7,9${nbsp}k boîtes`,
      target: `8${thin}500 boîtes`,
      gap: `−600 boîtes`,
    });
  });

  it('is a score in points', () => {
    expect(card(82, 80, score)).toEqual({ value: '82 points', target: '80 points', gap: '+2 points' });
    expect(card(79.96, 80, score).value).toBe('79,96 points');
  });

  it('is a step, in words, without a distance between steps', () => {
    expect(card(1, 2, level)).toEqual({ value: 'en cours', target: 'réalisé', gap: null });
    expect(measureText(1.5, level, words.fr, 'card')).toBe('entre « en cours » et « réalisé »');
    expect(figureText(judged(2018, 0, 2), level, words.en, 'card').value).toBe('not started');
  });

  it('never reads as the target that it misses', () => {
    expect(card(500_040, 500_000, euros).value).toBe(`500${thin}040${nbsp}€`);
    expect(card(500_000, 500_000, euros).value).toBe(`500${nbsp}k€`);
  });

  it('is told in a sentence, a step included', () => {
    const story = yearsStory([judged(2018, 1, 2)], 2018, { ...level, short: 'DCI' }, words.fr);
    expect(story.title).toBe('DCI : « en cours » en 2018, pour une cible « réalisé »');
  });
});

describe('what a value is made of', () => {
  it('is counted in the unit of its numerator', () => {
    const lines = of({ numeratorUnit: 'line' });
    expect(amountText(12_345, lines, words.fr)).toBe(`12${thin}345 lignes`);
    expect(amountText(1, lines, words.fr)).toBe('1 ligne');
    expect(amountText(2.5, of({ numeratorUnit: 'quantity' }), words.fr)).toBe('2,5 unités');
    expect(amountText(null, lines, words.fr)).toBe('n. é.');
    expect(shareText(1_200, boxes, words.fr)).toBe(`+1,2${nbsp}k boîtes`);
    expect(gapText(-0.013, evolution, words.fr, 'card')).toBe(`−1,3${nbsp}pt`);
  });

  it('has no numerator nor denominator to show where it is itself the amount', () => {
    const known = { ...figure({ value: 82, numerator: 82 }) };
    expect(figureLines(known, score, words.fr, '2018').join('\n')).not.toMatch(/Numérateur|Dénominateur/);
    const ids = columnsOf(score, words.fr).map(({ id }) => id);
    expect(ids).not.toContain('denominateur');
    expect(columnsOf(evolution, words.fr).map(({ id }) => id)).toContain('denominateur');
  });
});

describe('an axis', () => {
  it('writes its unit, without a zero that says nothing', () => {
    const ticks = (definition: Definition, ...values: number[]) => values.map(axisText(definition, words.fr));
    expect(ticks(euros, 0, 500_000, 1_150_000)).toEqual([`0${nbsp}€`, `500${nbsp}k€`, `1,15${nbsp}M€`]);
    expect(ticks(boxes, 8_500)).toEqual([`8,5${nbsp}k`]);
    expect(ticks(level, 0, 0.5, 2)).toEqual(['non débuté', '', 'réalisé']);
    expect(axisText(euros, words.en)(500_000)).toBe('€500k');
  });

  it('shows every step, whatever was declared', () => {
    expect(axisOf(level, [2, 2])).toMatchObject({ domain: [-0.3, 2.3], ticks: [0, 1, 2] });
    expect(axisOf(score, [80, 90]).domain[0]).toBeGreaterThan(70);
  });
});
