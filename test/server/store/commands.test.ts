import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { openStore } from '#server/store/open.ts';
import { ended } from '#test/support/warehouse.ts';

const command = (which: 'access' | 'store', given: readonly string[], env: NodeJS.ProcessEnv) =>
  ended(
    spawn('npm', ['run', '--silent', which, '--', ...given], {
      env: { ...process.env, DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  ).then(({ code, out, err }) => ({
    code,
    out,
    // npm speaks of its own settings.
    err: err.replaceAll(/^npm warn.*\n/gm, ''),
  }));

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
  expect((await command('access', ['list'], env)).out).toContain('ouvert par ligne de commande (');
  expect((await command('access', ['revoke', '1'], env)).out).toBe('Accès 1 révoqué.\n');
  expect(await command('access', ['revoke', '1'], env)).toMatchObject({ code: 2, out: '' });
  expect((await command('access', ['list'], env)).out).toBe('Aucun accès en vigueur.\n');
  expect((await command('access', ['list', '--all'], env)).out).toContain('révoqué par ligne de commande (');
}, 300_000);

test.each([
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
])(
  'access %j is refused before the store is opened',
  async (given, sentence) => {
    // A folder that cannot be made: whoever opened it would fail otherwise.
    const { code, out, err } = await command('access', given, { CAQES_STORE: '/dev/null/store' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toContain('Échec');
  },
  120_000,
);

test('a database that does not answer is one sentence, without its password', async () => {
  const env = { DATABASE_URL: 'postgres://caqes:secret@127.0.0.1:1/base' };
  const { code, err } = await command('store', ['backup', join(tmpdir(), 'none.gz')], env);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'La base de DATABASE_URL ne s’ouvre pas (ECONNREFUSED) : vérifiez l’adresse, le compte et que PostgreSQL est démarré.\n',
  });
}, 120_000);

test('an address that is none is refused, and not repeated', async () => {
  const { code, err } = await command('access', ['list'], { DATABASE_URL: 'mysql://u:secret@host/base' });
  expect(code).toBe(2);
  expect(err).toMatch(/^DATABASE_URL est refusée/);
  expect(err).not.toContain('secret');
}, 120_000);
