import { createHash, createHmac } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { readConfig } from '#data/config.ts';
import { importFile } from '#data/importers/import.ts';
import { defaultOptions } from '#data/importers/options.ts';
import { silent } from '#data/progress.ts';
import { writeWarehouse } from '#data/warehouse.ts';
import { ask, fileOf, importInto, newFolder, sourceOf, treeOf } from '#test/support/warehouse.ts';

const phev = (...lines: string[]) =>
  fileOf('phev.csv', ['mois;finess;code;boites;rembourse;beneficiaires', ...lines].join('\n'));
const good = '2024-01;33078119;3400935955838;12;1.234,50;3';

test('phev: months, short FINESS, CIP13 or LPP, corrections below zero', async () => {
  const warehouse = newFolder();
  const file = phev(
    good,
    '202403;330781196;1102126;-2;-12,50;',
    '"2024-02";"33078119";3400935955838;1;"1 000";4',
  );
  const { batch } = await importInto(warehouse, 'phev', file);
  expect(batch.sensitivity).toBe('restricted');
  expect(batch.totals).toEqual({ amount_reimbursed: '2222.000', boxes: '11' });
  expect(batch.coverage).toMatchObject({ scope: 'seen', from: '2024-01', to: '2024-03', partial: false });
  expect(
    await ask(
      warehouse,
      batch,
      'select line, month, product_kind, boxes, amount_reimbursed, rpps from {lines}',
    ),
  ).toEqual([
    {
      line: '2',
      month: '2024-01-01',
      product_kind: 'medicine',
      boxes: '12',
      amount_reimbursed: '1234.500',
      rpps: null,
    },
    {
      line: '4',
      month: '2024-02-01',
      product_kind: 'medicine',
      boxes: '1',
      amount_reimbursed: '1000.000',
      rpps: null,
    },
    {
      line: '3',
      month: '2024-03-01',
      product_kind: 'lpp',
      boxes: '-2',
      amount_reimbursed: '-12.500',
      rpps: null,
    },
  ]);
});

test('phev: what is quarantined, and its text', async () => {
  const warehouse = newFolder();
  const bad = [
    '2024-13;33078119;3400935955838;12;1,00;3',
    '2099-01;33078119;3400935955838;12;1,00;3',
    '2024-01;33078119;34009;12;1,00;3',
    '2024-01;33078119;3400935955838;12;12.5;3',
    '2024-01;33078119;"3400935955838;12;1,00;3',
    '2024-01;"33078119"x;3400935955838;12;1,00;3',
    '"2024-01";"a;b";3400935955838;12;1,00;3',
  ];
  const { batch } = await importInto(warehouse, 'phev', phev(...bad, good), { maxBad: 90 });
  const rows = await ask(warehouse, batch, 'select line, raw, reason from {quarantine}');
  const month = 'mois: mois illisible, avant 2000 ou à venir (attendu AAAA-MM)';
  const quote = 'ligne: guillemet non fermé ou suivi d’un texte';
  expect(rows.map(({ reason }) => reason)).toEqual([
    month,
    month,
    'code: pas un code CIP13 (13 chiffres) ni LPP (7 chiffres)',
    'rembourse: montant illisible (attendu 1.234,56, trois décimales au plus)',
    quote,
    quote,
    'finess: pas un numéro FINESS (8 ou 9 caractères)',
  ]);
  expect(rows.slice(0, 6).map(({ raw }) => raw)).toEqual(bad.slice(0, 6));
  // Cells are quoted again where they must be.
  expect(rows[6]?.raw).toBe('2024-01;"a;b";3400935955838;12;1,00;3');
});

test('phev: what the file covers is what it holds, unless the flags say more', async () => {
  const warehouse = newFolder();
  const options = {
    regions: ['75'],
    except: ['330000001'],
    from: '2023-01',
    to: '2024-12',
    provisionalFrom: '2024-10',
  };
  const { batch } = await importInto(warehouse, 'phev', phev(good), { ...options, partial: true });
  expect(batch.coverage).toEqual({
    scope: 'region',
    regions: ['75'],
    except: ['330000001'],
    from: '2023-01',
    to: '2024-12',
    provisional_from: '2024-10',
    partial: true,
  });
  const before = treeOf(warehouse);
  await expect(
    importInto(warehouse, 'phev', phev(good, good), { from: '2024-02', to: '2024-03' }),
  ).rejects.toThrow('corrigez --from ou --to');
  expect(treeOf(warehouse)).toEqual(before);
});

test('phev: --except of an establishment that the lines hold is refused, with its key or without', async () => {
  const warehouse = newFolder();
  await importInto(warehouse, 'phev', phev(good));
  const before = treeOf(warehouse);
  for (const finess of ['33078119', '330781196']) {
    const file = phev(good.replace('33078119', finess), good.replace('2024-01', '2024-02'));
    await expect(
      importInto(warehouse, 'phev', file, { regions: ['75'], except: ['330000001', '330781196'] }),
    ).rejects.toThrow('contient des lignes de 330781196, que --except dit ne pas y être');
  }
  expect(treeOf(warehouse)).toEqual(before);
});

test('phev: the same bytes are a new batch only where they are said to cover something else', async () => {
  const warehouse = newFolder();
  const file = phev(good, 'x');
  const first = await importInto(warehouse, 'phev', file, { maxBad: 50 });
  expect((await importInto(warehouse, 'phev', file)).already).toBe(true);
  const wider = { regions: ['75'], maxBad: 50 };
  const second = await importInto(warehouse, 'phev', file, wider);
  expect([second.already, second.batch.sequence, second.batch.coverage?.scope]).toEqual([false, 2, 'region']);
  expect((await importInto(warehouse, 'phev', file, wider)).batch).toEqual(second.batch);
  // Back to what the first said: the newest is the one that counts.
  const third = await importInto(warehouse, 'phev', file, { maxBad: 50 });
  expect([third.already, third.batch.coverage]).toEqual([false, first.batch.coverage]);
});

test('phev: decimal points where they are declared; Parquet of the same columns', async () => {
  const warehouse = newFolder();
  const points = phev('2024-01;33078119;3400935955838;12;1234.5;3');
  await expect(importInto(warehouse, 'phev', points)).rejects.toThrow('1 sur 1');
  const csv = await importInto(warehouse, 'phev', points, { decimal: 'point' });
  expect(csv.batch.totals.amount_reimbursed).toBe('1234.500');
  const file = join(newFolder(), 'phev.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`copy (
    select date '2024-01-01' as "EXE_SOI_DTD", '33078119' as "ETB_PRE_FIN", 3400935955838 as code, 12::double as boites,
      1234.5::decimal(10, 2) as rembourse, null::integer as beneficiaires
    union all select date '2024-02-01', '330', 3400935955838, 1, 2, 5) to '${file}' (format parquet)`);
  const { batch } = await importInto(warehouse, 'phev', file, { maxBad: 50 });
  expect(batch.rows).toMatchObject({ read: 2, kept: 1, quarantined: 1 });
  expect(batch.totals).toEqual({ amount_reimbursed: '1234.500', boxes: '12' });
  const [bad] = await ask(warehouse, batch, 'select line, raw from {quarantine}');
  expect(bad?.line).toBe('2');
  expect(JSON.parse(String(bad?.raw))).toMatchObject({ ETB_PRE_FIN: '330', rembourse: '2.00' });
});

test('phev: a Parquet that is replaced while it is being imported is the one that was hashed', async () => {
  const file = join(newFolder(), 'phev.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const write = (path: string, amount: number) =>
    connection.run(`copy (select '2024-01' as mois, '33078119' as finess, '3400935955838' as code, 1 as boites,
      ${amount} as rembourse, 1 as beneficiaires) to '${path}' (format parquet)`);
  await write(file, 1);
  await write(`${file}.new`, 2);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  // The first step of an import is done when the file has been received.
  const progress = {
    ...silent,
    step: (label: string) => ({
      ...silent.step(label),
      done: () => existsSync(`${file}.new`) && renameSync(`${file}.new`, file),
    }),
  };
  const { batch } = await writeWarehouse(newFolder(), 'real', (open) =>
    importFile(open, sourceOf('phev'), file, defaultOptions, {
      config: readConfig({}),
      progress,
      signal: new AbortController().signal,
    }),
  );
  expect([batch.file.sha256, batch.totals.amount_reimbursed]).toEqual([hash, '1.000']);
});

test('phev: RPPS are refused, unless the instance is inside a system of the SNDS', async () => {
  const warehouse = newFolder();
  const file = (rpps: string, also = '') =>
    fileOf(
      'p.csv',
      `mois;finess;code;boites;rembourse;beneficiaires;RPPS\n${good};${rpps}\n${good};\n${also}`,
    );
  await expect(importInto(warehouse, 'phev', file('10000000001'))).rejects.toThrow('arrêté du 6 mai 2024');
  await expect(importInto(warehouse, 'phev', file('badly written'), { maxBad: 60 })).rejects.toThrow('RPPS');
  expect(treeOf(warehouse)).toEqual({});
  const inside = await importInto(warehouse, 'phev', file('10000000001'), {}, { CAQES_SNDS_SYSTEM: 'yes' });
  expect(await ask(warehouse, inside.batch, 'select rpps from {lines} where line = 2')).toEqual([
    { rpps: '10000000001' },
  ]);
  const empty = await importInto(warehouse, 'phev', file('', '10000000001\n'), { maxBad: 50 });
  const [kept] = await ask(warehouse, empty.batch, 'select raw from {quarantine}');
  expect(kept?.raw).toContain('texte non conservé');
});

const lesHeader =
  'date;finess;service;rpps;sejour;patient;code;quantite;montant_achat;montant_rembourse;indication';
const les = (...lines: string[]) =>
  fileOf('les.csv', `${lesHeader};nom\n${lines.map((l) => `${l};DUPONT`).join('\n')}\n`);
const stay = 'STAY-0001';
const patient = 'PATIENT-0001';
const line = (code: string, quantity = '1,5', indication = 'I999999') =>
  `15/03/2024;330781196;CARDIO;;${stay};${patient};${code};${quantity};1.000,125;900,00;${indication}`;

test('les: products completed, keys hashed as node:crypto does, ids that ignore quantities', async () => {
  const warehouse = newFolder();
  const file = les(
    line('3400892065366'),
    line('9206536', '2'),
    line('0000009206536'),
    line('3104001', '1', 'faute'),
  );
  const { batch } = await importInto(warehouse, 'les', file);
  expect(batch.totals).toEqual({ amount_paid: '4000.500', amount_reimbursed: '3600.000', quantity: '6.000' });
  const key = Buffer.from(readFileSync(join(warehouse, 'instance.key'), 'utf8').trim(), 'hex');
  const hmac = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  const stayKey = hmac(`stay:${stay}`);
  const id = (product: string, rank: number) =>
    hmac(['les', '330781196', stayKey, '2024-03-15', product, rank].join('|'));
  const drug = '3400892065366';
  expect(
    await ask(
      warehouse,
      batch,
      'select line_id, stay_key, patient_key, product, product_kind, indication, rpps, lpp_conform from {lines}',
    ),
  ).toEqual(
    [
      [drug, 1, 'drug', 'I999999'],
      [drug, 2, 'drug', 'I999999'],
      [drug, 3, 'drug', 'I999999'],
      ['3104001', 1, 'device', 'faute'],
    ].map(([product, rank, kind, indication]) => ({
      line_id: id(String(product), Number(rank)),
      stay_key: stayKey,
      patient_key: hmac(`patient:${patient}`),
      product,
      product_kind: kind,
      indication,
      rpps: null,
      lpp_conform: null,
    })),
  );
});

test('les: neither stay, patient nor unknown columns stay anywhere, quarantine included', async () => {
  const warehouse = newFolder();
  const file = les(line('9206536'), line('12'), `${line('9206536')};${patient}`, line('9206536', 'abc'));
  const { batch } = await importInto(warehouse, 'les', file, { maxBad: 80 });
  expect(batch.rows).toMatchObject({ kept: 1, quarantined: 3 });
  const rows = await ask(warehouse, batch, 'select raw from {quarantine}');
  expect(rows.map(({ raw }) => raw)).toEqual([
    '15/03/2024;330781196;CARDIO;;***;***;12;1,5;1.000,125;900,00;I999999;***',
    '(texte non conservé : la ligne peut contenir une donnée personnelle)',
    '15/03/2024;330781196;CARDIO;;***;***;9206536;abc;1.000,125;900,00;I999999;***',
  ]);
  for (const file of Object.keys(treeOf(warehouse)).filter((name) => /parquet|json/.test(name))) {
    const content = readFileSync(join(warehouse, file), 'latin1');
    for (const secret of [stay, patient, 'DUPONT']) expect(content).not.toContain(secret);
  }
});

test('targets: as printed, each with its text', async () => {
  const warehouse = newFolder();
  const header =
    'indicateur;niveau;region;etablissement;annee_debut;annee_fin;operateur;valeur;unite;texte;article;source;note';
  const file = fileOf(
    'cibles.csv',
    [
      header,
      'phev_evolution;national;;;2016;2017;≤;4,2;%;arrêté du 1;art. 2;JO;',
      'les_drugs_evolution;établissement;;330781196;2018;2018;>=;500 000 €;euro;avenant;;contrat;',
      'phev_evolution;région;;;2016;2016;<=;4;%;avenant;;JO;',
      'phev_evolution;national;;;2016;2016;<=;4;%;;;JO;',
    ].join('\n'),
  );
  const { batch } = await importInto(warehouse, 'targets', file, { maxBad: 50 });
  expect(batch.coverage).toBeNull();
  expect(batch.rows.by_reason).toEqual({ 'region: vide au niveau régional': 1, 'texte: vide': 1 });
  expect(
    await ask(
      warehouse,
      batch,
      'select level, establishment, from_year, to_year, op, printed, value, unit from {lines}',
    ),
  ).toEqual([
    {
      level: 'establishment',
      establishment: '330781196',
      from_year: 2018,
      to_year: 2018,
      op: '>=',
      printed: '500 000 €',
      value: '500000.000000',
      unit: 'euro',
    },
    {
      level: 'national',
      establishment: null,
      from_year: 2016,
      to_year: 2017,
      op: '<=',
      printed: '4,2 %',
      value: '4.200000',
      unit: 'percent',
    },
  ]);
});

test('targets: each unit as people write it; levels and scores within their bounds', async () => {
  const warehouse = newFolder();
  const of = (indicator: string, value: string, unit: string) =>
    `${indicator};national;;;2022;2022;<=;${value};${unit};arrêté;;JO;`;
  const file = fileOf(
    'cibles.csv',
    [
      'indicateur;niveau;region;etablissement;annee_debut;annee_fin;operateur;valeur;unite;texte;article;source;note',
      of('ipp_boxes', '8 500', 'boîtes'),
      of('ipp_boxes', '8 500 boîtes', 'Boites'),
      of('icatb2', '80', 'points'),
      of('icatb2', '80 points', 'score'),
      of('traceability', '2', 'niveau'),
      of('am_income', '10', 'Euros'),
      of('dci', '75', 'pourcent'),
      of('icatb2', '101', 'score'),
      of('traceability', '1,5', 'niveau'),
      of('dci', '75', 'dollars'),
    ].join('\n'),
  );
  const { batch } = await importInto(warehouse, 'targets', file, { maxBad: 50 });
  const kept = await ask(
    warehouse,
    batch,
    'select printed, value::double as value, unit from {lines} order by line',
  );
  expect(kept).toEqual([
    { printed: '8 500 boîtes', value: 8500, unit: 'box' },
    { printed: '8 500 boîtes', value: 8500, unit: 'box' },
    { printed: '80 points', value: 80, unit: 'score' },
    { printed: '80 points', value: 80, unit: 'score' },
    { printed: 'réalisé', value: 2, unit: 'level' },
    { printed: '10 €', value: 10, unit: 'euro' },
    { printed: '75 %', value: 75, unit: 'percent' },
  ]);
  expect(
    (await ask(warehouse, batch, 'select reason from {quarantine}')).map(({ reason }) => reason),
  ).toEqual([
    'valeur: un score va de 0 à 100',
    'valeur: 0 (non débuté), 1 (en cours) ou 2 (réalisé) pour un niveau',
    'unite: pas une unité (%, €, boîtes, points ou niveau)',
  ]);
  expect(batch.notes).toEqual([]);
});

test('targets: those that no indicator bears, or in another unit, are kept and named', async () => {
  const of = (indicator: string, unit: string) =>
    `${indicator};national;;;2022;2022;<=;4;${unit};arrêté;;JO;`;
  const file = fileOf(
    'cibles.csv',
    [
      'indicateur;niveau;region;etablissement;annee_debut;annee_fin;operateur;valeur;unite;texte;article;source;note',
      of('phev_evolution', '%'),
      of('phev_evolutoin', '%'),
      of('phev_evolutoin', '€'),
      of('ipp_boxes', '€'),
    ].join('\n'),
  );
  const { batch } = await importInto(newFolder(), 'targets', file);
  expect(batch.rows.kept).toBe(4);
  expect(batch.notes).toEqual([
    'Indicateurs inconnus, dont les cibles ne jugent rien : phev_evolutoin. Vérifiez leur nom.',
    'Cibles dont l’unité n’est pas celle de leur indicateur : ipp_boxes (en boîtes). Corrigez leur unité.',
  ]);
});

test('a demonstration refuses imports', async () => {
  const warehouse = newFolder();
  const { writeWarehouse } = await import('#data/warehouse.ts');
  await writeWarehouse(warehouse, 'synthetic', () => Promise.resolve());
  const before = treeOf(warehouse);
  await expect(importInto(warehouse, 'phev', phev(good))).rejects.toThrow('il refuse les imports');
  expect(treeOf(warehouse)).toEqual(before);
});
