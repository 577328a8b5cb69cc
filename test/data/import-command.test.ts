import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commandLine } from '#data/command-line.ts';
import { readConfig } from '#data/config.ts';
import { failureOf } from '#data/failure.ts';
import { silent } from '#data/progress.ts';
import { french } from '#data/text.ts';
import { ended, fileOf, newFolder, startData, treeOf } from '#test/support/warehouse.ts';

const official = fileURLToPath(
  new URL('../../../shared/data/open_phmev_2024/OPEN_PHMEV_2024_head50k.CSV.gz', import.meta.url),
);
const never = new AbortController().signal;

/** What a command says, or how it fails. */
const run = async (warehouse: string, ...args: string[]) => {
  const said: string[] = [];
  const config = readConfig({ CAQES_WAREHOUSE: warehouse });
  const context = {
    config,
    progress: silent,
    say: (line: string) => said.push(line),
    interruption: () => never,
  };
  try {
    await commandLine(() => context).parseAsync(['node', 'main', ...args]);
    return { code: 0, text: said.join('\n') };
  } catch (error) {
    const { code, message } = failureOf(error, never, false);
    return { code, text: message };
  }
};

test('as a user runs it: totals in French on the console; the same file again is a no-op', async () => {
  const warehouse = newFolder();
  const first = await ended(startData(['import', 'open-phmev', official], { CAQES_WAREHOUSE: warehouse }));
  expect(first.code).toBe(0);
  expect(first.out).toContain('REM 1 558 580 296,02 · BSE 1 658 843 215,73 · BOITES 108 944 594');
  expect(first.out).toContain('extrait partiel');
  expect(first.err.trim().split('\n').length).toBe(4);
  const before = treeOf(warehouse);
  const again = await run(warehouse, 'import', 'open-phmev', official);
  expect(again.code).toBe(0);
  expect(again.text).toMatch(/est déjà importé, lot [0-9TZ]+-open-phmev-83ddac89 .* : rien n’a changé\.$/);
  expect(treeOf(warehouse)).toEqual(before);
  expect((await run(warehouse, 'list')).text).toContain('OPEN_PHMEV_2024_head50k.CSV.gz · 50 000 lignes');
});

test('refused by the process itself: one sentence, exit code 2', async () => {
  const warehouse = newFolder();
  const child = startData(['import', 'phev', fileOf('x.csv', 'a;b\n1;2\n')], { CAQES_WAREHOUSE: warehouse });
  const { code, err, out } = await ended(child);
  expect([code, out]).toEqual([2, '']);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toContain('n’a pas les colonnes mois, finess, code, boites, rembourse, beneficiaires');
  expect(treeOf(warehouse)).toEqual({});
});

test.each([
  [[], 'Il manque une commande'],
  [['import'], 'Il manque un argument : source'],
  [['import', 'phev'], 'Il manque un argument : fichiers'],
  [['import', 'open-medic', 'x'], 'Source inconnue : open-medic'],
  [['import', 'phev', 'x', '--nope'], 'Option inconnue : --nope'],
  [['import', 'phev', 'x', '--year', '2024'], '--year ne s’applique pas à la source phev'],
  [['import', 'phev', 'x', '--from', '2024-13'], '--from : « 2024-13 » n’est pas une valeur attendue'],
  [['import', 'phev', 'x', '--except', '33078119'], 'donnez le FINESS entier, à 9 caractères'],
  [['import', 'phev', 'x', '--max-bad', '101'], '--max-bad : « 101 »'],
  [['import', 'phev', 'x', '--region'], 'Il manque une valeur à --region'],
  [['import', 'phev', '/absent.csv'], '« /absent.csv » n’existe pas'],
  [['import', 'declarations', 'x', '--max-bad', '9'], '--max-bad ne s’applique pas à la source declarations'],
  [['import', 'contracts', 'x', '--max-bad', '9'], '--max-bad ne s’applique pas à la source contracts'],
  [['import', 'transport', 'x', '--complete'], '--complete ne s’applique pas à la source transport'],
  [['template', 'phev'], 'Il n’y a de modèle que pour declarations et argumentations, pas pour phev'],
  [['template', 'argumentations', '--year', '2024'], '--year ne s’applique pas au modèle argumentations'],
  [['template', 'declarations', '--year', 'hier'], '--year : « hier » n’est pas une année'],
  [['template', 'declarations', '--finess', '1'], '--finess : « 1 » n’est pas un numéro FINESS'],
  [['remove'], 'Commande inconnue : remove'],
  [['list'], 'ne contient pas d’entrepôt'],
  [['demo', '--lines', 'many'], '--lines : « many » n’est pas un nombre entier'],
  [['demo', '--lines', '10'], '--lines : 10 lignes ne font pas une région'],
])('%j is refused in one sentence', async (args, sentence) => {
  const warehouse = newFolder();
  const { code, text } = await run(warehouse, ...args);
  expect(text).toContain(sentence);
  expect(text).not.toContain('\n');
  expect(code).toBe(2);
  expect(treeOf(warehouse)).toEqual({});
});

test('a wrong flag is mended by importing the same bytes with the right one', async () => {
  const warehouse = newFolder();
  const before = await run(warehouse, 'import', 'open-phmev', official);
  expect(before.text).toContain('Si le fichier est entier, importez-le avec --complete.');
  const id = /Lot (.*)/.exec(before.text)?.[1];
  const mended = await run(warehouse, 'import', 'open-phmev', official, '--complete');
  expect(mended.text).not.toContain('extrait partiel');
  expect(mended.text).toContain(`Mêmes octets que le lot ${id ?? ''}, dont la couverture était autre.`);
  const again = await run(warehouse, 'import', 'open-phmev', official, '--complete');
  expect(again.text).toContain('rien n’a changé');
  expect((await run(warehouse, 'list')).text.split('\n')).toHaveLength(2);
});

test('the template of an establishment and year, as it comes back filled in', async () => {
  const warehouse = newFolder();
  const { code, text } = await run(
    warehouse,
    'template',
    'declarations',
    '--finess',
    '330781196',
    '--year',
    '2020',
  );
  expect(code).toBe(0);
  expect(text.split('\r\n')[0]).toBe(
    '\uFEFFfiness;annee;indicateur;valeur;numerateur;denominateur;preuve;declare_par;declare_le',
  );
  const file = fileOf('d.csv', text.replace('330781196;2020;dci;;;;', '330781196;2020;dci;;3;4;'));
  expect((await run(warehouse, 'import', 'declarations', file)).text).toContain(
    '1 lues, 1 gardées, 0 en quarantaine\n  couvre : établissements du fichier, 2020-01 à 2020-12',
  );
  const bad = fileOf('d.csv', text.replace('330781196;2020;dci;;;;', '330781196;2020;dci;75;;;'));
  expect(await run(warehouse, 'import', 'declarations', bad)).toEqual({
    code: 2,
    text: expect.stringMatching(
      / ligne [0-9]+, valeur : un taux se déclare par numérateur et dénominateur$/,
    ) as string,
  });
});

test('files imported before the one that is refused stay', async () => {
  const warehouse = newFolder();
  const good = fileOf(
    'a.csv',
    'mois;finess;code;boites;rembourse;beneficiaires\n202401;33078119;1102126;1;1,00;\n',
  );
  const { code } = await run(warehouse, 'import', 'phev', good, fileOf('b.csv', 'x\n'));
  expect(code).toBe(2);
  expect((await run(warehouse, 'list')).text).toContain('a.csv · 1 lignes');
  expect(existsSync(join(warehouse, 'lock'))).toBe(false);
});

test('what no one can mend is one sentence and exit code 1; --debug adds the stack', () => {
  const error = new Error('first line\nsecond line');
  expect(failureOf(error, never, false)).toEqual({
    message: 'Échec inattendu : first line (--debug montre le détail).',
    code: 1,
  });
  expect(failureOf(error, never, true).message).toContain('import-command.test.ts');
});

test.each([
  ['1558580296.020', '1 558 580 296,02'],
  ['108944594', '108 944 594'],
  ['-1234.005', '-1 234,005'],
  ['0.500', '0,50'],
  ['12.000', '12,00'],
])('%s is %s in French', (exact, text) => {
  expect(french(exact)).toBe(text);
});
