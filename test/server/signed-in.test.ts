import { createHmac } from 'node:crypto';
import session from 'express-session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IdentityConfig } from '#server/identity/config.ts';
import type { Person } from '#server/identity/index.ts';
import { temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { send } from '#test/support/raw-http.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

// The server where people sign in, behind its public https address; how they do is tested with a real provider.

const publicUrl = 'https://caqes.example.fr';
const identityConfig: IdentityConfig = {
  issuer: 'https://provider.example.fr',
  discovery: 'https://provider.example.fr/.well-known/openid-configuration',
  clientId: 'caqes',
  clientSecret: 'not used here',
  scope: 'openid',
  acrValues: [],
  rppsClaim: 'rpps',
  url: publicUrl,
  sessionSecret: 'a secret of thirty-two characters',
  sessionMs: 3_600_000,
  idleMs: 600_000,
};

let server: TestServer;
beforeAll(async () => {
  const folder = await temporaryWarehouse();
  await writePublication(folder, undefined, { sensitivity: 'restricted' });
  server = await startServer({ folder, identityConfig, ratePerMinute: 20 });
});
afterAll(() => server.close());

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  send(server.url, {
    path,
    method,
    headers: { host: 'caqes.example.fr', accept: 'application/json', ...headers },
  });

/** The cookie of someone who has signed in, its session in the store. */
const signedIn = async (sub: string, secret = identityConfig.sessionSecret) => {
  const person: Person = { iss: identityConfig.issuer, sub, name: sub, rpps: null, signedInAt: Date.now() };
  const cookie = new session.Cookie();
  cookie.maxAge = 600_000;
  await new Promise<void>((resolve, reject) => {
    server.store.sessions.set(`session-${sub}`, { cookie, person }, (error) =>
      error === undefined || error === null ? resolve() : reject(new Error(String(error))),
    );
  });
  const signature = createHmac('sha256', secret).update(`session-${sub}`).digest('base64').replace(/=+$/, '');
  return { cookie: `__Host-caqes=${encodeURIComponent(`s:session-${sub}.${signature}`)}` };
};

test('a restricted publication is served, to who has signed in', async () => {
  expect(JSON.parse((await ask('/readyz')).body)).toMatchObject({ status: 'ok' });
  for (const path of ['/api/session', '/api/places', '/api/grants', '/api/trace/mine']) {
    const reply = await ask(path);
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
      401,
      { error: { code: 'sign_in_needed' } },
    ]);
  }
  const cookie = await signedIn('camille');
  expect((await ask('/api/places', cookie)).status).toBe(403);
  await server.store.grant(
    {
      iss: identityConfig.issuer,
      sub: 'camille',
      name: 'Camille',
      role: 'omedit',
      regions: ['27'],
      departements: [],
      establishments: [],
      rpps: null,
      clear_rpps: false,
      from: '2020-01-01',
      to: null,
    },
    'test',
  );
  expect(JSON.parse((await ask('/api/places', cookie)).body)).toHaveLength(1);
  expect(JSON.parse((await ask('/api/session', cookie)).body)).toMatchObject({
    mode: 'oidc',
    name: 'camille',
    roles: ['omedit'],
    personas: [],
    persona: null,
  });
});

test('a session signed with another secret is none', async () => {
  expect(
    (await ask('/api/places', await signedIn('forger', 'another secret of 32 characters..'))).status,
  ).toBe(401);
});

test.each([
  'localhost',
  '127.0.0.1',
  'evil.example',
  'caqes.example.fr:444',
  'caqes.example.fr.evil.example',
])('only its own name is answered, not %s', async (host) => {
  const reply = await ask('/healthz', { host });
  expect([reply.status, JSON.parse(reply.body)]).toMatchObject([421, { error: { code: 'host_refused' } }]);
});

test('its own name with the port that https means is the same', async () => {
  expect((await ask('/healthz', { host: 'CAQES.example.fr:443' })).status).toBe(200);
});

test('a browser is told to stay on https', async () => {
  const { headers } = await ask('/healthz');
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
  expect(headers['content-security-policy']).toMatch(/;upgrade-insecure-requests$/);
});

test.each([
  [{ origin: publicUrl }, 404], // there is no persona to become
  [{ origin: 'http://caqes.example.fr' }, 403],
  [{ origin: 'https://caqes.example.fr.evil.example' }, 403],
  [{}, 403],
])('a write comes from %j: %i', async (headers, status) => {
  expect((await ask('/api/session/persona', headers, 'POST')).status).toBe(status);
});

test('one person’s haste is not another’s, whatever address they claim', async () => {
  const [hasty, calm] = [await signedIn('hasty'), await signedIn('calm')];
  const statuses = new Set<number>();
  for (let time = 0; time < 25; time++)
    statuses.add((await ask('/api/places', { ...hasty, 'x-forwarded-for': `10.0.0.${time}` })).status);
  expect([...statuses]).toEqual([403, 429]);
  expect((await ask('/api/places', calm)).status).toBe(403);
});
