import { describe, expect, it } from 'vitest';
import type { LawRow } from '#client/headline.ts';
import { standingOf, withoutContract, type Version } from '#client/law.ts';
import { words } from '#test/support/words.ts';

const version = (label_fr: string, from_day: string, to_day: string | null, regime = 'contract') =>
  ({ version: label_fr, label_fr, label_en: label_fr, from_day, to_day, regime }) as Version;
const versions = [
  version('CAQES 2018', '2018-12-31', '2021-12-31'),
  version('CAQOS', '2014-01-01', '2017-12-31'),
  version('CAQES 2017', '2017-05-01', '2018-12-30'),
  version('Intéressement', '2022-01-01', null, 'incentive'),
];
const why = (year: number, of = versions) => withoutContract(of, year, words.fr);

describe('why a year has no target', () => {
  it('is that its contract has not begun, or has ended', () => {
    expect(why(2013)).toBe('Aucun contrat en vigueur : le premier (CAQOS) commence le 1er janvier 2014.');
    const after =
      'Aucune cible au-delà du 31 décembre 2021, fin de la dernière version du contrat (CAQES 2018).';
    expect(why(2021)).toBe(after);
    expect(why(2023)).toBe(after);
  });

  it('is not said of a year that a version is in force in, nor of one followed by another', () => {
    for (const year of [2014, 2016, 2017, 2018, 2020]) expect(`${year} ${why(year)}`).toBe(`${year} `);
    expect(why(2021, [...versions, version('CAQES 2', '2022-01-01', null)])).toBe('');
  });

  it('is said where no version is published', () => {
    expect(why(2018, [])).toBe('Aucune version du contrat n’est publiée.');
  });
});

it('tells a rate by default from one that the agency set, and what is to be completed', () => {
  const row = (given: Partial<LawRow>) =>
    ({ indicator: 'a', target: -0.05, origin: 'national', ...given }) as LawRow;
  expect(standingOf([row({ default_rate: true })], 'a').byDefault).toBe(true);
  expect(standingOf([row({ default_rate: true, origin: 'establishment' })], 'a').byDefault).toBe(false);
  const open = row({ target: null, to_complete: 'Cible régionale.' });
  expect(standingOf([open], 'a').toComplete).toBe('Cible régionale.');
  expect(standingOf([row({ to_complete: 'x' })], 'a').toComplete).toBeNull();
  expect(standingOf([], 'a')).toEqual({ byDefault: false, toComplete: null });
});
