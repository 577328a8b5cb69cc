import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cellsOf } from '#data/importers/finess-sections.ts';
import { ask, fileOf, importInto, newFolder } from '#test/support/warehouse.ts';

const shared = (name: string) =>
  fileURLToPath(new URL(`../../../shared/data/finess/${name}`, import.meta.url));

test('the official lines: quotes, overseas départements, addresses', async () => {
  const file = shared('etalab-cs1100502-extrait.csv');
  expect(existsSync(file)).toBe(true);
  const warehouse = newFolder();
  const { batch } = await importInto(warehouse, 'finess', file);
  expect(batch.rows).toMatchObject({ read: 8, kept: 8, quarantined: 0 });
  expect(
    await ask(
      warehouse,
      batch,
      "select finess, ej, name, category_code, sph_code, postal_code, town, departement from {lines} where finess in ('010000024', '980501506') order by 1",
    ),
  ).toEqual([
    {
      finess: '010000024',
      ej: '010780054',
      name: 'CH DE FLEYRIAT',
      category_code: '355',
      sph_code: '1',
      postal_code: '01440',
      town: 'VIRIAT',
      departement: '01',
    },
    {
      finess: '980501506',
      ej: '980501498',
      name: 'LIEU DE VIE "MAVOUNA MEMA 1"',
      category_code: '462',
      sph_code: null,
      postal_code: '97620',
      town: 'CHIRONGUI',
      departement: '9F',
    },
  ]);
});

test('the flat list of 11,095 hospitals', async () => {
  const warehouse = newFolder();
  const { batch } = await importInto(warehouse, 'finess', shared('finess_hopitaux_20210108.csv.gz'));
  expect(batch.rows).toMatchObject({ read: 11_095, kept: 11_095 });
  const [row] = await ask(
    warehouse,
    batch,
    "select section, ej, name, departement, sph_code, round(x, 3) as x, round(y, 3) as y, projection from {lines} where finess = '010000024'",
  );
  expect(row).toEqual({
    section: 'structureet',
    ej: '010780054',
    name: 'CH DE FLEYRIAT',
    departement: '01',
    sph_code: '1',
    x: 5.209,
    y: 46.223,
    projection: 'WGS84',
  });
});

test('legal entities, coordinates, Excel cells, other sections; Windows-1252', async () => {
  const warehouse = newFolder();
  const ej =
    'structureej;="010780054";CH;CENTRE H\u0092;;1;R;X;;;;004;01440 VIRIAT;01;AIN;;13;EPS;355;CH;260;8610Z;1979-01-01';
  const lines = [
    'finess;etalab;111;2026-05-12',
    ej,
    'geolocalisation;010000024;870215.7;6571590.5;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93;2026-05-11',
    'equipementsocial;010000024;1',
    'structureet;010000024;010780054;trop court',
    'geolocalisation;010000024;est;6571590.5;1,LAMBERT_93;2026-05-11',
    'geolocalisation;x;1;2;3;4',
  ];
  const file = fileOf('finess.csv', Buffer.from(lines.join('\n'), 'latin1'));
  const { batch } = await importInto(warehouse, 'finess', file, { maxBad: 60 });
  expect(batch.rows).toEqual({
    read: 5,
    kept: 2,
    quarantined: 3,
    by_reason: {
      'coordxet: coordonnée illisible': 1,
      'ligne: 4 cellules, 32 attendues': 1,
      'nofiness: pas un numéro FINESS (8 ou 9 caractères)': 1,
    },
  });
  expect(batch.notes).toContain('Lignes d’autres sections, ignorées : 1.');
  expect(
    await ask(warehouse, batch, 'select section, finess, long_name, status_code, x, projection from {lines}'),
  ).toEqual([
    {
      section: 'geolocalisation',
      finess: '010000024',
      long_name: null,
      status_code: null,
      x: 870215.7,
      projection: 'LAMBERT_93',
    },
    {
      section: 'structureej',
      finess: '010780054',
      long_name: 'CENTRE H’',
      status_code: '13',
      x: null,
      projection: null,
    },
  ]);
});

test('mergers are dated', async () => {
  const warehouse = newFolder();
  const file = fileOf(
    'fusions.csv',
    'predecesseur;successeur;date_effet\n330000001;330000002;01/01/2018\n330000003;330000003;2019-01-01\n',
  );
  const { batch } = await importInto(warehouse, 'finess', file, { maxBad: 50 });
  expect(await ask(warehouse, batch, 'select section, finess, successor, effective from {lines}')).toEqual([
    { section: 'successor', finess: '330000001', successor: '330000002', effective: '2018-01-01' },
  ]);
  expect(batch.rows.by_reason).toEqual({ 'successeur: le même que le prédécesseur': 1 });
  await expect(importInto(warehouse, 'finess', fileOf('x.csv', 'a;b\n1;2\n'))).rejects.toThrow(
    'ne contient aucun de ces noms',
  );
});

test.each([
  ['a;"b;""c""";="d";', ['a', 'b;"c"', 'd', '']],
  ['', ['']],
  ['a;"b', null],
  ['"a"b;c', null],
])('cells of %s', (text, cells) => {
  expect(cellsOf(text)).toEqual(cells);
});
