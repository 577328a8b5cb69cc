import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureBody } from '#api/failure.ts';
import { CannotStart } from '#server/config.ts';
import { readIdentityConfig } from '#server/identity/config.ts';
import { nameOf, rppsOf } from '#server/identity/person.ts';
import { returnTo } from '#server/identity/return-to.ts';
import { visitor } from '#test/support/identity-provider.ts';
import { startIdentityApp, type IdentityApp, type Who } from './identity-app.ts';

const settings = {
  OIDC_ISSUER: 'https://auth.example.fr/realms/sante',
  OIDC_CLIENT_ID: 'observatoire',
  OIDC_CLIENT_SECRET: 'secret',
  CAQES_URL: 'https://caqes.example.fr',
  CAQES_SESSION_SECRET: 'x'.repeat(32),
};

describe('settings', () => {
  test('without any OIDC_ variable there is no provider, whatever else is set', () => {
    expect(readIdentityConfig({ PATH: '/bin', CAQES_URL: 'nonsense', OIDC_ISSUER: '' })).toBeNull();
  });

  test('what is not said has a default', () => {
    expect(readIdentityConfig(settings)).toEqual({
      issuer: 'https://auth.example.fr/realms/sante',
      discovery: 'https://auth.example.fr/realms/sante/.well-known/openid-configuration',
      clientId: 'observatoire',
      clientSecret: 'secret',
      scope: 'openid profile',
      acrValues: [],
      rppsClaim: 'SubjectNameID',
      url: 'https://caqes.example.fr',
      sessionSecret: 'x'.repeat(32),
      sessionMs: 36_000_000,
      idleMs: 3_600_000,
    });
  });

  test('Pro Santé Connect describes itself at an address of its own', () => {
    const discovery = `${settings.OIDC_ISSUER}/.well-known/wallet-openid-configuration`;
    expect(
      readIdentityConfig({ ...settings, OIDC_DISCOVERY: discovery, OIDC_ACR_VALUES: 'eidas1 eidas2' }),
    ).toMatchObject({ discovery, acrValues: ['eidas1', 'eidas2'] });
  });

  test.each([
    ['OIDC_ISSUER', undefined, 'adresse de l’émetteur attendue'],
    ['OIDC_ISSUER', 'http://auth.example.fr', 'adresse de l’émetteur attendue, en https'],
    ['OIDC_ISSUER', 'http://127.0.0.1.example.fr', 'adresse de l’émetteur attendue, en https'],
    ['OIDC_ISSUER', 'https://auth.example.fr/?a=b', 'adresse de l’émetteur attendue'],
    ['OIDC_DISCOVERY', 'https://auth.example.fr/config', 'adresse en /.well-known/ attendue'],
    ['OIDC_CLIENT_ID', undefined, 'identifiant du client attendu'],
    ['OIDC_CLIENT_SECRET', '', 'secret du client attendu'],
    ['OIDC_SCOPE', 'profile', 'liste qui contient « openid » attendue'],
    ['OIDC_ACR_VALUE', 'eidas1', 'variable inconnue'],
    ['CAQES_URL', undefined, 'adresse publique attendue'],
    ['CAQES_URL', 'http://caqes.example.fr', 'adresse publique attendue, en https'],
    ['CAQES_URL', 'https://caqes.example.fr/app', 'adresse publique attendue sans chemin'],
    ['CAQES_URL', 'caqes.example.fr', 'adresse publique attendue'],
    ['CAQES_SESSION_SECRET', undefined, 'secret d’au moins 32 caractères attendu'],
    ['CAQES_SESSION_SECRET', 'x'.repeat(31), 'secret d’au moins 32 caractères attendu'],
    ['CAQES_SESSION_HOURS', '0', 'nombre d’heures attendu, entier de 1 à 24'],
    ['CAQES_SESSION_IDLE_MINUTES', '1.5', 'nombre de minutes attendu, entier de 1 à 720'],
  ])('%s = %j is refused in one sentence', (name, value, sentence) => {
    const read = () => readIdentityConfig({ ...settings, [name]: value });
    expect(read).toThrow(CannotStart);
    expect(read).toThrow(`Environnement refusé. ${name} : ${sentence}`);
  });

  test('the sentence never quotes a secret', () => {
    const read = () => readIdentityConfig({ ...settings, CAQES_SESSION_SECRET: 'hunter2' });
    expect(read).not.toThrow(/hunter2/);
  });
});

test.each([
  ['810001234567', '10001234567'],
  ['10001234567', '10001234567'],
  ['910001234567', null],
  ['0123456789', null],
  ['3750300667/123', null],
  ['810001234567 ', null],
  ['8100012345678', null],
  [810001234567, null],
  [['810001234567'], null],
  [undefined, null],
])('the claim %j is the RPPS %j', (claim, rpps) => expect(rppsOf(claim)).toBe(rpps));

test.each([
  [{ name: 'Camille Durand' }, 'Camille Durand'],
  [{ given_name: 'Camille', family_name: 'DURAND' }, 'Camille DURAND'],
  [{ given_name: 'Camille', usual_name: 'Martin', family_name: 'Durand' }, 'Camille Martin'],
  [{ name: ' \u0007\u202e ', given_name: 'Camille' }, 'Camille'],
  [{ name: { evil: true }, email: 'c@example.fr' }, 'a1'],
  [{ name: 'x'.repeat(500) }, 'x'.repeat(120)],
])('%j is shown as %j', (claims, name) => expect(nameOf(claims, 'a1')).toBe(name));

describe('the page to go back to', () => {
  test('is a path of this site, with its parameters', () => {
    for (const path of ['/', '/region?annee=2023&x=%2F%2Fa', '/etablissement/330781196#tendance', '/authors'])
      expect(returnTo(path)).toBe(path);
  });

  test('is the first one where another site’s is asked for', () => {
    for (const path of [
      '//evil.example/x',
      '/.//evil.example',
      '/a/..//evil.example',
      '/\\evil.example',
      'x',
    ])
      expect(returnTo(path)).toBe('/');
  });

  test('never leaves the site, as a browser reads it', () => {
    const bits = fc.constantFrom(
      '/',
      '/',
      '/',
      '.',
      '.',
      '..',
      '\\',
      '@',
      ':',
      'evil.example',
      '?',
      '#',
      '%2f',
      '\t',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(bits, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
        ),
        (asked) => {
          const here = 'https://caqes.example.fr';
          const path = returnTo(asked);
          expect(path).toMatch(/^\/(?![/\\])/);
          expect(new URL(path, `${here}/auth/callback`).origin).toBe(here);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the cookie', () => {
  let app: IdentityApp;
  beforeAll(async () => {
    app = await startIdentityApp(() => settings);
  });
  afterAll(() => app.close());

  test('of a site in https is the site’s alone, behind a proxy that says nothing', async () => {
    const { headers } = await fetch(`${app.url}/keep`);
    const [cookie, ...more] = headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toMatch(/^__Host-caqes=s%3A/);
    expect(
      cookie
        ?.split('; ')
        .slice(1)
        .map((part) => part.replace(/=\w{3},.*/, ''))
        .sort(),
    ).toEqual(['Expires', 'HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  test('is not sent before the session holds something, and nothing is stored', async () => {
    app.store.clear();
    const { headers } = await fetch(`${app.url}/who`);
    expect(headers.getSetCookie()).toEqual([]);
    expect(app.stored()).toEqual({});
  });

  test.each(['s%3Aplanted.signature', 'planted', 's%3A', `s%3A${'x'.repeat(5000)}`])(
    'that was not signed here opens nothing: %s',
    async (value) => {
      await new Promise((resolve) =>
        app.store.set('planted', { cookie: {}, person: { sub: 'x' } } as never, resolve),
      );
      const response = await fetch(`${app.url}/who`, { headers: { cookie: `__Host-caqes=${value}` } });
      const who = (await response.json()) as Who;
      expect(who.person).toBeNull();
      expect(who.id).not.toBe('planted');
    },
  );

  test('a provider that cannot be reached refuses the sign-in, and is asked again', async () => {
    const lonely = await startIdentityApp(() => ({ ...settings, OIDC_ISSUER: 'http://127.0.0.1:9' }));
    expect((await fetch(`${lonely.url}/auth/login`)).status).toBe(401);
    expect((await fetch(`${lonely.url}/auth/login`)).status).toBe(401);
    expect(lonely.refused).toHaveLength(2);
    expect(lonely.stored()).toEqual({});
    await lonely.close();
  });
});

describe('in local mode', () => {
  let app: IdentityApp;
  beforeAll(async () => {
    app = await startIdentityApp();
  });
  afterAll(() => app.close());

  test('the session keeps the reader chosen', async () => {
    const browser = visitor();
    await browser.go(`${app.url}/keep`);
    expect(await (await browser.go(`${app.url}/who`)).json()).toMatchObject({ persona: 'ars', person: null });
  });

  test.each([
    ['GET', '/auth/login'],
    ['GET', '/auth/callback?code=x&state=y'],
    ['POST', '/auth/logout'],
    ['GET', '/auth/anything'],
  ])('%s %s is not there', async (method, path) => {
    const response = await fetch(app.url + path, { method });
    expect(response.status).toBe(404);
    expect(failureBody.parse(await response.json()).error.code).toBe('not_found');
  });

  test('a person left over in the store is not one', async () => {
    const browser = visitor();
    const { id } = (await (await browser.go(`${app.url}/keep`)).json()) as { id: string };
    const kept = app.stored()[id];
    app.store.set(id, { ...kept, person: { iss: 'i', sub: 's', signedInAt: Date.now() } } as never);
    expect(await (await browser.go(`${app.url}/who`)).json()).toMatchObject({ person: null, persona: null });
  });
});
