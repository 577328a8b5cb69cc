import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { accessCommands } from '#server/store-access.ts';
import { endOf } from '#server/store-usage.ts';
import { openStore } from '#server/store/open.ts';
import { arguedValue, declaredValue, lineOf } from '#test/support/store-rows.ts';
import { ended } from '#test/support/warehouse.ts';

// As `npm run access` and `npm run store` do, without npm.
const command = (which: 'access' | 'store', given: readonly string[], env: NodeJS.ProcessEnv) =>
  ended(
    spawn(process.execPath, ['--import', 'tsx', 'server/store-command.ts', which, ...given], {
      env: { ...process.env, DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

/** The same in this process, where no other needs to be seen: what it says, and how it ends. */
const access = async (given: readonly string[], environment: NodeJS.ProcessEnv) => {
  const said: string[] = [];
  const program = accessCommands({ environment, folder: '.', say: (line) => said.push(line) });
  const end = await program.parseAsync(['node', 'access', ...given]).then(
    () => ({ code: 0, message: '' }),
    (error: unknown) => endOf(error),
  );
  return { said: said.join('\n'), ...end };
};

const person = ['--issuer', 'https://issuer', '--subject', 's-1', '--name', 'Anne Martin'];

test('accesses are opened, listed and revoked, unless another process holds the store', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'caqes-')), 'store');
  const env = { CAQES_STORE: folder };
  const store = await openStore({ folder });
  const refused = await command('access', ['grant', ...person, '--role', 'ars', '--region', '75'], env);
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toMatch(new RegExp(`^Le registre .* \\(pid ${process.pid}\\).*arrêtez-le.*\\.\n$`));
  expect(await store.grants()).toEqual([]);
  await store.close();

  const given = ['--role', 'cpam', '--departement', '33', '--departement', '2A', '--from', '2026-01-01'];
  const granted = await command('access', ['grant', ...person, ...given], env);
  expect(granted).toMatchObject({ code: 0, err: '' });
  expect(granted.out).toContain(
    'Accès 1 ouvert : Anne Martin (https://issuer s-1), cpam, 33 2A, depuis le 2026-01-01',
  );
  expect((await access(['list'], env)).said).toContain('ouvert par ligne de commande (');
  expect(await access(['revoke', '1'], env)).toEqual({ said: 'Accès 1 révoqué.', code: 0, message: '' });
  expect(await access(['revoke', '1'], env)).toMatchObject({ said: '', code: 2 });
  expect((await access(['list'], env)).said).toBe('Aucun accès en vigueur.');
  expect((await access(['list', '--all'], env)).said).toContain('révoqué par ligne de commande (');
});

test('the declarations in force are written to a file, whole or not at all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caqes-'));
  const env = { CAQES_STORE: join(folder, 'store') };
  const store = await openStore({ folder: env.CAQES_STORE });
  const who = { name: 'Anne Martin (pui)', identity: 'https://issuer anne' };
  await store.declare([declaredValue({ numerator: 1 })], who);
  const [newest] = await store.declare([declaredValue()], who);
  await store.close();
  const file = join(folder, 'declarations.csv');
  expect(await command('store', ['declarations', file], env)).toEqual({
    code: 0,
    out: `${file} : 1 lignes écrites.\n`,
    err: '',
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8').split('\r\n')).toEqual([
    '\uFEFFfiness;annee;indicateur;valeur;numerateur;denominateur;preuve;declare_par;declare_le',
    `330781196;2018;dci;;170,5;200;Audit, page 3;Anne Martin (pui);${newest?.declared_at ?? ''}`,
    '',
  ]);
  expect(await command('store', ['declarations', join(folder, 'none', 'x.csv')], env)).toMatchObject({
    code: 2,
    err: expect.stringContaining('ne s’écrit pas (ENOENT)') as string,
  });
  expect(readdirSync(folder).sort()).toEqual(['declarations.csv', 'store']);
});

test('the argumentations in force are written to a file that the importer reads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caqes-'));
  const env = { CAQES_STORE: join(folder, 'store') };
  const store = await openStore({ folder: env.CAQES_STORE });
  const who = { name: 'Anne Martin (pui)', identity: 'https://issuer anne' };
  await store.argue(arguedValue({ documented: false }), lineOf, who);
  const { entry } = await store.argue(arguedValue({ argument: 'Avis ; "A"' }), lineOf, who);
  await store.close();
  const file = join(folder, 'argumentations.csv');
  expect(await command('store', ['argumentations', file], env)).toMatchObject({
    ...{ code: 0, out: `${file} : 1 lignes écrites.\n` },
  });
  expect(readFileSync(file, 'utf8').split('\r\n')[1]).toBe(
    `330781196;${'a'.repeat(64)};2019-03-02;3400890000246;oui;1;2;;C509;;2;"Avis ; ""A""";Anne Martin (pui);${entry.entered_at}`,
  );
});

const faults: readonly (readonly [string[], string])[] = [
  [['grant', '--role', 'ars'], 'Il manque l’option --issuer'],
  [['grant', ...person, '--role', 'roi'], '--role refusé : un rôle parmi ars'],
  [['grant', ...person, '--role', 'ars', '--region', '7'], '--region refusé : un code de région'],
  [
    ['grant', ...person, '--role', 'pui', '--establishment', 'x'],
    '--establishment refusé : un numéro FINESS',
  ],
  [['grant', ...person, '--role', 'cpam', '--region', '75'], '--region refusé : ce rôle n’en porte pas'],
  [['revoke', 'un'], 'Aucun accès ouvert ne porte le numéro un'],
  [['open'], 'Commande inconnue : open'],
  [['list', '--what'], 'Option inconnue : --what'],
];

test.each(faults)('access %j is refused before the store is opened', async (given, sentence) => {
  // A folder that cannot be made: whoever opened it would fail otherwise.
  const { said, code, message } = await access(given, { CAQES_STORE: '/dev/null/store' });
  expect({ said, code }).toEqual({ said: '', code: 2 });
  expect(message).toContain(sentence);
});

test('a fault is told by the process, with its exit code', async () => {
  const { code, out, err } = await command('access', ['open'], {});
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: 'Commande inconnue : open (--help donne ce qui est attendu).\n',
  });
});

test('a database that does not answer is one sentence, without its password', async () => {
  const env = { DATABASE_URL: 'postgres://caqes:secret@127.0.0.1:1/base' };
  const { code, err } = await command('store', ['backup', join(tmpdir(), 'none.gz')], env);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'La base de DATABASE_URL ne s’ouvre pas (ECONNREFUSED) : vérifiez l’adresse, le compte et que PostgreSQL est démarré.\n',
  });
});

test('an address that is none is refused, and not repeated', async () => {
  const { code, err } = await command('access', ['list'], { DATABASE_URL: 'mysql://u:secret@host/base' });
  expect(code).toBe(2);
  expect(err).toMatch(/^DATABASE_URL est refusée/);
  expect(err).not.toContain('secret');
});
