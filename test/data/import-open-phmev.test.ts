import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Refusal } from '#data/refusal.ts';
import { ask, fileOf, importInto, newFolder, treeOf } from '#test/support/warehouse.ts';

const official = fileURLToPath(
  new URL('../../../shared/data/open_phmev_2024/OPEN_PHMEV_2024_head50k.CSV.gz', import.meta.url),
);
const text = new TextDecoder('windows-1252').decode(gunzipSync(readFileSync(official)), { stream: true });
const [header = '', ...body] = text.split('\r\n');
const [first = ''] = body;
const hundred = body.slice(0, 100);

const year = { year: 2024 };
const csv = (lines: readonly string[], end = '\r\n') => [header, ...lines].join(end) + end;
const cell = (line: string, at: number, value: string) =>
  line
    .split(';')
    .map((old, index) => (index === at ? value : old))
    .join(';');
const [boites, rem] = [28, 29];
const named = (content: string | Uint8Array) => fileOf('extrait.csv', content);

test('the 50,000 real lines: kept, with their control totals', async () => {
  const warehouse = newFolder();
  const { batch } = await importInto(warehouse, 'open-phmev', official);
  expect(batch.rows).toEqual({ read: 50_000, kept: 50_000, quarantined: 0, by_reason: {} });
  expect(batch.totals).toEqual({
    amount_reimbursed: '1558580296.020',
    amount_base: '1658843215.730',
    boxes: '108944594',
  });
  expect(batch.coverage).toMatchObject({ scope: 'national', from: '2024-01', to: '2024-12', partial: true });
  const [label] = await ask(
    warehouse,
    batch,
    `select count(*)::integer as lines, count(distinct kind)::integer as kinds, max(length(region)) as width,
       count(*) filter (kind = 'not_returned')::integer as not_returned,
       bool_or(contains(atc5_label, 'Non restitué')) as accents from {lines}`,
  );
  expect(label).toMatchObject({ lines: 50_000, kinds: 2, width: '2', not_returned: 498, accents: true });
  const columns = await ask(warehouse, batch, 'describe from {lines}');
  expect(
    columns.map(({ column_name, column_type }) => `${String(column_name)} ${String(column_type)}`),
  ).toEqual([
    ...['line BIGINT', 'year INTEGER', 'finess VARCHAR', 'product VARCHAR', 'label VARCHAR', 'atc5 VARCHAR'],
    ...[
      'atc5_label VARCHAR',
      'top_gen VARCHAR',
      'gen_num INTEGER',
      'age INTEGER',
      'sex INTEGER',
      'kind VARCHAR',
    ],
    ...[
      'category VARCHAR',
      'legal_category VARCHAR',
      'postal_code VARCHAR',
      'name VARCHAR',
      'long_name VARCHAR',
    ],
    ...['town VARCHAR', 'region VARCHAR', 'boxes BIGINT', 'amount_reimbursed DECIMAL(18,3)'],
    'amount_base DECIMAL(18,3)',
  ]);
  const again = await importInto(warehouse, 'open-phmev', official);
  expect(again).toEqual({ batch, already: true });
});

const swapped = (line: string) => line.split(';').reverse().join(';');
const accepted: Record<string, string | Uint8Array> = {
  'UTF-8 with a BOM': `\ufeff${csv(hundred)}`,
  'UTF-8': csv(hundred),
  'line feeds only': csv(hundred, '\n'),
  'no end on the last line': csv(hundred).trimEnd(),
  'an empty last line': `${csv(hundred)}\r\n`,
  'columns in another order': [header, ...hundred].map(swapped).join('\r\n'),
  'names in another case': csv(hundred).replace(header, header.toUpperCase()),
  'gzip under any name': gzipSync(csv(hundred)),
  'without the optional column': [header, ...hundred]
    .map((line) => line.split(';').toSpliced(18, 1).join(';'))
    .join('\n'),
};

test.each(Object.entries(accepted))('accepted: %s', async (_, content) => {
  const warehouse = newFolder();
  const { batch } = await importInto(warehouse, 'open-phmev', named(content), year);
  expect(batch.rows).toEqual({ read: 100, kept: 100, quarantined: 0, by_reason: {} });
  expect(batch.totals.boxes).toBe(
    String(hundred.reduce((sum, line) => sum + Number(line.split(';')[boites]), 0)),
  );
  expect(batch.extra_columns).toEqual([]);
});

test('accepted: an extra column, named; -3,00; bytes of Windows-1252', async () => {
  const warehouse = newFolder();
  const apostrophe = cell(cell(first, 20, 'H\u0092PITAL \u0080 \u009f'), rem, '-3,00');
  const file = named(Buffer.from(`${header};notes\r\n${apostrophe};x\r\n`, 'latin1'));
  const { batch } = await importInto(warehouse, 'open-phmev', file, year);
  expect(batch.extra_columns).toEqual(['notes']);
  expect(batch.notes).toContain('Décodé de Windows-1252.');
  expect(await ask(warehouse, batch, 'select line, name, amount_reimbursed from {lines}')).toEqual([
    { line: '2', name: 'H’PITAL € Ÿ', amount_reimbursed: '-3.000' },
  ]);
});

const long = cell(first, 20, 'x'.repeat((1 << 20) + 1));
const amount = 'REM: montant illisible (attendu 1.234,56, trois décimales au plus)';
const quarantined: Record<string, [line: string, reason: string]> = {
  'a word for an amount': [cell(first, rem, 'abc'), amount],
  'a decimal point': [cell(first, rem, '12.5'), amount],
  'two commas': [cell(first, rem, '1,2,3'), amount],
  'a group of two digits': [cell(first, rem, '12.34,5'), amount],
  'an ambiguous thousand': [cell(first, rem, '1.234'), amount],
  'four decimals': [cell(first, rem, '1,2345'), amount],
  'an empty required cell': [cell(first, rem, ''), 'REM: vide'],
  'half a box': [cell(first, boites, '1,5'), 'BOITES: nombre entier illisible'],
  'a short line': [first.split(';').slice(1).join(';'), 'ligne: 30 cellules, 31 attendues'],
  'a long line': [`${first};`, 'ligne: 32 cellules, 31 attendues'],
  'a line over 1 MiB': [long, 'ligne: plus de 1 Mio'],
  'a line over 3 MiB': [long.repeat(3), 'ligne: plus de 1 Mio'],
  'an empty line': ['', 'ligne: vide'],
  'empty cells only': [';'.repeat(30), 'ligne: vide'],
  'a control character': [cell(first, 20, 'a\u0000b'), 'ligne: caractère de contrôle'],
  'no FINESS': [cell(first, 16, '12345'), 'etb_rgt: pas un numéro FINESS (8 ou 9 caractères)'],
};

test.each(Object.entries(quarantined))('quarantined: %s', async (_, [line, reason]) => {
  const warehouse = newFolder();
  const file = named(csv([...hundred.slice(0, 10), line, ...hundred.slice(10)]));
  const { batch } = await importInto(warehouse, 'open-phmev', file, year);
  expect(batch.rows).toEqual({ read: 101, kept: 100, quarantined: 1, by_reason: { [reason]: 1 } });
  expect(await ask(warehouse, batch, 'select * from {quarantine}')).toEqual([
    { line: '12', raw: line.slice(0, 4096), reason },
  ]);
});

test('lines after a bad one keep their numbers, and quotes are characters', async () => {
  const warehouse = newFolder();
  const quoted = cell(first, 20, '"CENTRE');
  const { batch } = await importInto(
    warehouse,
    'open-phmev',
    named(csv(['x', quoted, first, ...hundred])),
    year,
  );
  const rows = await ask(warehouse, batch, 'select line, name from {lines} where line < 5 order by line');
  expect(rows.map(({ line }) => line)).toEqual(['3', '4']);
  expect(rows[0]?.name).toBe('"CENTRE');
});

const withoutColumns = [header, ...hundred].map((line) => line.split(';').slice(0, -2).join(';')).join('\n');
const manyBad = csv([...hundred.slice(0, 94), ...Array.from({ length: 6 }, () => cell(first, rem, 'abc'))]);
const refused: Record<string, [content: string | Uint8Array, sentence: string]> = {
  'columns missing': [withoutColumns, 'n’a pas les colonnes REM, BSE'],
  'an empty file': ['', 'est vide'],
  'an empty gzip': [gzipSync(''), 'est vide'],
  'a header alone': [header, 'n’a aucune ligne de données'],
  'a cut gzip': [gzipSync(csv(hundred)).subarray(0, 900), 'coupée avant sa fin'],
  'a damaged gzip': [gzipSync(csv(hundred)).fill(255, 100, 200), 'abîmée'],
  'UTF-16 with a mark': [Buffer.from(`\ufeff${csv(hundred)}`, 'utf16le'), 'est en UTF-16'],
  'UTF-16 without a mark': [Buffer.from(csv(hundred), 'utf16le'), 'est en UTF-16'],
  'UTF-16 big end first': [Buffer.from(csv(hundred), 'utf16le').swap16(), 'est en UTF-16'],
  'a zip': [Buffer.from('PK\x03\x04 and so on'), 'archive zip'],
  'bytes that are no text': [Buffer.from([1, 0, 0, 7, 1, 2, 3, 4, 0, 1]), 'pas un fichier texte'],
  '6 % of bad lines': [manyBad, '6 sur 100 quand 5 % sont admis'],
  'a column twice': [
    csv(hundred).replaceAll('\r\n', ';1\r\n').replace(';1', ';rem'),
    'plusieurs colonnes pour REM',
  ],
};

test.each(Object.entries(refused))('refused, and nothing changes: %s', async (_, [content, sentence]) => {
  const warehouse = newFolder();
  await expect(importInto(warehouse, 'open-phmev', named(content), year)).rejects.toThrow(sentence);
  expect(treeOf(warehouse)).toEqual({});
  await importInto(warehouse, 'open-phmev', named(csv(hundred)), year);
  const before = treeOf(warehouse);
  await expect(importInto(warehouse, 'open-phmev', named(content), year)).rejects.toThrow(Refusal);
  expect(treeOf(warehouse)).toEqual(before);
});

test('--max-bad lets more bad lines through, but not a file without a good one', async () => {
  const warehouse = newFolder();
  const { batch } = await importInto(warehouse, 'open-phmev', named(manyBad), { ...year, maxBad: 6 });
  expect(batch.rows).toMatchObject({ read: 100, kept: 94, quarantined: 6 });
  const none = named(csv(['abc', 'def']));
  await expect(importInto(warehouse, 'open-phmev', none, { ...year, maxBad: 100 })).rejects.toThrow(
    '2 sur 2',
  );
});

test('the year is asked for where the name does not say it; --complete is believed', async () => {
  const warehouse = newFolder();
  await expect(importInto(warehouse, 'open-phmev', named(csv(hundred)))).rejects.toThrow('--year');
  const twice = fileOf('2023_2024.csv', csv(hundred));
  await expect(importInto(warehouse, 'open-phmev', twice)).rejects.toThrow('--year');
  const { batch } = await importInto(warehouse, 'open-phmev', fileOf('OPEN_PHMEV_2019.CSV', csv(hundred)), {
    complete: true,
  });
  expect(batch.coverage).toMatchObject({ from: '2019-01', to: '2019-12', partial: false });
  expect(batch.notes).toEqual([]);
});
