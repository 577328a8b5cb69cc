import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  declarationColumns,
  declarationFault,
  declarationTemplate,
  declarationValue,
  levels,
} from '#api/declaration.ts';
import { readIndicators } from '#data/definitions.ts';
import { declarableOf } from '#data/importers/declarations.ts';
import { Refusal } from '#data/refusal.ts';
import { declarationsCsv } from '#server/declaration-export.ts';
import { ask, fileOf, importInto, newFolder, treeOf, wholeBatches } from '#test/support/warehouse.ts';

const header = declarationColumns.join(';');
const declarations = (...lines: string[]) => fileOf('declarations.csv', [header, ...lines].join('\n'));
const declarable = declarableOf(readIndicators());
const good = '330781196;2019;dci;;45;60;audit 2019;Dr Martin;2020-02-01T10:00:00+01:00';

test('the indicators that are declared have a kind that is: none is a growth', () => {
  const kinds = new Map(declarable.map(({ indicator, kind }) => [indicator, kind]));
  expect(kinds.get('dci')).toBe('rate');
  expect(kinds.get('icatb2')).toBe('score');
  expect(kinds.get('traceability')).toBe('level');
  expect(kinds.get('am_income')).toBe('amount');
  expect(kinds.has('phev_evolution')).toBe(false);
});

test('rates, scores, levels in words, amounts; French numbers or a point; who and when', async () => {
  const warehouse = newFolder();
  const file = declarations(
    good,
    '33078119;2020;icatb2;85,5;;;;;01/03/2021',
    '330781196;2020;traceability;EN COURS;;;;;',
    '330781196;2020;pecm_quality_management;Réalisé;;;;;',
    '330781196;2020;annual_report;0;;;;;',
    '330781196;2020;am_income;12.345.678,90;;;"comptes; 2020";;',
    '640780417;2017;dci;;0.5;1 234,5;;;',
    // Left as the template has it: it declares nothing.
    '640780417;2018;dci;;;;;;',
  );
  const { batch } = await importInto(warehouse, 'declarations', file);
  expect(batch.sensitivity).toBe('restricted');
  expect(batch.coverage).toMatchObject({ scope: 'seen', from: '2017-01', to: '2020-12', partial: false });
  expect(batch.rows).toEqual({ read: 7, kept: 7, quarantined: 0, by_reason: {} });
  expect(batch.notes).toEqual(['Lignes laissées vides, ignorées : 1.']);
  const kept = await ask(
    warehouse,
    batch,
    `select * exclude (finess, proof, declared_by) replace (line::integer as line) from {lines} order by line`,
  );
  const at = batch.imported_at;
  const row = (line: number, year: number, indicator: string, value: string | null, declared_at = at) => ({
    ...{ line, year, indicator, value, numerator: null, denominator: null, declared_at },
  });
  expect(kept).toEqual([
    { ...row(2, 2019, 'dci', null, '2020-02-01T09:00:00.000Z'), numerator: '45.000', denominator: '60.000' },
    row(3, 2020, 'icatb2', '85.500', '2021-03-01T00:00:00.000Z'),
    row(4, 2020, 'traceability', '1.000'),
    row(5, 2020, 'pecm_quality_management', '2.000'),
    row(6, 2020, 'annual_report', '0.000'),
    row(7, 2020, 'am_income', '12345678.900'),
    { ...row(8, 2017, 'dci', null), numerator: '0.500', denominator: '1234.500' },
  ]);
  expect(
    await ask(
      warehouse,
      batch,
      'select finess, proof, declared_by from {lines} where line in (2, 3, 7) order by line',
    ),
  ).toEqual([
    { finess: '330781196', proof: 'audit 2019', declared_by: 'Dr Martin' },
    { finess: '33078119', proof: '', declared_by: '' },
    { finess: '330781196', proof: 'comptes; 2020', declared_by: '' },
  ]);
});

test('the same in Windows-1252, with columns in another order and one more; the template filled in', async () => {
  const text =
    'Indicateur;FINESS;Année;Valeur;Numérateur;Dénominateur;Service\ntraceability;330781196;2020;non débuté;;;DIM\n';
  const warehouse = newFolder();
  const latin = await importInto(warehouse, 'declarations', fileOf('d.csv', Buffer.from(text, 'latin1')));
  expect(latin.batch.extra_columns).toEqual(['Service']);
  expect(latin.batch.notes).toEqual(['Décodé de Windows-1252.']);
  expect(await ask(warehouse, latin.batch, 'select indicator, value from {lines}')).toEqual([
    { indicator: 'traceability', value: '0.000' },
  ]);

  const template = declarationTemplate('330781196', 2020, declarable);
  await expect(importInto(warehouse, 'declarations', fileOf('t.csv', template))).rejects.toThrow(
    'ne dit rien : toutes ses lignes sont laissées vides',
  );
  const filled = template.replace('2020;dci;;;;', '2020;dci;;1;2;');
  const { batch } = await importInto(warehouse, 'declarations', fileOf('t.csv', filled));
  expect(batch.rows.kept).toBe(1);
  expect(batch.notes).toEqual([`Lignes laissées vides, ignorées : ${declarable.length - 1}.`]);
});

test.each([
  ['330781196;2019;dci;75;;;;;', 'valeur : un taux se déclare par numérateur et dénominateur'],
  ['330781196;2020;dci;;45;;;;', 'dénominateur : attendu pour un taux'],
  ['330781196;2020;dci;;61;60;;;', 'numérateur : plus grand que le dénominateur'],
  ['330781196;2020;dci;;-1;60;;;', 'numerateur : attendu un nombre positif ou nul'],
  ['330781196;2020;dci;;1.234;2000;;;', 'numerateur : nombre illisible (attendu 85,5 ou 1 234,5)'],
  ['330781196;2020;icatb2;101;;;;;', 'valeur : un score va de 0 à 100'],
  ['330781196;2020;icatb2;en cours;;;;;', 'valeur : nombre illisible (attendu 85,5 ou 1 234,5)'],
  ['330781196;2020;icatb2;;;;page 3;;', 'valeur : attendue'],
  ['330781196;2020;traceability;3;;;;;', 'valeur : 0 (non débuté), 1 (en cours) ou 2 (réalisé)'],
  ['330781196;2020;phev_evolution;3;;;;;', 'indicateur : « phev_evolution » ne se déclare pas'],
  ['330781196;2099;icatb2;80;;;;;', 'année : à venir'],
  ['330;2020;icatb2;80;;;;;', 'finess : attendu un numéro FINESS de 9 caractères'],
  [
    `330781196;2020;icatb2;80;;;${'x'.repeat(301)};;`,
    'preuve : attendu une référence de 300 caractères au plus',
  ],
  [
    '330781196;2020;icatb2;80;;;;;2020-02-30',
    'declare_le : moment illisible, avant 2000 ou à venir (attendu JJ/MM/AAAA ou 2024-03-01T10:00:00Z)',
  ],
  [
    '330781196;2020;icatb2;80;;;;;2020-02-01T10:00:00',
    'declare_le : moment illisible, avant 2000 ou à venir (attendu JJ/MM/AAAA ou 2024-03-01T10:00:00Z)',
  ],
  [
    '330781196;2020;icatb2;80;;;;;01/01/2099',
    'declare_le : moment illisible, avant 2000 ou à venir (attendu JJ/MM/AAAA ou 2024-03-01T10:00:00Z)',
  ],
  [`330781196;2020;icatb2;80;;;;${'x'.repeat(301)};`, 'declare_par : 300 caractères au plus'],
  ['330781196;2020;icatb2;80', 'ligne : 4 cellules, 9 attendues'],
  ['330781196;2020;icatb2;80;;;"page;;', 'ligne : guillemet non fermé ou suivi d’un texte'],
  ['330781196;2020;icatb2;80;;;page\u0007;;', 'ligne : caractère de contrôle'],
  ['33078119;2019;dci;;50;60;;;', 'indicateur : déjà déclaré pour cet établissement et cette année, ligne 2'],
])('%s refuses the whole file', async (line, sentence) => {
  const warehouse = newFolder();
  const file = declarations(good, line);
  await expect(importInto(warehouse, 'declarations', file, { maxBad: 100 })).rejects.toThrow(
    new Refusal(
      `« ${file} » est refusé, rien n’en est importé : une ligne est à corriger, puis le fichier à importer de nouveau.\n  ligne 3, ${sentence}`,
    ),
  );
  expect(treeOf(warehouse)).toEqual({});
});

test('the first ten bad lines are named, in their order, whoever finds them', async () => {
  const warehouse = newFolder();
  const before = await importInto(warehouse, 'declarations', declarations(good));
  const bad = Array.from({ length: 12 }, (_, at) =>
    at % 2 === 0 ? '330781196;2020;dci;75;;;;;' : '330781196;2020;icatb2;80;;;;;hier',
  );
  const refused = importInto(warehouse, 'declarations', declarations(good, ...bad, good));
  await expect(refused).rejects.toThrow(/: 13 lignes sont à corriger/);
  const text = String(await refused.catch((error: unknown) => error));
  const told = text.split('\n').slice(1);
  expect(told.slice(0, 10).map((line) => /^ {2}ligne ([0-9]+), /.exec(line)?.[1])).toEqual(
    Array.from({ length: 10 }, (_, at) => String(at + 3)),
  );
  expect(told.slice(10)).toEqual(['  et 3 de plus.']);
  expect(await wholeBatches(warehouse)).toEqual([before.batch]);
});

test('what the store exports comes in as it was declared', async () => {
  const declared = [
    { indicator: 'dci', value: null, numerator: 45.5, denominator: 60, proof: 'page 3; « annexe »' },
    { indicator: 'traceability', value: 2, numerator: null, denominator: null, proof: '' },
    { indicator: 'am_income', value: 12_345_678.905, numerator: null, denominator: null, proof: '"a"' },
  ].map((one, at) => ({
    ...{ id: at + 1, establishment: '330781196', year: 2020, ...one },
    ...{ declared_by: 'Anne Dupuy, pharmacien', declared_at: `2021-02-0${at + 1}T08:30:00.250Z` },
  }));
  const warehouse = newFolder();
  const { batch } = await importInto(warehouse, 'declarations', fileOf('e.csv', declarationsCsv(declared)));
  const kept = await ask(
    warehouse,
    batch,
    `select (line - 1)::integer as id, finess as establishment, year, indicator, value::double as value,
      numerator::double as numerator, denominator::double as denominator, proof, declared_by, declared_at
    from {lines} order by line`,
  );
  expect(kept).toEqual(declared);
});

test('the importer refuses the lines that the form refuses, in its words, and keeps what it keeps', async () => {
  const figure = fc.option(
    fc.oneof(
      fc.integer({ min: -1, max: 3 }),
      fc.integer({ min: 0, max: 2_000_000 }).map((n) => n / 1000),
    ),
    { nil: null },
  );
  const declared = fc.record({
    establishment: fc.constantFrom('330781196', '640780417', '2A0000014', '33078119'),
    year: fc.integer({ min: 2015, max: 2023 }),
    indicator: fc.constantFrom('dci', 'icatb2', 'traceability', 'am_income', 'phev_evolution', 'no_such'),
    value: figure,
    numerator: figure,
    denominator: figure,
    proof: fc.constantFrom('', 'audit', 'a "b"; c', '=1'),
  });
  const rows = fc.uniqueArray(declared, {
    minLength: 1,
    maxLength: 9,
    selector: ({ establishment, year, indicator }) => `${establishment.slice(0, 8)} ${year} ${indicator}`,
  });
  const french = (value: number | null) => (value === null ? '' : String(value).replace('.', ','));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (values, inWords) => {
      const said = values.filter((v) => v.value !== null || v.numerator !== null || v.denominator !== null);
      fc.pre(said.length > 0);
      const lines = said.map(({ establishment, year, indicator, value, numerator, denominator, proof }) => {
        const word = inWords && indicator === 'traceability' ? levels[value ?? -1] : undefined;
        return [
          ...[establishment, year, indicator, word ?? french(value), french(numerator), french(denominator)],
          ...[quoted(proof), '', ''],
        ].join(';');
      });
      const verdicts = said.map((value) => {
        const parsed = declarationValue.safeParse(value);
        return parsed.success ? (declarationFault(parsed.data, declarable) ?? 'kept') : 'not a value';
      });
      const faults = verdicts.flatMap((verdict, at) =>
        verdict === 'kept' ? [] : [{ line: at + 2, sentence: verdict === 'not a value' ? null : verdict }],
      );
      const warehouse = newFolder();
      const outcome = await importInto(warehouse, 'declarations', declarations(...lines)).catch(
        (error: unknown) => error,
      );
      if (faults.length > 0) {
        const told = String(outcome).split('\n').slice(1);
        expect(told.map((text) => Number(/ligne ([0-9]+),/.exec(text)?.[1]))).toEqual(
          faults.map(({ line }) => line),
        );
        faults.forEach(({ line, sentence }, at) => {
          if (sentence !== null) expect(told[at]).toBe(`  ligne ${line}, ${sentence}`);
        });
        expect(treeOf(warehouse)).toEqual({});
        return;
      }
      const [batch] = await wholeBatches(warehouse);
      if (batch === undefined) throw outcome;
      const kept = await ask(
        warehouse,
        batch,
        `select finess as establishment, year, indicator, value::double as value, numerator::double as numerator,
          denominator::double as denominator, proof from {lines} order by line`,
      );
      expect(kept).toEqual(said);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});
