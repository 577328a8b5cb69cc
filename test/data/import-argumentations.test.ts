import { expect, test } from 'vitest';
import { argumentationColumns, argumentationTemplate } from '#api/argumentation.ts';
import { Refusal } from '#data/refusal.ts';
import { argumentationsCsv } from '#server/argumentation-export.ts';
import type { KeptArgumentation } from '#server/store/store.ts';
import { ask, fileOf, importInto, newFolder, treeOf } from '#test/support/warehouse.ts';

const header = argumentationColumns.join(';');
const argumentations = (...lines: string[]) => fileOf('argumentations.csv', [header, ...lines].join('\n'));
const id = (n: number) => n.toString(16).padStart(64, '0');
const good = `330781196;${id(1)};2019-03-02;3400890000246;oui;1;4;1;c509;IV;2;Avis de la SFRO;A. Dupuy;2019-05-01T10:00:00+02:00`;
const anyLine = 'line_id, date::varchar as date, product, documented, rcp_held, rcp_level';

test('each line says what its record holds; the file speaks for its establishments, from its first month to its last', async () => {
  const warehouse = newFolder();
  const file = argumentations(
    good,
    `33078119;${id(2)};15/11/2019;3400890000246;non;;;;;;;;;`,
    `330781196;${id(3)};01/06/2019;3400890000246;OUI;0;0;2;C61;;;"Recommandations; p. 3";;`,
    // As the work list exports it, left as it came.
    `330781196;${id(4)};01/12/2020;3400890000246;;;;;;;;;;`,
  );
  const { batch } = await importInto(warehouse, 'argumentations', file);
  expect(batch.sensitivity).toBe('restricted');
  expect(batch.coverage).toMatchObject({ scope: 'seen', from: '2019-03', to: '2019-11', partial: false });
  expect(batch.rows).toMatchObject({ kept: 3, quarantined: 0 });
  expect(batch.notes).toEqual(['Lignes laissées vides, ignorées : 1.']);
  const day = (line: number) => batch.imported_at.slice(0, line);
  expect(
    await ask(
      warehouse,
      batch,
      `select ${anyLine}, patient_informed, icd10, stage, therapy_line, argument, entered_by, entered_at
       from {lines} order by line`,
    ),
  ).toEqual([
    {
      ...{ line_id: id(1), date: '2019-03-02', product: '3400890000246', documented: true, rcp_held: true },
      ...{ rcp_level: 4, patient_informed: 1, icd10: 'C509', stage: 'IV', therapy_line: '2' },
      ...{ argument: 'Avis de la SFRO', entered_by: 'A. Dupuy', entered_at: '2019-05-01T08:00:00.000Z' },
    },
    {
      ...{ line_id: id(2), date: '2019-11-15', product: '3400890000246', documented: false, rcp_held: null },
      ...{ rcp_level: null, patient_informed: null, icd10: '', stage: '', therapy_line: '', argument: '' },
      ...{ entered_by: '', entered_at: day(24) },
    },
    {
      ...{ line_id: id(3), date: '2019-06-01', product: '3400890000246', documented: true, rcp_held: false },
      ...{ rcp_level: 0, patient_informed: 2, icd10: 'C61', stage: '', therapy_line: '' },
      ...{ argument: 'Recommandations; p. 3', entered_by: '', entered_at: day(24) },
    },
  ]);
});

test('what it covers may be said; months without any line are then of none argued, not unknown', async () => {
  const warehouse = newFolder();
  const options = { from: '2019-01', to: '2019-12', provisionalFrom: '2019-11' };
  const { batch } = await importInto(warehouse, 'argumentations', argumentations(good), options);
  expect(batch.coverage).toMatchObject({ from: '2019-01', to: '2019-12', provisional_from: '2019-11' });
  await expect(
    importInto(warehouse, 'argumentations', argumentations(good), { from: '2019-04', to: '2019-12' }),
  ).rejects.toThrow('hors de la période déclarée');
});

test('names in another order, few columns; the template says nothing by itself', async () => {
  const warehouse = newFolder();
  const text = `Documenté;Line_id;FINESS;Date;Product;Argument;Service\noui;${id(1)};330781196;2019-03-02;9424830;Avis HAS;Oncologie\n`;
  const { batch } = await importInto(warehouse, 'argumentations', fileOf('a.csv', text));
  expect(batch.extra_columns).toEqual(['Service']);
  expect(await ask(warehouse, batch, `select ${anyLine} from {lines}`)).toEqual([
    {
      ...{ line_id: id(1), date: '2019-03-02', product: '9424830', documented: true },
      ...{ rcp_held: null, rcp_level: null },
    },
  ]);
  await expect(
    importInto(newFolder(), 'argumentations', fileOf('t.csv', argumentationTemplate())),
  ).rejects.toThrow('n’a aucune ligne de données');
});

const line = (changes: Partial<Record<(typeof argumentationColumns)[number], string>>) => {
  const cells = Object.fromEntries(argumentationColumns.map((name, at) => [name, good.split(';')[at]]));
  return argumentationColumns
    .map((name) => ({ ...cells, ligne_id: id(9), ...changes })[name] ?? '')
    .join(';');
};
test.each([
  [line({ ligne_id: 'x' }), 'ligne_id : attendu l’identifiant d’une ligne (« line_id »)'],
  [line({ finess: '330' }), 'finess : attendu un numéro FINESS de 9 caractères'],
  [line({ documente: 'peut-être' }), 'documente : attendu oui ou non'],
  [line({ documente: '' }), 'documente : attendu oui ou non'],
  [line({ discussion_rcp: '2' }), 'discussion_rcp : attendu 0 ou 1'],
  [line({ niveau_rcp: '5' }), 'niveau_rcp : attendu un niveau de 0 à 4'],
  [line({ discussion_rcp: '0' }), 'niveau_rcp : un niveau, alors qu’aucune RCP n’a eu lieu'],
  [line({ info_patient: '3' }), 'info_patient : attendu 0, 1 ou 2'],
  [line({ ind: 'C50.9' }), 'ind : attendu un code CIM-10 de 3 à 6 caractères sans point, par exemple C509'],
  [line({ argument: 'x'.repeat(501) }), 'argument : attendu 500 caractères au plus'],
  [
    line({ argument: 'Avis du Dr Martin' }),
    'argument : attendu une référence ou un avis sans nom ni numéro de personne',
  ],
  [
    line({ discussion_rcp: '', niveau_rcp: '', argument: '' }),
    'argument : attendu (référence ou avis) si aucune RCP n’a eu lieu',
  ],
  [line({ date: '' }), 'date : vide'],
  [line({ date: '32/01/2019' }), 'date : date illisible, avant 2000 ou à venir (attendu JJ/MM/AAAA)'],
  [line({ code: 'aspirine' }), 'code : pas un code UCD (13 chiffres) ni LPP (7 chiffres)'],
  [line({ saisi_par: 'x'.repeat(301) }), 'saisi_par : 300 caractères au plus'],
  [line({ ligne_id: id(1) }), 'ligne_id : déjà argumentée dans ce fichier, ligne 2'],
])('%s refuses the whole file', async (bad, sentence) => {
  const warehouse = newFolder();
  const file = argumentations(good, bad);
  await expect(importInto(warehouse, 'argumentations', file)).rejects.toThrow(
    new Refusal(
      `« ${file} » est refusé, rien n’en est importé : une ligne est à corriger, puis le fichier à importer de nouveau.\n  ligne 3, ${sentence}`,
    ),
  );
  expect(treeOf(warehouse)).toEqual({});
});

test('what the store exports comes in as it was entered', async () => {
  const entered: KeptArgumentation[] = [
    {
      documented: true,
      rcp_held: true,
      rcp_level: 2,
      patient_informed: null,
      argument: 'a "b"; c',
      icd10: 'C509',
    },
    { documented: false, rcp_held: null, rcp_level: null, patient_informed: 0, argument: '', icd10: '' },
  ].map((each, at) => ({
    ...{ date: `2019-0${at + 1}-31`.replace('02-31', '02-28'), product: '3400890000246' },
    entry: {
      ...{ id: at + 1, establishment: '330781196', line_id: id(at), ...each, stage: 'T2', therapy_line: '' },
      ...{ rcp_level: each.rcp_level as 2 | null, patient_informed: each.patient_informed as 0 | null },
      ...{ entered_by: 'Anne Dupuy (pui)', entered_at: `2021-02-0${at + 1}T08:30:00.250Z` },
    },
  }));
  const warehouse = newFolder();
  const file = fileOf('e.csv', argumentationsCsv(entered));
  const { batch } = await importInto(warehouse, 'argumentations', file);
  const kept = await ask(
    warehouse,
    batch,
    `select * exclude (line, finess) replace (date::varchar as date), finess as establishment from {lines} order by line`,
  );
  expect(kept).toEqual(
    entered.map(({ date, product, entry }) => ({
      ...{ date, product },
      ...Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'id')),
    })),
  );
});
