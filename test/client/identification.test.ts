import { expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { adviceOf, monthsOf, monthsStory, numbersOf } from '#client/identification.ts';
import { words } from '#test/support/words.ts';

type Row = Answer<'identification'>[number];
const blank = {
  part: null,
  period_start: null,
  received: null,
  finess: null,
  state: null,
  lines: null,
  identified: null,
  amount: null,
};
const month = (period_start: string, lines: number, identified: number | null): Row => ({
  ...blank,
  part: 'rpps',
  period_start,
  lines,
  identified,
});
const number = (received: string, state: string, lines: number): Row => ({
  ...blank,
  part: 'finess',
  received,
  finess: received.padEnd(9, '0'),
  state,
  lines,
  amount: lines * 10,
});

const rows = [
  number('33078119', 'short', 20),
  number('330781196', 'site', 70),
  number('999999999', 'unknown', 10),
  month('2018-01-01', 60, 30),
  month('2018-02-01', 40, 38),
];

it('weighs the numbers received, the most used first', () => {
  expect(numbersOf(rows).map(({ received, share }) => [received, share])).toEqual([
    ['330781196', 0.7],
    ['33078119', 0.2],
    ['999999999', 0.1],
  ]);
});

it('says what to do, by weight', () => {
  const advice = adviceOf(monthsOf(rows), numbersOf(rows), words.fr);
  expect(advice).toHaveLength(3);
  expect(advice[0]).toMatch(/^32,0\u00a0% des lignes sans RPPS \(32 lignes\)/);
  expect(advice[1]).toMatch(/^20,0\u00a0% des lignes sous un FINESS incomplet \(20 lignes\)/);
  expect(advice[2]).toMatch(/^10,0\u00a0% des lignes sous un numéro qu’aucun répertoire/);
});

it('says what is in order, and what files do not tell', () => {
  const { identification } = words.fr.labels.declarations;
  const good = [
    number('330781196', 'site', 5),
    number('330000001', 'entity', 5),
    month('2018-01-01', 10, 10),
  ];
  expect(adviceOf(monthsOf(good), numbersOf(good), words.fr)).toEqual([
    identification.allIdentified,
    identification.complete,
  ]);
  const silent = [number('330781196', 'site', 10), month('2018-01-01', 10, null)];
  expect(adviceOf(monthsOf(silent), numbersOf(silent), words.fr)[0]).toBe(identification.untold);
  expect(monthsStory(monthsOf(silent), 2018, null, words.fr)).toBeUndefined();
});

it('tells the curve by its year, its lowest and its highest month', () => {
  const story = monthsStory(monthsOf(rows), 2018, '95,0\u00a0%', words.fr);
  expect(story?.title).toBe(
    'En 2018, 68,0\u00a0% des lignes nomment leur prescripteur, pour une cible de 95,0\u00a0%',
  );
  expect(story?.summary).toContain('Le plus bas : janvier 2018, 50,0\u00a0%.');
  expect(story?.summary).toContain('Le plus haut : février 2018, 95,0\u00a0%.');
});
