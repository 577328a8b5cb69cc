import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRight, roles, type Grant, type GrantRequest, type Role } from '#api/access.ts';
import { questions as contracts, type QuestionName } from '#api/questions/index.ts';
import type { Session, Transmission } from '#api/session.ts';
import { createPersonas } from '#server/personas.ts';
import { openPublication } from '#server/publication.ts';
import { productQuestions } from '#server/questions.ts';
import {
  establishments,
  firstId,
  prescribers,
  temporaryWarehouse,
  writePublication,
} from '#test/support/publication.ts';
import { readersOf, refusal, startServer, type TestServer } from '#test/support/server.ts';
import { testStore } from '#test/support/store.ts';

// Who may see what, through the real server: personas of the local mode stand for people.

let folder: string;
let server: TestServer;
let readers: ReadonlyMap<Role, Record<string, string>>;
beforeAll(async () => {
  folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, questions: productQuestions() });
  readers = await readersOf(server);
});
afterAll(() => server.close());

const as = (role: Role) => ({ accept: 'application/json', ...readers.get(role) });
const rowsFor = async <T>(role: Role, path: string): Promise<T[]> => {
  const response = await server.get(path, as(role));
  expect([response.status, path]).toEqual([200, path]);
  return (await response.json()) as T[];
};
const failureFor = async (role: Role, path: string) => refusal(await server.get(path, as(role)));

describe('the session', () => {
  test('says who reads, what the roles open, and who else one may be', async () => {
    const session = (await (await server.get('/api/session', as('pui'))).json()) as Session;
    expect(session).toEqual({
      mode: 'local',
      name: 'Pharmacien de la PUI',
      roles: ['pui'],
      lists: ['scope', 'peers', 'signed', 'detail', 'lines', 'distributions'],
      synthetic: true,
      personas: roles.map((role) => ({ id: role, role, name: expect.any(String) as string })),
      persona: 'pui',
    });
  });

  test('without a cookie, or with one that is not ours, is that of the first reader', async () => {
    for (const cookie of ['', 'caqes=s%3Aforged.signature', 'caqes=%00', '__Host-caqes=x'])
      expect(await (await server.get('/api/session', { cookie })).json()).toMatchObject({ persona: 'ars' });
  });

  test.each([{ persona: 'root' }, { persona: ['ars'] }, {}, { persona: 'ars', roles: ['dim'] }])(
    'becomes no one else: %j',
    async (body) => {
      const response = await server.post('/api/session/persona', body, readers.get('cpam'));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 'body_refused' } });
    },
  );
});

const paths: Record<QuestionName, string> = {
  catalogue: '',
  publication: '',
  regions: '',
  establishments: '',
  trend: 'indicator=phev_evolution&region=75',
  'target-gap': 'indicator=phev_evolution&region=75&year=2016',
  'region-summary': 'indicator=phev_evolution&region=75&year=2016',
  contributors: 'indicator=phev_evolution&region=75&year=2018',
  targets: 'indicator=phev_evolution&region=75&year=2016',
  'peer-position': 'indicator=phev_evolution&establishment=330000001&year=2016',
  situations: 'by=establishment&region=75&year=2018',
  units: 'establishment=330000001&year=2018',
  prescribers: 'establishment=330000001&year=2018',
  'prescriber-distribution': 'region=75&year=2018',
  deviation: 'by=establishment&region=75&year=2018',
  linked: 'establishment=330000001&from=2018-01&to=2018-12',
  lines: 'establishment=330000001&year=2018',
  unargued: 'establishment=330000001',
  engagements: 'region=75&year=2018',
  'indicator-targets': 'indicator=phev_evolution&region=75',
  versions: '',
  matrix: 'region=75&year=2018',
  'year-results': 'establishment=330000001&year=2018',
  'results-summary': 'region=75&year=2018',
  consequences: 'establishment=330000001&year=2018',
  identification: 'establishment=330000001&year=2018',
  events: 'region=75',
  groups: 'region=75',
  simulation: 'establishment=330000001&year=2018&price=50&back=9000001:50',
  levers: 'establishment=330000001&year=2018',
  bridge: 'indicator=phev_evolution&region=75&year=2018',
  breakdown: 'indicator=phev_evolution&region=75&year=2018&by=kind',
  imports: '',
};

describe.each(roles)('%s', (role) => {
  test.each(Object.entries(paths) as [QuestionName, string][])('asked %s', async (name, query) => {
    const path = `/api/${name}?${query}`;
    if (hasRight([role], contracts[name].opened_by)) {
      // An administrator reads no region: what they may ask of one has nothing to say.
      expect([200, 404]).toContain((await server.get(path, as(role))).status);
      return;
    }
    expect(await failureFor(role, path)).toEqual({
      status: 403,
      code: 'question_forbidden',
      message: 'Votre rôle ne donne pas accès à cette question.',
      parameter: undefined,
    });
  });
});

describe('scope', () => {
  const named = async (role: Role) =>
    (await rowsFor<{ establishment: string }>(role, '/api/establishments'))
      .map((row) => row.establishment)
      .sort();

  test.each<[Role, readonly string[]]>([
    ['omedit', establishments.slice(0, 3)],
    ['cpam', establishments.slice(0, 2)],
    ['pui', ['330000001']],
    ['prescriber', ['330000001']],
    ['working_group', []],
    ['federation', []],
  ])('%s names %j', async (role, expected) => {
    expect(await named(role)).toEqual(expected);
  });

  test('an establishment elsewhere is refused as one that does not exist', async () => {
    for (const question of ['trend?indicator=phev_evolution&', 'units?year=2018&', 'lines?year=2018&']) {
      const [elsewhere, unknown] = await Promise.all(
        ['330000002', '999999999'].map((finess) =>
          failureFor('pui', `/api/${question}establishment=${finess}`),
        ),
      );
      expect(elsewhere).toEqual(unknown);
      expect(elsewhere?.code).toBe('establishment_unknown');
    }
  });

  test('so is a region', async () => {
    const [elsewhere, unknown] = await Promise.all(
      ['27', '99'].map((region) =>
        failureFor('omedit', `/api/trend?indicator=phev_evolution&region=${region}`),
      ),
    );
    expect(elsewhere).toEqual(unknown);
    expect(elsewhere?.code).toBe('region_unknown');
  });

  test('a prescriber reads their own lines only', async () => {
    const own = await rowsFor<{ prescriber: string }>('prescriber', `/api/lines?${paths.lines}`);
    expect(new Set(own.map(({ prescriber }) => prescriber))).toEqual(new Set([prescribers[0]]));
    const all = await rowsFor<{ prescriber: string }>('pui', `/api/lines?${paths.lines}`);
    expect(new Set(all.map(({ prescriber }) => prescriber))).toEqual(new Set(prescribers));
  });
});

const grantOf = (changes: Partial<GrantRequest>): GrantRequest => ({
  iss: 'local',
  sub: 'omedit',
  name: 'OMEDIT',
  role: 'omedit',
  regions: ['27'],
  departements: [],
  establishments: [],
  rpps: null,
  clear_rpps: false,
  from: '2020-01-01',
  to: null,
  ...changes,
});

describe('grants', () => {
  test('open at the next request, and close at the next', async () => {
    const before = await rowsFor<unknown>('omedit', '/api/regions');
    const reply = await server.post('/api/grants', grantOf({}), readers.get('administrator'));
    expect(reply.status).toBe(201);
    const grant = (await reply.json()) as Grant;
    expect(grant).toMatchObject({ regions: ['27'], granted_by: 'local administrator', revoked_at: null });
    expect(await rowsFor('omedit', '/api/regions')).toHaveLength(before.length + 1);
    const revoke = () => server.post(`/api/grants/${grant.id}/revoke`, {}, readers.get('administrator'));
    expect((await revoke()).status).toBe(200);
    expect(await rowsFor('omedit', '/api/regions')).toEqual(before);
    const again = await revoke();
    expect([again.status, await again.json()]).toMatchObject([
      409,
      {
        error: { message: 'Demande impossible en l’état : il n’y a pas d’accès en vigueur sous ce numéro.' },
      },
    ]);
    const kept = (await rowsFor<Grant>('administrator', '/api/grants')).find(({ id }) => id === grant.id);
    expect(kept).toMatchObject({ revoked_by: 'local administrator' });
  });

  test('of no one: 403 everywhere, and the session says so', async () => {
    const [own] = (await server.store.grants()).filter(({ sub }) => sub === 'federation');
    if (!own) throw new Error('no grant');
    await server.store.revoke(own.id, 'test');
    expect(await failureFor('federation', '/api/regions')).toMatchObject({ status: 403, code: 'no_grant' });
    const session: unknown = await (await server.get('/api/session', as('federation'))).json();
    expect(session).toMatchObject({ roles: [], lists: [], persona: 'federation' });
    const { iss, sub, name, role, regions } = own;
    await server.store.grant(grantOf({ iss, sub, name, role, regions }), 'test');
    expect((await server.get('/api/regions', as('federation'))).status).toBe(200);
  });

  test('an administrator keeps a last access', async () => {
    const [own] = (await server.store.grants()).filter(({ sub }) => sub === 'administrator');
    const reply = await server.post(`/api/grants/${own?.id}/revoke`, {}, readers.get('administrator'));
    expect([reply.status, await reply.json()]).toMatchObject([
      409,
      { error: { message: 'Demande impossible en l’état : c’est votre dernier accès d’administrateur.' } },
    ]);
  });

  test.each<[object, string | undefined]>([
    [grantOf({ regions: [] }), 'regions'],
    [grantOf({ role: 'prescriber', regions: [], establishments: ['330000001'], rpps: '1' }), 'rpps'],
    [grantOf({ clear_rpps: true }), 'clear_rpps'],
    [grantOf({ from: '2020-02-30' }), 'from'],
    [grantOf({ to: '2019-01-01' }), 'to'],
    [grantOf({ name: 'a\u0000b' }), 'name'],
    [grantOf({ name: '\ud800' }), 'name'],
    [grantOf({ sub: 'x'.repeat(301) }), 'sub'],
    [{ ...grantOf({}), granted_by: 'me' }, undefined],
    [[], undefined],
  ])('a wrong one is refused: %#', async (body, parameter) => {
    const reply = await server.post('/api/grants', body, readers.get('administrator'));
    const { error } = (await reply.json()) as { error: { code: string; parameter?: string } };
    expect([reply.status, error.code, error.parameter]).toEqual([400, 'body_refused', parameter]);
  });

  test.each(['0', '-1', '1e3', '99999999999', '2147483648', 'x', '1%00'])(
    'no grant is numbered %s',
    async (id) => {
      const reply = await server.post(`/api/grants/${id}/revoke`, {}, readers.get('administrator'));
      expect(reply.status).toBe(404);
    },
  );

  test('are for administrators', async () => {
    for (const role of roles.filter((each) => each !== 'administrator')) {
      expect((await failureFor(role, '/api/grants')).code).toBe('question_forbidden');
      expect((await failureFor(role, '/api/trace')).code).toBe('question_forbidden');
      expect((await server.post('/api/grants', grantOf({}), readers.get(role))).status).toBe(403);
      expect((await server.post('/api/grants/1/revoke', {}, readers.get(role))).status).toBe(403);
    }
  });
});

describe('transmissions', () => {
  const semester = { establishment: '330000001', semester: '2018-S1' };
  const of = async (role: Role) =>
    (await rowsFor<Transmission>(role, '/api/transmissions')).map(
      (each) => `${each.establishment} ${each.semester}`,
    );

  test('open a semester to the agencies until withdrawn', async () => {
    const units = async () => (await rowsFor<unknown>('omedit', `/api/units?${paths.units}`)).length;
    expect([await of('omedit'), await units()]).toEqual([[], 0]);
    expect((await server.post('/api/transmissions', semester, readers.get('direction'))).status).toBe(201);
    expect((await server.post('/api/transmissions', semester, readers.get('pui'))).status).toBe(409);
    for (const role of ['omedit', 'ars', 'pui', 'dim'] as const)
      expect(await of(role)).toEqual(['330000001 2018-S1']);
    expect(await units()).toBe(2);
    expect((await server.post('/api/transmissions/withdraw', semester, readers.get('cme'))).status).toBe(200);
    expect((await server.post('/api/transmissions/withdraw', semester, readers.get('cme'))).status).toBe(409);
    expect([await of('omedit'), await units()]).toEqual([[], 0]);
  });

  test('are of one’s own establishment', async () => {
    for (const establishment of ['330000002', '999999999']) {
      const reply = await server.post(
        '/api/transmissions',
        { ...semester, establishment },
        readers.get('pui'),
      );
      expect([reply.status, await reply.json()]).toMatchObject([
        404,
        { error: { code: 'establishment_unknown' } },
      ]);
    }
    expect((await server.post('/api/transmissions', semester, readers.get('dim'))).status).toBe(403);
    expect((await server.get('/api/transmissions', as('cpam'))).status).toBe(403);
  });
});

describe('personas', () => {
  const seeded = async (store: Awaited<ReturnType<typeof testStore>>) => {
    const publication = await openPublication(folder, firstId, productQuestions());
    const personas = await createPersonas(store).of(publication);
    publication.retire();
    return personas.map(({ role }) => role);
  };

  test('have each a grant, given once', async () => {
    const store = await testStore();
    expect(await seeded(store)).toEqual(roles);
    const first = await store.grants();
    expect(first.map(({ sub }) => sub).sort()).toEqual([...roles].sort());
    expect(await seeded(store)).toEqual(roles);
    expect(await store.grants()).toEqual(first);
    await store.close();
  });

  test('keep what an administrator closed; another publication’s hospital is given anew', async () => {
    const store = await testStore();
    await store.grant(
      grantOf({ sub: 'dim', role: 'dim', regions: [], establishments: ['010000001'] }),
      'old',
    );
    await seeded(store);
    const closed = (await store.grants()).find(({ sub }) => sub === 'cme');
    await store.revoke(closed?.id ?? 0, 'administrator');
    expect(await seeded(store)).toEqual(roles);
    expect((await store.openedTo({ iss: 'local', sub: 'cme' }, '2026-01-01')).grants).toEqual([]);
    const dim = await store.openedTo({ iss: 'local', sub: 'dim' }, '2026-01-01');
    expect(dim.grants.map((grant) => grant.establishments)).toEqual([['330000001']]);
    await store.close();
  });
});
