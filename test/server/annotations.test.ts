import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#api/access.ts';
import type { DatedEvent, EventEntry } from '#api/event.ts';
import { productQuestions } from '#server/questions.ts';
import { temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { readersOf, refusal, startServer, type TestServer } from '#test/support/server.ts';

// The pharmacist's hospital is the first of region 75; the second is its neighbour; region 27 is elsewhere.

const [own, neighbour, elsewhere] = ['330000001', '330000002', '210000004'];
const entry = (changes: Partial<Record<keyof EventEntry, unknown>> = {}) => ({
  ...{ date: '2018-03-01', kind: 'price', text: 'Baisse de prix', region: '75', establishment: own },
  ...changes,
});

let server: TestServer;
let readers: ReadonlyMap<Role, Record<string, string>>;
beforeAll(async () => {
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, questions: productQuestions() });
  readers = await readersOf(server);
});
afterAll(() => server.close());

const write = (body: unknown, role: Role = 'pui') => server.post('/api/annotations', body, readers.get(role));
const withdraw = (id: number | string | null, role: Role = 'pui', headers: object = { origin: server.url }) =>
  fetch(`${server.url}/api/annotations/${id}`, {
    method: 'DELETE',
    headers: { ...readers.get(role), ...headers },
  });
const read = async (role: Role, query = `region=75&establishment=${own}`) => {
  const reply = await server.get(`/api/annotations?${query}`, readers.get(role));
  expect(reply.status).toBe(200);
  return (await reply.json()) as DatedEvent[];
};
const texts = async (role: Role, query?: string) => (await read(role, query)).map(({ text }) => text);

describe('an event that a reader writes', () => {
  test('is his own until he shares it, and then read by who may name its place', async () => {
    const [mine, shared, wide] = [
      await write(entry({ text: ' À moi seul ', indicator: 'phev_evolution' })),
      await write(entry({ date: '2017-01-01', text: 'Fusion à venir', kind: 'merger', shared: true })),
      await write(entry({ text: 'Région', establishment: null, shared: true }), 'working_group'),
    ];
    expect([mine.status, shared.status, wide.status]).toEqual([201, 201, 201]);
    const kept = (await mine.json()) as DatedEvent;
    expect(kept).toEqual({
      ...{ ...entry(), text: 'À moi seul', indicator: 'phev_evolution', shared: false },
      ...{ id: kept.id, author: 'Pharmacien de la PUI (pui)' },
    });
    expect(kept.id).toBeGreaterThan(0);
    const [first, second, third] = await read('pui');
    expect(first).toMatchObject({ text: 'Fusion à venir', kind: 'merger', shared: true });
    expect(second).toEqual(kept);
    expect(third).toMatchObject({
      text: 'Région',
      id: null,
      author: expect.stringContaining('working_group') as string,
    });

    for (const role of ['dim', 'ars', 'cpam', 'omedit', 'direction', 'prescriber'] as const) {
      expect(await texts(role), role).toEqual(['Fusion à venir', 'Région']);
      expect((await read(role)).map(({ id }) => id)).toEqual([null, null]);
    }
    // Of its region alone: what is told of everyone there.
    expect(await texts('working_group', 'region=75')).toEqual(['Région']);
    expect(await texts('pui', 'region=75')).toEqual(['Région']);
    expect(await texts('ars', `region=75&establishment=${neighbour}`)).toEqual(['Région']);
    expect(await texts('ars', 'region=27')).toEqual([]);
  });

  test('is withdrawn by its author alone, and once', async () => {
    const { id } = (await (await write(entry({ text: 'erreur', shared: true }))).json()) as DatedEvent;
    for (const role of ['ars', 'dim', 'working_group'] as const)
      expect((await withdraw(id, role)).status, role).toBe(404);
    expect((await withdraw(id, 'administrator')).status).toBe(403);
    expect(await texts('ars')).toContain('erreur');
    expect((await withdraw(id, 'pui', {})).status).toBe(403); // no origin
    expect((await withdraw(id, 'pui', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await withdraw(id)).status).toBe(200);
    expect(await texts('pui')).not.toContain('erreur');
    expect((await withdraw(id)).status).toBe(404);
    for (const odd of ['0', '-1', '1e3', '99999999999', 'x', '%00', '1;drop'])
      expect((await withdraw(odd)).status, odd).toBe(404);
  });

  test.each<[Role, object, number, string]>([
    ['pui', { establishment: neighbour }, 404, 'establishment_unknown'],
    ['pui', { region: '27', establishment: null }, 404, 'region_unknown'],
    ['pui', { region: '27' }, 404, 'region_unknown'],
    ['working_group', {}, 404, 'establishment_unknown'],
    ['ars', { establishment: elsewhere }, 400, 'parameter_invalid'],
    ['ars', { region: '11', establishment: null }, 404, 'region_unknown'],
    ['ars', { indicator: 'aucun' }, 404, 'indicator_unknown'],
    ['administrator', {}, 403, 'question_forbidden'],
  ])('%s, %j: nothing is written where the place is not his to name', async (role, changes, status, code) => {
    const refused = await refusal(await write(entry(changes), role));
    expect([refused.status, refused.code]).toEqual([status, code]);
  });

  test.each<[string | undefined, unknown]>([
    ['date', entry({ date: '2018-02-30' })],
    ['date', entry({ date: '0000-01-01' })],
    ['date', entry({ date: '2101-01-01' })],
    ['kind', entry({ kind: 'prix' })],
    ['text', entry({ text: '  a ' })],
    ['text', entry({ text: 'x'.repeat(161) })],
    ['text', entry({ text: 'nul \0 ici' })],
    ['text', entry({ text: 'demi \ud800 paire' })],
    ['region', entry({ region: ['75'] })],
    ['establishment', entry({ establishment: "330000001' or true --" })],
    ['shared', entry({ shared: 'oui' })],
    ['indicator', entry({ indicator: '__proto__' })],
    [undefined, { ...entry(), author: 'X' }],
    [undefined, []],
    [undefined, 'text'],
  ])('a body whose %s is wrong is refused with a sentence', async (field, body) => {
    const refused = await refusal(await write(body));
    expect([refused.status, refused.code, refused.parameter]).toEqual([400, 'body_refused', field]);
    expect(refused.message.length).toBeGreaterThan(10);
  });

  test('what a spreadsheet would run or a page would render travels as text; a body too large is refused', async () => {
    const odd = '=1+1 <b onload=x>é😀';
    await write(entry({ text: odd }));
    expect(await texts('pui')).toContain(odd);
    expect((await write(entry({ text: 'x'.repeat(20_000) }))).status).toBe(413);
    const form = await fetch(`${server.url}/api/annotations`, {
      method: 'POST',
      headers: { ...readers.get('pui'), origin: server.url, 'content-type': 'text/plain' },
      body: JSON.stringify(entry()),
    });
    expect(form.status).toBe(400);
  });

  test('reading asks for a place too', async () => {
    const refused = async (role: Role, query: string) => {
      const { status, code } = await refusal(
        await server.get(`/api/annotations?${query}`, readers.get(role)),
      );
      return [status, code];
    };
    expect(await refused('pui', `region=75&establishment=${neighbour}`)).toEqual([
      404,
      'establishment_unknown',
    ]);
    expect(await refused('pui', 'region=27')).toEqual([404, 'region_unknown']);
    expect(await refused('pui', '')).toEqual([400, 'parameter_invalid']);
    expect(await refused('pui', 'region=75&author=x')).toEqual([400, 'parameter_invalid']);
    expect(await refused('administrator', 'region=75')).toEqual([403, 'question_forbidden']);
  });

  test('the trace tells who wrote and where, never the text', async () => {
    const reply = await server.get('/api/trace?limit=500', readers.get('administrator'));
    const trace = (await reply.json()) as { question: string; parameters: object; outcome: string }[];
    const of = (name: string) => trace.filter(({ question }) => question === name);
    expect(of('annotate').map(({ parameters }) => parameters)).toContainEqual({
      region: '75',
      establishment: own,
    });
    expect(of('annotate').map(({ outcome }) => outcome)).toContain('establishment_unknown');
    expect(of('withdraw-annotation').length).toBeGreaterThan(3);
    expect(of('annotations').length).toBeGreaterThan(3);
    expect(JSON.stringify(trace)).not.toContain('Fusion à venir');
    expect(JSON.stringify(server.log)).not.toContain('Fusion à venir');
  });
});
