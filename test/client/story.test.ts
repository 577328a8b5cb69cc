import { describe, expect, it } from 'vitest';
import { endOf, rankingStory, rollingStory, yearsStory } from '#client/story.ts';
import { words } from '#test/support/words.ts';
import { evolution, figure, judged } from './figures.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the story of the years', () => {
  const rows = [judged(2016, 0.075, 0.042), judged(2017, 0.03, 0.04), figure({ period_start: '2018-01-01' })];

  it('judges the year on screen by its own target', () => {
    const story = yearsStory(rows, 2016, evolution, words.fr);
    expect(plain(story.title)).toBe('PHEV : +7,5 % en 2016, 3,3 pts au-dessus de la cible de 4,2 %');
  });

  it('begins its summary with its title, then tells the other years', () => {
    const story = yearsStory(rows, 2017, evolution, words.fr);
    expect(story.summary.startsWith(story.title)).toBe(true);
    expect(plain(story.summary)).toContain('De 2016 à 2017, cible atteinte 1 année sur 2.');
  });

  it('says that a year has no figure', () => {
    expect(yearsStory(rows, 2018, evolution, words.fr).title).toBe('PHEV : non évaluable en 2018');
    expect(yearsStory(rows, 2030, evolution, words.fr).title).toBe('PHEV : non évaluable en 2030');
  });

  it('compares an establishment with its region and its peers', () => {
    const others = { region: judged(2016, 0.05, 0.042), category: judged(2016, -0.01, 0.042) };
    const { title } = yearsStory(rows, 2016, evolution, words.fr, others);
    expect(plain(title)).toMatch(/contre \+5,0 % dans la région, −1,0 % chez ses pairs$/);
  });

  it('speaks English', () => {
    const { title } = yearsStory(rows, 2016, evolution, words.en);
    expect(plain(title)).toBe('PHEV: +7.5% in 2016, 3.3 pts above the target of 4.2%');
  });
});

describe('the story of the months', () => {
  const month = (period_start: string, value: number | null, status = 'ok') =>
    figure({ period_start, value, status });

  it('names the last month of the window', () => {
    expect(endOf(month('2016-02-01', 0))).toBe('2017-01-31');
    const story = rollingStory([month('2015-12-01', 0.02), month('2016-01-01', 0.03)], evolution, words.fr);
    expect(plain(story.title)).toBe('PHEV : +3,0 % sur les 12 mois finissant en décembre 2016');
  });

  it('warns that the end is provisional', () => {
    const story = rollingStory([month('2016-01-01', 0.03, 'provisional')], evolution, words.fr);
    expect(story.summary).toContain('provisoire');
  });
});

describe('the story of a ranking', () => {
  it('counts who meets the target', () => {
    const rows = [judged(2016, 0.075, 0.042), judged(2016, 0.03, 0.042), judged(2016, 0.01, 0.042)];
    const story = rankingStory(rows, 2016, evolution, words.fr);
    expect(plain(story.title)).toBe('PHEV : 2 établissements sur 3 respectent la cible de 4,2 % en 2016');
    expect(plain(story.summary)).toContain('Les écarts vont de −3,2 pts à +3,3 pts.');
  });

  it('names no common target where establishments have their own', () => {
    const rows = [judged(2016, 0.075, 0.042), judged(2016, 0.03, 0.05)];
    expect(rankingStory(rows, 2016, evolution, words.fr).title).toContain(
      '1 établissement sur 2 respecte sa cible',
    );
  });

  it('says that a year has no target', () => {
    const rows = [figure({ value: 0.1, verdict: 'sans cible' })];
    expect(rankingStory(rows, 2024, evolution, words.fr).title).toContain('sans cible');
  });
});
