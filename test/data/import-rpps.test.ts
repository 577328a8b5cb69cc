import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addFacts, newWarehouse, publishAll, reader, type Line } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';
import { ask, fileOf, importInto, newFolder } from '#test/support/warehouse.ts';

// The header of PS_LibreAcces_Personne_activite: 56 columns and a bar. The persons are invented.
const names =
  `Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|` +
  'Code civilité|Libellé civilité|Nom d’exercice|Prénom d’exercice|Code profession|Libellé profession|' +
  'Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|' +
  'Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|' +
  `${Array.from({ length: 29 }, (_, at) => `Autre ${at}`).join('|')}|` +
  `Code secteur d'activité|Libellé secteur d'activité|${Array.from({ length: 6 }, (_, at) => `Fin ${at}`).join('|')}|`;
const person = (rpps: string, code: string, label: string, more: { type?: string; sector?: string } = {}) => {
  const cells: Record<string, string> = {
    "Type d'identifiant PP": more.type ?? '8',
    'Identifiant PP': rpps,
    'Identification nationale PP': `8${rpps}`,
    'Nom d’exercice': 'INVENTÉE',
    'Prénom d’exercice': 'Zoé "Zo"; x',
    'Code profession': '10',
    'Code savoir-faire': code,
    'Libellé savoir-faire': label,
    "Code secteur d'activité": more.sector ?? 'SA01',
  };
  return names
    .split('|')
    .map((name) => cells[name] ?? '')
    .join('|');
};
const directory = (...lines: string[]) => fileOf('PS_LibreAcces.txt', [names, ...lines].join('\n'));
const [one, two, three] = ['10000000016', '10000000024', '10000000032'];

test('number, profession, specialty and sector are kept; no name, of good lines nor of bad ones', async () => {
  expect(names.split('|')).toHaveLength(57);
  const warehouse = newFolder();
  const file = directory(
    person(one, 'SM22', 'Hématologie'),
    person(one, 'SM22', 'Hématologie', { sector: 'SA07' }),
    person(two, '', ''),
    person('752600001', 'SM22', 'Hématologie', { type: '0' }),
    person('123', 'SM22', 'Hématologie'),
    'INVENTÉE|coupée',
  );
  const { batch } = await importInto(warehouse, 'rpps', file, { maxBad: 60 });
  expect(batch).toMatchObject({ sensitivity: 'restricted', coverage: null });
  expect(batch.rows).toMatchObject({ kept: 3, quarantined: 2 });
  expect(batch.rows.by_reason).toEqual({
    'Identifiant PP: pas un numéro RPPS (11 chiffres)': 1,
    'ligne: 2 cellules, 57 attendues': 1,
  });
  expect(await ask(warehouse, batch, 'select * exclude (line) from {lines} order by line')).toEqual([
    { rpps: one, profession: '10', specialty: 'SM22', specialty_label: 'Hématologie', activity: 'SA01' },
    { rpps: one, profession: '10', specialty: 'SM22', specialty_label: 'Hématologie', activity: 'SA07' },
    { rpps: two, profession: '10', specialty: null, specialty_label: null, activity: 'SA01' },
  ]);
  const held = readdirSync(join(warehouse, 'batches', batch.id)).map((name) =>
    readFileSync(join(warehouse, 'batches', batch.id, name)).toString('latin1'),
  );
  for (const text of held) expect(text).not.toMatch(/INVENT|Zo/);
  expect(await ask(warehouse, batch, "select 1 from {quarantine} where raw like '%INVENT%'")).toEqual([]);
});

test('without the columns of specialty, which newer extractions have apart; a file of another kind is refused', async () => {
  const warehouse = newFolder();
  const few = "Type d’identifiant PP|Identifiant PP|Code profession|Code secteur d'activité|\n";
  const { batch } = await importInto(warehouse, 'rpps', fileOf('n.txt', `${few}8|${one}|10|SA01|\n`));
  expect(await ask(warehouse, batch, 'select rpps, specialty, activity from {lines}')).toEqual([
    { rpps: one, specialty: null, activity: 'SA01' },
  ]);
  await expect(importInto(newFolder(), 'rpps', fileOf('x.csv', 'a;b\n1;2\n'))).rejects.toThrow(
    'n’a pas les colonnes',
  );
});

test('a line that says no specialty has that of its prescriber; its own stays; who is not in it has none', async () => {
  const path = await newWarehouse();
  const entry = (rpps: string, specialty: string | null, specialty_label: string | null): Line => ({
    ...{ rpps, profession: '10', specialty, specialty_label, activity: 'SA01' },
  });
  await addFacts(path, 'rpps', [entry(one, 'SM22', 'HEMATOLOGIE'), entry(three, 'SM01', 'Anatomie')]);
  await addFacts(path, 'rpps', [
    // A competence, and a specialty that the newest directory says otherwise.
    ...[entry(one, 'C01', 'Addictologie'), entry(one, 'SM41', 'Pneumologie')],
    entry(two, null, null),
  ]);
  const les = (i: number, rpps: string | null, specialty: string | null): Line => ({
    ...{ line_id: String(i).padStart(32, '0'), finess: '330000001', date: '2019-01-15', rpps, specialty },
    ...{ unit: null, stay_key: `s${i}`, patient_key: null, product: '3400890000246', product_kind: 'drug' },
    ...{ quantity: 1, amount_paid: 1, amount_reimbursed: 1, indication: 'I999999' },
  });
  const lines = [
    les(1, one, null),
    les(2, one, '3'),
    les(3, two, null),
    les(4, three, null),
    les(5, null, null),
  ];
  await addFacts(path, 'les', [...lines, les(6, '10000000099', null)], { from: '2019-01', to: '2019-12' });
  const { id } = await publishAll(path, { indicators: await fewIndicators('off_label_argued') });
  const open = await reader(path, id);
  const found = await open.ask('lines', { establishment: '330000001', year: 2019, limit: 10 });
  const specialty = new Map(found.map((row) => [Number(row.line_id), row.specialty]));
  // Pneumologie has a code here, anatomie keeps its own.
  expect([1, 2, 3, 4, 5, 6].map((i) => specialty.get(i))).toEqual(['13', '3', null, 'SM01', null, null]);
  open.close();
});
