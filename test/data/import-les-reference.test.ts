import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ask, fileOf, importInto, newFolder, treeOf } from '#test/support/warehouse.ts';

const register = 'ucd7;code_les;inscription;periode;datedebut;datefin;libindication;classind1;gener';
const columns = 'kind, month, product, indication, inscription, event, from_day, to_day, label, class_1';

/** The rows kept of a file, in its order, and what was set aside. */
const read = async (content: string | Uint8Array, maxBad = 100) => {
  const warehouse = newFolder();
  const file = fileOf('reference.csv', content);
  const { batch } = await importInto(warehouse, 'les-reference', file, { maxBad });
  const rows = await ask(warehouse, batch, `select ${columns}, generic_role from {lines} order by line`);
  const bad = await ask(
    warehouse,
    batch,
    'select line::integer as line, reason from {quarantine} order by line',
  );
  return { batch, rows: rows.map((row) => Object.values(row)), bad: bad.map((row) => Object.values(row)) };
};

test('a monthly register: its month, printed inscription and dates, the UCD padded as lines have it', async () => {
  const { batch, rows, bad } = await read(
    [
      register,
      '9000024;I000029;oui;202007;05/06/2020;;Cancer « colorectal »;Cancer;Biosimilaire',
      '9000024;I000030;RTU TERM;2020-07;44316;31/12/2021;;anti-infectieux;',
      '*;I999999;*;202007;*;;Hors AMM;*;',
    ].join('\n'),
  );
  expect([batch.coverage, batch.sensitivity, bad, batch.notes]).toEqual([null, 'open', [], []]);
  expect(rows).toEqual([
    [
      ...['indication', '2020-07-01', '3400890000246', 'I000029', 'oui', null, '2020-06-05', null],
      ...['Cancer « colorectal »', 'Cancer', 'Biosimilaire'],
    ],
    [
      ...[
        'indication',
        '2020-07-01',
        '3400890000246',
        'I000030',
        'RTU TERM',
        null,
        '2021-04-30',
        '2021-12-31',
      ],
      ...[null, 'anti-infectieux', null],
    ],
    ['indication', '2020-07-01', null, 'I999999', '*', null, null, null, 'Hors AMM', null, null],
  ]);
});

test('a text where a day should be leaves none, and the report cites it; so a cell that holds another line', async () => {
  const { batch, rows } = await read(
    [
      register,
      '9413123;I000449;oui;201901;29/02/2019;;;;',
      '9000381;I000224;oui;201901;SSAS2018506A;31/31/2020;;;',
      '9000382;I000224;oui;201901;01/01/1918;;;;',
      '9001048;I000557;oui;201901;;;;;"Médicament importé ;IMFINZI;I000542;non;;;"',
    ].join('\n'),
  );
  expect(rows.map((row) => [row[6], row[7], row[10]])).toEqual([
    [null, null, null],
    [null, null, null],
    [null, null, null],
    [null, null, 'Médicament importé'],
  ]);
  expect(batch.notes).toEqual([
    'datedebut : textes qui ne sont pas des dates, laissés vides : « 01/01/1918 », « 29/02/2019 », « SSAS2018506A ».',
    'datefin : textes qui ne sont pas des dates, laissés vides : « 31/31/2020 ».',
    'gener : cellules qui contiennent le reste d’une autre ligne, perdue : « Médicament importé ;IMFINZI;I000542;non;;; ».',
  ]);
});

test('dated indications, with commas and NA: listed, not listed, or left blank', async () => {
  const { rows, bad } = await read(
    [
      'indication,ucd_7,inscription_liste_en_sus,date_debut,date_fin,classe_indication_1,indication_libelle',
      'I000029,9000024,TRUE,2020-06-05,NA,Cancer,"Cancer, et ""suite"""',
      'I000105,9260599,false,NA,2025-02-12,NA,NA',
      'I000420,9419723,,2019-11-22,,,',
      'I999997,,,,,,Miroir',
    ].join('\r\n'),
  );
  expect(bad).toEqual([]);
  expect(rows.map((row) => [row[0], ...row.slice(2, 5), ...row.slice(6, 10)])).toEqual([
    ['period', '3400890000246', 'I000029', 'oui', '2020-06-05', null, 'Cancer, et "suite"', 'Cancer'],
    ['period', '3400892605999', 'I000105', 'non', null, '2025-02-12', null, null],
    ['period', '3400894197232', 'I000420', null, '2019-11-22', null, null, null],
    ['period', null, 'I999997', null, null, null, 'Miroir', null],
  ]);
});

test('events of UCD and devices: the day of effect, else that of publication; tariffs with a comma or a point', async () => {
  const warehouse = newFolder();
  const listings = fileOf(
    'ucd.csv',
    'ucd_7;evenement;prix_ttc;date_publication;date_effet\n' +
      '9423788;tarif;1518.39;2025-03-14;2025-04-01\n9423788;radiation;;14/03/2025;\n9423788;tarif;1.518,395;;2025-04-02\n',
  );
  const { batch } = await importInto(warehouse, 'les-reference', listings);
  const rows = await ask(warehouse, batch, 'select event, from_day, tariff from {lines} order by line');
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['tarif', '2025-04-01', '1518.390'],
    ['radiation', '2025-03-14', null],
    ['tarif', '2025-04-02', '1518.395'],
  ]);
  const devices = await read(
    'dmi_en_sus_code;dmi_en_sus_evenement;dmi_en_sus_date_effet;dmi_en_sus_date_publication\n' +
      '3100334;ne figure plus;;2019-11-01\n31003;inscription;2019-11-01;\n3100334;inscription;;\n',
  );
  expect(devices.rows.map((row) => [row[0], row[2], row[5], row[6]])).toEqual([
    ['device', '3100334', 'ne figure plus', '2019-11-01'],
  ]);
  expect(devices.bad).toEqual([
    [3, 'dmi_en_sus_code: pas un code LPP (7 chiffres)'],
    [4, 'dmi_en_sus_date_effet: vide, comme dmi_en_sus_date_publication'],
  ]);
});

test('early and compassionate access, where either day may be unknown', async () => {
  const { rows, bad } = await read(
    'ucd_7;ucd_13;indication;indication_libelle;date_debut;date_fin\n' +
      '9000024;34008;CBEVA01;Cancer;2020-06-06;\n9000041;34008;NXXXX00;;;2022-12-31\n' +
      '9000041;34008;SXXXX00;;;\n9000041;34008;CGIVO01;;2022-01-01;2021-01-01\n',
  );
  expect(rows.map((row) => [row[0], row[3], row[6], row[7]])).toEqual([
    ['compassionate', 'CBEVA01', '2020-06-06', null],
    ['compassionate', 'NXXXX00', null, '2022-12-31'],
  ]);
  expect(bad).toEqual([
    [4, 'indication: pas un code d’accès dérogatoire (N, C, D, R ou I, puis 6 caractères)'],
    [5, 'date_fin: avant date_debut'],
  ]);
});

test.each([
  [
    '9000024;I000029;peut-être;202007;;;;;',
    'inscription: pas une inscription connue (oui, non, RTU, RTU TERM, * ou **)',
  ],
  ['9000024;I000029;;202007;;;;;', 'inscription: vide'],
  [
    '9000024;I00029;oui;202007;;;;;',
    'code_les: pas un code indication (une lettre, puis 6 lettres ou chiffres)',
  ],
  ['8000024;I000029;oui;202007;;;;;', 'ucd7: pas un code UCD (7 chiffres, le premier est 9) ou *'],
  ['*;I000029;oui;202007;;;;;', 'ucd7: * pour un code qui n’est pas réservé'],
  ['9000024;I000029;oui;202013;;;;;', 'periode: mois illisible, avant 2000 ou à venir (attendu AAAA-MM)'],
  ['9000024;I000029;oui;202007;;', 'ligne: 6 cellules, 9 attendues'],
])('%s is set aside: %s', async (line, reason) => {
  const { rows, bad } = await read([register, '9000024;I000030;Oui;202007;;;;;', line].join('\n'));
  expect([rows.length, bad]).toEqual([1, [[3, reason]]]);
});

test.each([
  [
    'date_debut',
    'ucd_7;indication;inscription_liste_en_sus;date_debut;date_fin',
    '9000024;I000029;oui;2020-06-31;',
  ],
  ['date_fin', 'ucd_7;indication;indication_libelle;date_debut;date_fin', '9000024;CBEVA01;;;bientôt'],
  ['date_effet', 'ucd_7;evenement;date_effet;date_publication', '9000024;radiation;43000;2020-01-01'],
])('a %s that is no day is set aside', async (column, header, line) => {
  const { bad } = await read([header, line.replace(/(2020-06-31|bientôt|43000)/, ''), line].join('\n'));
  expect(bad).toEqual([[3, `${column}: date illisible (attendu JJ/MM/AAAA)`]]);
});

test('UTF-8 and Windows-1252 read the same', async () => {
  const text = `${register}\n9000024;I000029;oui;202007;;;Prévention des infections sévères;Maladie rare;Générique\n`;
  const [utf8, latin] = [await read(text), await read(Buffer.from(text, 'latin1'))];
  expect(latin.rows).toEqual(utf8.rows);
  expect(utf8.rows[0]?.[8]).toBe('Prévention des infections sévères');
  expect(latin.batch.notes).toEqual(['Décodé de Windows-1252.']);
});

test('a first line of none of the five files is refused with what each must hold, and so is one that lacks a column', async () => {
  const warehouse = newFolder();
  const file = fileOf('x.csv', 'ucd;code\n9000024;I000029\n');
  await expect(importInto(warehouse, 'les-reference', file)).rejects.toThrow(
    `« ${file} » : la première ligne ne contient aucun de ces noms : code_les (registre mensuel UCD × indication de l’ATIH (medref_indications)), inscription_liste_en_sus (`,
  );
  const short = fileOf('x.csv', 'ucd7,code_les,periode\n9000024,I000029,202007\n');
  await expect(importInto(warehouse, 'les-reference', short)).rejects.toThrow(
    `« ${short} » n’a pas les colonnes inscription, datedebut (registre mensuel`,
  );
  expect(treeOf(warehouse)).toEqual({});
});

const real = fileURLToPath(new URL('../../../shared/data/les_reference/', import.meta.url));

test.skipIf(!existsSync(real))(
  'real files (../shared/data): every line kept or told',
  { timeout: 120_000 },
  async () => {
    const warehouse = newFolder();
    const import1 = async (name: string) => {
      const { batch } = await importInto(warehouse, 'les-reference', `${real}${name}.parquet`);
      return [batch.rows.kept, batch.rows.by_reason, batch.notes.length];
    };
    expect(await import1('nomensland__mco_medref_atih_indications')).toEqual([83_250, {}, 2]);
    expect(await import1('refpmsi__ucd_indication')).toEqual([2481, {}, 0]);
    expect(await import1('refpmsi__ucd_en_sus')).toEqual([
      6465,
      { 'evenement: vide': 1, 'ucd_7: vide': 1 },
      0,
    ]);
    expect(await import1('refpmsi__ucd_ap_ac_cpc')).toEqual([3121, {}, 0]);
    expect(await import1('refpmsi__dmi_en_sus')).toEqual([8180, {}, 0]);
  },
);
