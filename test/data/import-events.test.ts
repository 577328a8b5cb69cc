import { expect, test } from 'vitest';
import { ask, fileOf, importInto, newFolder } from '#test/support/warehouse.ts';

const lines = 'select * replace (line::integer as line) from {lines} order by line';
const quarantine = 'select line::integer as line, reason from {quarantine} order by line';
const events = (...rows: string[]) =>
  fileOf('evenements.csv', ['date;nature;texte;region;finess;indicateur', ...rows].join('\n'));
const groups = (...rows: string[]) => fileOf('groupements.csv', ['nature;nom;finess', ...rows].join('\n'));

test('dated events, everywhere, of a region or of an establishment, as received and covering nothing', async () => {
  const warehouse = newFolder();
  const file = events(
    '01/03/2016;prix;Baisse de prix de l’étanercept;;;phev_evolution',
    '2030-06-30;LISTE;Sortie de liste annoncée;75;;',
    '15/01/2018;fichier;Fichier tardif;27;33078119;',
  );
  const { batch } = await importInto(warehouse, 'events', file);
  expect([batch.sensitivity, batch.coverage, batch.rows.quarantined]).toEqual(['restricted', null, 0]);
  expect(await ask(warehouse, batch, lines)).toEqual([
    {
      ...{ line: 2, day: '2016-03-01', kind: 'price', text: 'Baisse de prix de l’étanercept' },
      ...{ region: null, establishment: null, indicator: 'phev_evolution' },
    },
    expect.objectContaining({ line: 3, day: '2030-06-30', kind: 'list', region: '75' }),
    // The establishment says its region.
    expect.objectContaining({ line: 4, kind: 'file', region: null, establishment: '33078119' }),
  ]);
});

test('columns that a file has no use for may be missing; every kind has its word', async () => {
  const words = ['prix', 'liste', 'contrat', 'fusion', 'fichier', 'autre'];
  const rows = words.map((word) => `01/01/2018;${word};Texte;`);
  const warehouse = newFolder();
  const file = fileOf('e.csv', ['date;nature;texte;region', ...rows].join('\n'));
  const { batch } = await importInto(warehouse, 'events', file);
  expect((await ask(warehouse, batch, lines)).map(({ kind }) => kind)).toEqual([
    ...['price', 'list', 'contract', 'merger', 'file', 'other'],
  ]);
});

test.each([
  ['31/02/2018;prix;Texte;;;', 'date: date illisible (attendu JJ/MM/AAAA)'],
  ['01/01/1999;prix;Texte;;;', 'date: avant 2000'],
  ['01/01/2101;prix;Texte;;;', 'date: après 2100'],
  [';prix;Texte;;;', 'date: vide'],
  ['01/01/2018;tarif;Texte;;;', 'nature: pas une nature (prix, liste, contrat, fusion, fichier, autre)'],
  ['01/01/2018;prix;;;;', 'texte: vide'],
  ['01/01/2018;prix;ab;;;', 'texte: moins de 3 caractères'],
  [`01/01/2018;prix;${'x'.repeat(161)};;;`, 'texte: plus de 160 caractères'],
  ['01/01/2018;prix;Texte;Bretagne;;', 'region: pas un code de région INSEE (2 chiffres)'],
  ['01/01/2018;prix;Texte;99;;', 'region: aucune région ne porte ce code'],
  ['01/01/2018;prix;Texte;;330;', 'finess: pas un numéro FINESS (8 ou 9 caractères)'],
  ['01/01/2018;prix;Texte;;;PHEV', 'indicateur: pas un nom d’indicateur (minuscules, chiffres, _)'],
  ['01/01/2018;prix;Texte;;;phev_evolutions', 'indicateur: non défini ici'],
])('%s goes to quarantine, the others are kept', async (row, reason) => {
  const warehouse = newFolder();
  const file = events('01/01/2018;autre;Bonne ligne;75;;', row);
  const { batch } = await importInto(warehouse, 'events', file, { maxBad: 100 });
  expect(await ask(warehouse, batch, quarantine)).toEqual([{ line: 3, reason }]);
  expect(batch.rows.kept).toBe(1);
});

test('groups, one line for each member', async () => {
  const warehouse = newFolder();
  const file = groups('GHT;GHT Alliance de Gironde;330781196', 'autre;CLCC;33078119');
  const { batch } = await importInto(warehouse, 'groups', file);
  expect([batch.sensitivity, batch.coverage]).toEqual(['open', null]);
  expect(await ask(warehouse, batch, lines)).toEqual([
    { line: 2, kind: 'ght', name: 'GHT Alliance de Gironde', establishment: '330781196' },
    { line: 3, kind: 'other', name: 'CLCC', establishment: '33078119' },
  ]);
});

test.each([
  ['groupe;GHT A;330781196', 'nature: pas une nature (ght, autre)'],
  ['ght;;330781196', 'nom: vide'],
  ['ght;A;330781196', 'nom: moins de 2 caractères'],
  [`ght;${'x'.repeat(61)};330781196`, 'nom: plus de 60 caractères'],
  ['ght;GHT A;', 'finess: vide'],
  ['ght;GHT A;CHU', 'finess: pas un numéro FINESS (8 ou 9 caractères)'],
])('%s goes to quarantine', async (row, reason) => {
  const warehouse = newFolder();
  const file = groups('ght;GHT A;330781196', row);
  const { batch } = await importInto(warehouse, 'groups', file, { maxBad: 100 });
  expect(await ask(warehouse, batch, quarantine)).toEqual([{ line: 3, reason }]);
});
