import { expect, test } from 'vitest';
import { lawChecks } from '#data/importers/contracts.ts';
import { readLaw } from '#data/law.ts';
import { ask, fileOf, importInto, newFolder, treeOf } from '#test/support/warehouse.ts';

const header = 'etablissement;contrat;volet;date_signature;date_effet;date_fin;note';
const contracts = (...lines: string[]) => fileOf('contrats.csv', [header, ...lines].join('\n'));

test('who signed which volets, from when: as received, covering nothing', async () => {
  const warehouse = newFolder();
  const file = contracts(
    '330781196;caqes-v1;socle;15/12/2017;01/01/2018;;avenant à venir',
    '330781196;caqes-v1;transport;;2018-01-01;2023-01-01;',
    '33078119;caqes-v2;pertinence;;01/07/2022;31/12/2026;',
    '640780417;caqos-cbum;cbum;;01/01/2014;31/12/2017;',
  );
  const { batch } = await importInto(warehouse, 'contracts', file);
  expect([batch.sensitivity, batch.coverage]).toEqual(['restricted', null]);
  expect(
    await ask(warehouse, batch, 'select * replace (line::integer as line) from {lines} order by line'),
  ).toEqual([
    {
      line: 2,
      establishment: '330781196',
      contract: 'caqes-v1',
      volet: 'socle',
      signed_on: '2017-12-15',
      from_day: '2018-01-01',
      to_day: null,
      note: 'avenant à venir',
    },
    expect.objectContaining({ line: 3, volet: 'transport', signed_on: null, to_day: '2023-01-01' }),
    expect.objectContaining({ line: 4, contract: 'caqes-v2', from_day: '2022-07-01', to_day: '2026-12-31' }),
    expect.objectContaining({ line: 5, contract: 'caqos-cbum', volet: 'cbum' }),
  ]);
});

const good = '330781196;caqes-v1;socle;;01/01/2018;;';

test.each([
  [
    '330781196;caqes-v3;socle;;01/01/2018;;',
    'contrat : inconnu de la loi (contrats connus : caqes-v1, caqes-v2, caqos-cbum)',
  ],
  [
    '330781196;caqes-v1;transports;;01/01/2018;;',
    'volet : inconnu de caqes-v1 (volets connus : socle, transport, pertinence, capes)',
  ],
  ['330781196;CAQES V1;socle;;01/01/2018;;', 'contrat : pas un nom court (minuscules, chiffres, tirets)'],
  ['330781196;caqes-v1;transport;;01/01/2018;31/12/2017;', 'date_fin : avant date_effet'],
  [
    '330781196;caqes-v1;transport;;01/01/2018;02/01/2023;',
    'date_fin : le volet transport de caqes-v1 dure 5 ans au plus',
  ],
  ['330781196;caqes-v1;transport;;01/01/1998;;', 'date_effet : avant 2000'],
  ['330781196;caqes-v1;transport;;01/01/2018;31/12/2999;', 'date_fin : après 2100'],
  ['330781196;caqes-v1;transport;;;;', 'date_effet : vide'],
  [
    '330781196;caqes-v1;transport;30/02/2018;01/01/2018;;',
    'date_signature : date illisible, avant 2000 ou à venir (attendu JJ/MM/AAAA)',
  ],
  ['330;caqes-v1;transport;;01/01/2018;;', 'etablissement : pas un numéro FINESS (8 ou 9 caractères)'],
  ['330781196;caqes-v1;transport', 'ligne : 3 cellules, 7 attendues'],
  [
    '33078119;caqes-v1;socle;;2018-01-01;2019-01-01;',
    'volet : déjà donné à cette date pour cet établissement et ce contrat, ligne 2',
  ],
])('%s refuses the whole file', async (line, sentence) => {
  const warehouse = newFolder();
  const file = contracts(good, line);
  await expect(importInto(warehouse, 'contracts', file, { maxBad: 100 })).rejects.toThrow(
    `« ${file} » est refusé, rien n’en est importé : une ligne est à corriger, puis le fichier à importer de nouveau.\n  ligne 3, ${sentence}`,
  );
  expect(treeOf(warehouse)).toEqual({});
});

test('a table of mergers is imported with finess, not with contracts', async () => {
  const warehouse = newFolder();
  const file = fileOf('fusions.csv', 'Prédécesseur;successeur;date_effet\n330000001;330000002;2018-01-01\n');
  await expect(importInto(warehouse, 'contracts', file)).rejects.toThrow('importez-la avec finess');
  expect(treeOf(warehouse)).toEqual({});
  expect((await importInto(warehouse, 'finess', file)).batch.rows.kept).toBe(1);
});

test('a volet is as long as the most generous version of its contract lets it be', () => {
  const [first] = readLaw().filter(({ contract }) => contract === 'caqes-v1');
  if (first === undefined) throw new Error('no version of caqes-v1');
  const endless = { ...first, volets: first.volets.map((volet) => ({ ...volet, years_max: null })) };
  const limits = (law: Parameters<typeof lawChecks>[0]) =>
    lawChecks(law).filter(({ reason }) => reason.includes('au plus')).length;
  expect([limits([first]), limits([first, endless]), limits([endless])]).toEqual([3, 0, 0]);
});
