import { createServer, type Server } from 'node:http';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GrantRequest } from '#api/access.ts';
import type { Session } from '#api/session.ts';
import { createApp } from '#server/app.ts';
import { readIdentityConfig } from '#server/identity/config.ts';
import { productQuestions } from '#server/questions.ts';
import type { Store } from '#server/store/store.ts';
import { createWarehouse, type Warehouse } from '#server/warehouse.ts';
import {
  startIdentityProvider,
  visitor,
  type TestIdentityProvider,
} from '#test/support/identity-provider.ts';
import { establishments, temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { testStore } from '#test/support/store.ts';

// Sign-in through the whole server: its store, its grants, its log.

let provider: TestIdentityProvider;
let store: Store;
let warehouse: Warehouse;
let server: Server;
let url: string;
let log = '';

beforeAll(async () => {
  provider = await startIdentityProvider();
  store = await testStore();
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  warehouse = createWarehouse({
    folder,
    questions: productQuestions(),
    identified: true,
    queryTimeoutMs: 20_000,
    queriesAtOnce: 2,
    onChange: () => undefined,
    onFailure: (_, error) => expect.fail(String(error)),
  });
  await warehouse.refresh();
  server = createServer();
  server.keepAliveTimeout = 600_000; // a busy machine would close it under the feet of the next request
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const app = createApp({
    warehouse,
    store,
    identityConfig: readIdentityConfig(provider.environment(url)),
    client: folder,
    cacheBytes: 1_000_000,
    ratePerMinute: 1_000_000,
    trustProxy: 0,
    log: pino({ level: 'debug' }, { write: (line: string) => void (log += line) }),
  });
  server.on('request', app);
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  warehouse.close();
  await store.close();
  await provider.close();
});

const json = { accept: 'application/json' };
const grantTo = (sub: string, more: Partial<GrantRequest>): GrantRequest => ({
  iss: provider.issuer,
  sub,
  name: 'Camille Durand',
  role: 'pui',
  regions: [],
  departements: [],
  establishments: [establishments[0]],
  rpps: null,
  clear_rpps: false,
  from: '2000-01-01',
  to: null,
  ...more,
});

test('a person signs in, is no one until a grant, reads with it, and leaves', async () => {
  const sub = 'subject-that-no-log-may-hold';
  provider.account = { sub, name: 'Camille Durand' };
  const browser = visitor();
  const session = () => browser.step(`${url}/api/session`, { headers: json });
  const question = () => browser.step(`${url}/api/establishments`, { headers: json });

  expect((await question()).status).toBe(401);
  await browser.go(`${url}/auth/login?retour=/region`);
  expect(browser.went.at(-1)).toBe(`${url}/region`);
  expect((await question()).status).toBe(403);

  // A grant to the same subject of another provider is someone else's.
  await store.grant(grantTo(sub, { iss: 'https://evil.example' }), 'test');
  expect((await question()).status).toBe(403);
  const { id } = await store.grant(grantTo(sub, {}), 'test');
  expect((await (await session()).json()) as Session).toMatchObject({
    mode: 'oidc',
    name: 'Camille Durand',
    roles: ['pui'],
    personas: [],
  });
  const answer = await question();
  expect(answer.status).toBe(200);
  const rows = (await answer.json()) as { establishment: string }[];
  expect(new Set(rows.map(({ establishment }) => establishment))).toEqual(new Set([establishments[0]]));

  await store.revoke(id, 'test');
  expect((await question()).status).toBe(403);

  const kept = new Map(browser.cookies(url));
  const left = await browser.step(`${url}/auth/logout`, { method: 'POST', headers: { origin: url } });
  expect(left.status).toBe(200);
  for (const [name, value] of kept) browser.cookies(url).set(name, value);
  expect((await question()).status).toBe(401);

  expect(log).toContain('"status":200');
  for (const secret of [sub, 'Camille', 'eyJ', 'code=', 'state=', ...kept.values()])
    expect(log).not.toContain(secret);
});

test('a sign-in refused leaves a word in the log, and nothing of what was received', async () => {
  log = '';
  const response = await fetch(`${url}/auth/callback?code=a-code&state=a-state`, { headers: json });
  expect(response.status).toBe(401);
  const { error } = (await response.json()) as { error: { id: string } };
  expect(log).toContain('no_sign_in_begun');
  expect(log).toContain(error.id);
  expect(log).not.toMatch(/a-code|a-state/);
});

test('a persona of the demo opens nothing where people sign in', async () => {
  const headers = { ...json, origin: url, 'content-type': 'application/json' };
  const body = JSON.stringify({ persona: 'administrator' });
  const response = await fetch(`${url}/api/session/persona`, { method: 'POST', headers, body });
  expect([401, 404]).toContain(response.status);
});
