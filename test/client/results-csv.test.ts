import { expect, it } from 'vitest';
import { resultsCsv } from '#client/results-csv.ts';
import type { LawRow, ResultRow } from '#client/results.ts';
import { words } from '#test/support/words.ts';
import { evolution } from './figures.ts';

const law = {
  ...{
    version: 'v1',
    regime: 'contract',
    volet: 'socle',
    volet_fr: 'Volet socle',
    volet_en: 'Base',
    axis: 4,
  },
  ...{
    axis_fr: 'PHEV',
    axis_en: 'PHEV',
    article: '10-4',
    engagement: 'phev',
    title_fr: 'PHEV',
    title_en: 'PHEV',
  },
  ...{
    rule: 'any',
    role: 'objective',
    by: 'establishment',
    headline: true,
    weight: 1,
    op: '<=',
    target: 0.04,
  },
  ...{
    indicator: 'phev_evolution',
    printed: '4,0 %',
    origin: 'national',
    default_rate: false,
    to_complete: null,
  },
  ...{ confidence: 'H', source: '', note: '', version_fr: 'CAQES', version_en: 'CAQES' },
} satisfies LawRow;

const row = (given: Partial<ResultRow>): ResultRow => ({
  ...{ year: 2018, version: 'v1', volet: 'socle', engagement: 'phev', signed: null, result: 'non atteint' },
  ...{
    weight: 1,
    points: 0,
    grid: 'neutral',
    indicator: 'phev_evolution',
    numerator: 1075,
    denominator: 1000,
  },
  ...{ value: 0.075, op: '<=', target: 0.04, gap: 0.035, verdict: 'non atteint', origin: 'national' },
  ...{ status: 'ok', reason: '' },
  ...given,
});

const csv = (rows: ResultRow[], asked: LawRow[] = [law]) => {
  const versionName = () => 'CAQES v1';
  const known = { law: asked, definitions: [evolution], versionName, grid: 'Grille neutre', synthetic: true };
  return resultsCsv(rows, known, words.fr)
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
};

it('writes a line per engagement and condition, in words and exact figures, and says that they are fictitious', () => {
  const [head = [], line = []] = csv([row({})]);
  const cell = Object.fromEntries(head.map((name, i) => [name, line[i]]));
  expect(cell).toMatchObject({
    ...{ Année: '2018', Version: 'CAQES v1', Volet: 'Volet socle', Article: '10-4', Conditions: '' },
    ...{ Signé: 'non renseigné', 'Résultat de l’engagement': 'Non atteint', Grille: 'Grille neutre' },
    ...{ Indicateur: evolution.title, Numérateur: '1075', Valeur: '0,075', Comparaison: '≤', Cible: '0,04' },
    ...{ 'Origine de la cible': 'nationale', Écart: '0,035', Verdict: 'Non atteint', Données: 'fictives' },
  });
});

it('says masked where a figure is, and the rule where several conditions meet', () => {
  const [head = [], line = []] = csv(
    [
      row({
        status: 'masked',
        verdict: 'masqué',
        numerator: null,
        denominator: null,
        value: null,
        gap: null,
      }),
    ],
    [law, { ...law, indicator: 'transport_amount' }],
  );
  const at = (name: string) => line[head.indexOf(name)];
  expect(['Numérateur', 'Dénominateur', 'Valeur', 'Écart', 'Verdict'].map(at)).toEqual([
    ...['masqué', 'masqué', 'masqué', 'masqué', 'Masqué'],
  ]);
  expect(at('Conditions')).toBe('l’une des conditions suffit');
});

it('holds what the screen shows: engagements of the year’s version', () => {
  expect(csv([row({}), row({ year: 2017, engagement: 'elsewhere' })])).toHaveLength(2);
});
