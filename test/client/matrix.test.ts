import { describe, expect, it } from 'vitest';
import { moved } from '#client/components/matrix-moves.ts';
import type { LawRow } from '#client/headline.ts';
import { segmentsOf, voletCounts, type SummaryRow } from '#client/table/by-volet.ts';
import { csvOf } from '#client/table/csv.ts';
import { gridFields, listColumns, listLines } from '#client/table/matrix-export.ts';
import { abbreviated, headName, sortedLines } from '#client/table/matrix-order.ts';
import {
  countResults,
  keptLines,
  linesOf,
  matrixResults,
  resultOfSlug,
  shownOf,
  slugOf,
  tallyOfColumn,
  tallyOfLine,
  voletsOf,
  type MatrixRow,
} from '#client/table/matrix.ts';
import { cellText } from '#client/table/matrix-text.ts';
import { words } from '#test/support/words.ts';
import { evolution } from './figures.ts';

const asks = (engagement: string, volet: string, weight: number, given: Partial<LawRow> = {}) =>
  ({
    engagement,
    volet,
    volet_fr: `Volet ${volet}`,
    title_fr: `Engagement ${engagement}`,
    article: '10-4',
    weight,
    indicator: 'phev_evolution',
    ...given,
  }) as LawRow;
const law = [
  asks('phev', 'socle', 1),
  asks('phev', 'socle', 1),
  asks('agency', 'socle', 0),
  asks('target', 'pertinence', 0),
  asks('dci', 'socle', 1),
];
const row = (establishment: string, engagement: string, result: string, given: Partial<MatrixRow> = {}) =>
  ({
    establishment,
    name: { '1': 'CH Éluard', '2': 'Clinique 10', '3': 'Clinique 9' }[establishment] ?? null,
    category: establishment === '1' ? 'CH' : 'MCO',
    engagement,
    result,
    signed: null,
    indicator: 'phev_evolution',
    value: null,
    target: null,
    gap: null,
    status: 'ok',
    reason: null,
    ...given,
  }) as MatrixRow;
const missed = { value: 0.0403, target: 0.04, gap: 0.0003 };
const rows = [
  row('1', 'phev', 'non atteint', missed),
  row('1', 'dci', 'atteint'),
  row('1', 'target', 'non atteint'),
  row('2', 'phev', 'atteint'),
  row('2', 'dci', 'partiel'),
  row('2', 'target', 'atteint'),
  row('3', 'phev', 'masqué', { status: 'masked', reason: 'masked', value: 0.5 }),
  row('3', 'dci', 'non évaluable', { reason: 'not_declared' }),
  row('3', 'target', 'sans objet'),
];
const volets = voletsOf(law, rows, 'fr');
const columns = volets.flatMap((volet) => volet.columns);
const lines = linesOf(rows);
const names = (of: readonly { name: string }[]) => of.map(({ name }) => name);
const [first, second, third] = lines;
if (!first || !second || !third) throw new Error('three lines');

describe('the columns', () => {
  it('are the engagements judged, once each, under their volets, in the order of the law', () => {
    expect(volets.map(({ volet, columns: inside }) => [volet, inside.map((one) => one.engagement)])).toEqual([
      ['socle', ['phev', 'dci']],
      ['pertinence', ['target']],
    ]);
  });

  it('count what weighs only along a line, and everything down a column', () => {
    expect(tallyOfLine(first, columns)).toEqual({ met: 1, missed: 1, judged: 2 });
    expect(tallyOfLine(second, columns)).toEqual({ met: 1, missed: 0, judged: 2 });
    expect(tallyOfLine(third, columns)).toEqual({ met: 0, missed: 0, judged: 0 });
    expect(columns.map((column) => tallyOfColumn(column, lines).judged)).toEqual([2, 2, 2]);
    expect(countResults(lines, columns).get('atteint')).toBe(3);
  });
});

describe('the lines', () => {
  it('are kept by words without accents, by category, and by a result in the columns on screen', () => {
    expect(names(keptLines(lines, columns, { search: 'eluard ch' }))).toEqual(['CH Éluard']);
    expect(names(keptLines(lines, columns, { category: 'MCO' }))).toEqual(['Clinique 10', 'Clinique 9']);
    expect(names(keptLines(lines, columns, { result: 'non atteint' }))).toEqual(['CH Éluard']);
    const dci = columns.filter(({ engagement }) => engagement === 'dci');
    expect(names(keptLines(lines, dci, { result: 'non atteint' }))).toEqual([]);
  });

  it('are sorted by name as a reader counts, by what is missed, and by an engagement', () => {
    const by = (column: string, down = false) => names(sortedLines(lines, columns, { column, down }));
    expect(by('nom')).toEqual(['CH Éluard', 'Clinique 9', 'Clinique 10']);
    expect(by('manques', true)).toEqual(['CH Éluard', 'Clinique 10', 'Clinique 9']);
    expect(by('phev')).toEqual(['CH Éluard', 'Clinique 10', 'Clinique 9']);
    expect(by('phev', true)).toEqual(['Clinique 10', 'CH Éluard', 'Clinique 9']);
    expect(by('unknown')).toEqual(names(lines));
    expect(names(sortedLines(lines, columns, undefined))).toEqual(names(lines));
  });

  it('name results in the address, each apart', () => {
    expect(matrixResults.map(slugOf)).toContain('non-atteint');
    expect(matrixResults.map(slugOf)).toContain('non-signataire');
    for (const result of matrixResults) expect(resultOfSlug(slugOf(result))).toBe(result);
    expect(resultOfSlug('autre')).toBeUndefined();
  });
});

describe('what a cell says', () => {
  const said = (line: typeof first, engagement: string) => {
    const column = columns.find((one) => one.engagement === engagement);
    const cell = line.cells.get(engagement);
    if (!column || !cell) throw new Error(engagement);
    return cellText(line, column, cell, [evolution], words.fr);
  };

  it('is whose, what, the result, and the figure that decides it with its target', () => {
    expect(said(first, 'phev')).toBe(
      'CH Éluard. Engagement phev\u00a0: non atteint, +4,03\u00a0%, cible 4,0\u00a0%, +0,03\u00a0pt',
    );
  });

  it('is why where there is no figure, and nothing of what is masked', () => {
    expect(said(third, 'dci')).toContain('n’a pas déclaré cette valeur');
    expect(said(third, 'phev')).not.toMatch(/50/);
  });
});

describe('the exports', () => {
  it('are the grid, a column per engagement', () => {
    const [head, line] = csvOf(lines, gridFields(columns, words.fr)).split('\r\n');
    expect(head).toBe(
      '\ufeffFINESS;Établissement;Catégorie;Engagement phev;Engagement dci;Engagement target;Atteints;Jugés',
    );
    expect(line).toBe('1;CH Éluard;CH;Non atteint;Atteint;Non atteint;1;2');
  });

  it('are the list, a line per cell, in the unit of its indicator', () => {
    const list = listLines(lines, volets);
    expect(list).toHaveLength(rows.length);
    const texts = (i: number) =>
      Object.fromEntries(
        listColumns([evolution], words.fr).map((column) => {
          const line = list[i];
          return [column.id, line ? column.text(line) : ''];
        }),
      );
    expect(texts(0)).toMatchObject({ valeur: '+4,03\u00a0%', cible: '4,0\u00a0%', ecart: '+0,03\u00a0pt' });
    expect(texts(6)).toMatchObject({ valeur: 'masqué', ecart: 'masqué', verdict: 'Masqué' });
  });
});

it('abbreviates a name at a word', () => {
  expect(abbreviated('Évolution de la PHEV, médicaments et LPP', 24)).toBe('Évolution de la PHEV…');
  expect(abbreviated('Court', 24)).toBe('Court');
});

describe('the keyboard', () => {
  const size = { rows: 3, columns: 2 };
  const press = (key: string, row: number, column: number, ctrlKey = false) =>
    moved({ row, column }, { key, ctrlKey }, size);

  it('moves by arrows, held inside the grid, the corner left out', () => {
    expect(press('ArrowDown', 2, 0)).toEqual({ row: 2, column: 0 });
    expect(press('ArrowLeft', 1, 0)).toEqual({ row: 1, column: -1 });
    expect(press('ArrowUp', 0, -1)).toEqual({ row: -1, column: 0 });
    expect(press('ArrowLeft', -1, 0)).toEqual({ row: -1, column: 0 });
    expect(press('ArrowRight', 0, 1)).toEqual({ row: 0, column: 1 });
  });

  it('goes to the ends', () => {
    expect(press('End', 0, 0, true)).toEqual({ row: 2, column: 1 });
    expect(press('Home', 2, 1)).toEqual({ row: 2, column: -1 });
    expect(press('PageUp', 2, 1)).toEqual({ row: 0, column: 1 });
    expect(press('a', 0, 0)).toBeUndefined();
  });
});

describe('a volet that is not signed', () => {
  const unsigned = row('1', 'phev', 'sans objet', { signed: false, reason: 'not_signatory', value: 0.05 });
  const idle = row('2', 'phev', 'sans objet', { signed: true, reason: 'no_activity' });
  const told = linesOf([unsigned, idle]);

  it('is told apart from what has no object, which nobody judges either', () => {
    expect([unsigned, idle].map(shownOf)).toEqual(['non signataire', 'sans objet']);
    expect(shownOf({ ...unsigned, result: 'non évaluable' })).toBe('non évaluable');
    expect(countResults(told, columns)).toEqual(
      new Map([
        ['non signataire', 1],
        ['sans objet', 1],
      ]),
    );
    expect(told.map((line) => tallyOfLine(line, columns).judged)).toEqual([0, 0]);
  });

  it('is searched, listed and exported under its own words', () => {
    expect(names(keptLines(told, columns, { result: 'non signataire' }))).toEqual(['CH Éluard']);
    const verdict = listColumns([evolution], words.fr).find(({ id }) => id === 'verdict');
    expect(listLines(told, volets).map((line) => verdict?.value(line))).toEqual([
      'Non signataire',
      'Sans objet',
    ]);
    expect(csvOf(told, gridFields(columns, words.fr))).toContain('Non signataire');
    expect(csvOf(told, gridFields(columns, words.en))).toContain('Not a signatory');
  });
});

describe('the head of a column', () => {
  const head = (title: string, indicator: string | null) => {
    const [column] = columns;
    if (!column) throw new Error('a column');
    return headName({ ...column, title, indicator }, [evolution], 30);
  };

  it('is its title, else the short name of its only indicator, else its title up to a comma, else cut', () => {
    expect(head('Évolution de la PHEV', evolution.indicator)).toBe('Évolution de la PHEV');
    expect(head('Évolution de la PHEV, médicaments et LPP', evolution.indicator)).toBe(evolution.short);
    expect(head('Logiciel d’aide à la prescription, sortie', null)).toBe('Logiciel d’aide à la…');
    expect(head('Tenue du dossier, post-infarctus et anesthésie', null)).toBe('Tenue du dossier');
  });
});

describe('the volets of a region', () => {
  const summary = (volet: string | null, met: number, partial: number, missed: number) =>
    ({ volet, volet_fr: volet, met, partial, missed }) as SummaryRow;
  const counted = voletCounts(
    [summary('socle', 3, 0, 1), summary('transport', 0, 0, 0), summary(null, 3, 0, 1)],
    'fr',
  );

  it('are those with a result judged, without the total', () => {
    expect(counted).toEqual([
      { volet: 'socle', title: 'socle', judged: 4, counts: { met: 3, partial: 0, missed: 1 } },
    ]);
  });

  it('share their bar among what is judged', () => {
    expect(segmentsOf(counted).map(({ part, from, to }) => [part, from, to])).toEqual([
      ['met', 0, 0.75],
      ['missed', 0.75, 1],
    ]);
  });
});
