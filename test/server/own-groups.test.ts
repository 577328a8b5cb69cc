import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#api/access.ts';
import type { EstablishmentGroup } from '#api/event.ts';
import { productQuestions } from '#server/questions.ts';
import { temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { readersOf, refusal, startServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let readers: ReadonlyMap<Role, Record<string, string>>;
beforeAll(async () => {
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, questions: productQuestions() });
  readers = await readersOf(server);
});
afterAll(() => server.close());

const act = (
  method: string,
  path: string,
  role: Role,
  body?: unknown,
  headers: object = { origin: server.url },
) =>
  fetch(`${server.url}/api/own-groups${path}`, {
    method,
    headers: {
      ...readers.get(role),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const save = (body: unknown, role: Role = 'ars') => act('PUT', '', role, body);
const forget = (name: string, role: Role = 'ars') => act('DELETE', `/${encodeURIComponent(name)}`, role);
const groups = async (role: Role = 'ars') =>
  (await (await act('GET', '', role)).json()) as EstablishmentGroup[];

const name = 'GHT d’été / 50 % ?';
const members = ['330000001', '330000002'];

test('a set is its reader’s alone, replaces itself, and goes when he says so', async () => {
  const reply = await save({ name, establishments: members });
  expect(reply.status).toBe(200);
  expect(await reply.json()).toEqual({ name, kind: 'own', establishments: members });
  expect(await groups()).toEqual([{ name, kind: 'own', establishments: members }]);
  expect(await groups('drsm')).toEqual([]);
  expect((await forget(name, 'drsm')).status).toBe(404);
  await save({ name: ` ${name} `, establishments: ['210000004', '330000001', '330000001'] });
  expect(await groups()).toEqual([{ name, kind: 'own', establishments: ['210000004', '330000001'] }]);
  expect((await forget(name)).status).toBe(200);
  expect((await forget(name)).status).toBe(404);
  expect(await groups()).toEqual([]);
});

test('a set holds whom its reader may name; whom he no longer may is not told', async () => {
  const refused = await refusal(await save({ name, establishments: members }, 'pui'));
  expect([refused.status, refused.code, refused.parameter]).toEqual([
    404,
    'establishment_unknown',
    'establishments',
  ]);
  expect(await groups('pui')).toEqual([]);
  // Kept when more was open to him.
  await server.store.saveGroup({ name, establishments: members }, { iss: 'local', sub: 'pui' }, 100);
  expect(await groups('pui')).toEqual([{ name, kind: 'own', establishments: ['330000001'] }]);
});

test.each<[string | undefined, unknown]>([
  ['name', { name: ' a ', establishments: members }],
  ['name', { name: 'x'.repeat(61), establishments: members }],
  ['name', { name: 'nul \0', establishments: members }],
  ['establishments', { name, establishments: [] }],
  ['establishments', { name, establishments: ["1' or '1'='1"] }],
  ['establishments', { name, establishments: Array.from({ length: 201 }, () => '330000001') }],
  ['establishments', { name }],
  [undefined, { name, establishments: members, iss: 'x' }],
  [undefined, [name]],
])('a body whose %s is wrong is refused with a sentence', async (field, body) => {
  const refused = await refusal(await save(body));
  expect([refused.status, refused.code, refused.parameter]).toEqual([400, 'body_refused', field]);
});

test('who names no one keeps no set; a page of another site writes none', async () => {
  for (const role of ['working_group', 'administrator'] as const)
    for (const reply of [await act('GET', '', role), await save({ name, establishments: members }, role)])
      expect(reply.status, role).toBe(403);
  const body = { name, establishments: members };
  for (const headers of [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    expect((await refusal(await act('PUT', '', 'ars', body, headers))).code).toBe('origin_refused');
    expect((await refusal(await act('DELETE', `/x`, 'ars', undefined, headers))).code).toBe('origin_refused');
  }
  expect(await groups()).toEqual([]);
});

test('a hundred sets are enough, and the trace tells no name of one', async () => {
  const person = { iss: 'local', sub: 'cpam' };
  for (let n = 0; n < 100; n += 1)
    await server.store.saveGroup({ name: `groupe ${n}`, establishments: members }, person, 100);
  const refused = await refusal(await save({ name: 'de trop', establishments: members }, 'cpam'));
  expect([refused.status, refused.code, refused.parameter]).toEqual([409, 'conflict', 'name']);
  expect((await save({ name: 'groupe 7', establishments: members }, 'cpam')).status).toBe(200);
  const trace = await (await server.get('/api/trace?limit=500', readers.get('administrator'))).text();
  expect(trace).toContain('save-group');
  expect(trace).not.toContain('de trop');
});
