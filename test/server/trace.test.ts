import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Trace } from '#api/trace.ts';
import { productQuestions } from '#server/questions.ts';
import { firstId, temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

// What is answered is recorded first, and never meets another reader's eyes.

let server: TestServer;
let pui: Record<string, string>;
let omedit: Record<string, string>;
let administrator: Record<string, string>;
beforeAll(async () => {
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, questions: productQuestions() });
  [pui, omedit, administrator] = [
    await server.as('pui'),
    await server.as('omedit'),
    await server.as('administrator'),
  ];
});
afterAll(() => server.close());

const json = { accept: 'application/json' };
const units = '/api/situations?by=establishment&region=75&year=2018';
/** The newest entries, oldest first. */
const newest = async (limit: number): Promise<Trace[]> =>
  [...(await server.store.trace({ limit }))].reverse();

describe('each answer', () => {
  test('is told whole: who, what, with which lists, how much', async () => {
    const response = await server.get(units, { ...json, ...omedit });
    const rows = (await response.json()) as { masked: boolean }[];
    const [entry] = await newest(1);
    expect(entry).toEqual({
      id: expect.any(Number) as number,
      request: response.headers.get('x-request-id'),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      iss: 'local',
      sub: 'omedit',
      name: 'OMEDIT',
      roles: ['omedit'],
      question: 'situations',
      parameters: { by: 'establishment', region: '75', year: 2018 },
      scope: expect.stringMatching(/^[\w-]{43}$/) as string,
      outcome: 'ok',
      rows: rows.length,
      masked: rows.filter(({ masked }) => masked).length,
      format: 'application/json',
      publication: firstId,
    });
    expect(entry?.masked).toBeGreaterThan(0);
  });

  test('from the cache, unchanged, without body, as a file: each is one entry', async () => {
    const csv = { accept: 'text/csv', ...omedit };
    const first = await server.get(units, csv);
    const etag = first.headers.get('etag') ?? '';
    await server.get(units, csv);
    expect((await server.get(units, { ...csv, 'if-none-match': etag })).status).toBe(304);
    await fetch(`${server.url}${units}`, { method: 'HEAD', headers: csv });
    const entries = await newest(4);
    expect(entries.map(({ outcome, format }) => `${outcome} ${format}`)).toEqual(
      Array(4).fill('ok text/csv'),
    );
    const [asked, kept, unchanged, head] = entries.map(({ rows, masked }) => [rows, masked]);
    expect(asked?.[0]).toBeGreaterThan(0);
    expect(kept).toEqual(asked);
    expect([unchanged, head]).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test.each<[string, string, object]>([
    ['/api/lines?establishment=330000001&year=2018', 'question_forbidden', {}],
    ['/api/situations?by=all&region=75&year=2018', 'parameter_invalid', {}],
    ['/api/regions?year=1', 'parameter_invalid', {}],
    [
      '/api/trend?indicator=phev_evolution&establishment=210000004',
      'establishment_unknown',
      { indicator: ['phev_evolution'], establishment: '210000004', grain: 'year' },
    ],
  ])('that is a refusal too: %s', async (path, outcome, parameters) => {
    await server.get(path, { ...json, ...omedit });
    expect((await newest(1))[0]).toMatchObject({ outcome, parameters, rows: null, masked: null });
  });

  test('of administration too, what was written with it', async () => {
    await server.get('/api/grants', { ...json, ...administrator });
    await server.post('/api/grants/999/revoke', {}, administrator);
    await server.post('/api/transmissions', { establishment: '330000001', semester: '2018-S2' }, pui);
    expect((await newest(3)).map(({ question, outcome }) => `${question} ${outcome}`)).toEqual([
      'grants ok',
      'revoke conflict',
      'transmit ok',
    ]);
  });

  test.each<[string, () => Promise<Response>, string]>([
    [
      'a question that does not exist',
      () => server.get('/api/nothing', { ...json, ...omedit }),
      'unknown question_unknown',
    ],
    [
      'an address too long',
      () => server.get(`/api/regions?a=${'a'.repeat(5000)}`, { ...json, ...omedit }),
      'unknown parameter_invalid',
    ],
    [
      'another method',
      () => server.post('/api/regions', {}, { ...json, ...omedit }),
      'unknown method_refused',
    ],
    [
      'a body that is wrong',
      () => server.post('/api/transmissions', { a: 'a'.repeat(20_000) }, pui),
      'transmit body_too_large',
    ],
  ])('before any question is recorded too: %s', async (_, ask, expected) => {
    const response = await ask();
    const [entry] = await newest(1);
    expect(`${entry?.question} ${entry?.outcome}`).toBe(expected);
    expect(entry).toMatchObject({
      request: response.headers.get('x-request-id'),
      rows: null,
      parameters: {},
    });
  });

  test('is recorded once', async () => {
    const before = await newest(1000);
    await server.get('/api/regions?year=1', { ...json, ...omedit });
    await server.get('/api/nothing', { ...json, ...omedit });
    // A page of another site asks in the reader's name: the reader did not.
    await server.get('/api/regions', { ...json, ...omedit, 'sec-fetch-site': 'cross-site' });
    expect(await newest(1000)).toHaveLength(before.length + 2);
  });

  test('that cannot be recorded is not given', async () => {
    const record = vi.spyOn(server.store, 'record').mockRejectedValue(new Error('disk full of 123'));
    try {
      for (const path of [units, '/api/regions?year=1', '/api/trace/mine', '/api/nothing']) {
        const response = await server.get(path, { ...json, ...omedit });
        expect(response.status).toBe(503);
        expect(response.headers.get('etag')).toBeNull();
        expect(await response.json()).toEqual({
          error: {
            code: 'trace_failure',
            message:
              'La réponse ne peut pas être tracée, donc pas donnée ; réessayez, puis prévenez l’administrateur.',
            id: response.headers.get('x-request-id'),
          },
        });
      }
      expect(server.log.filter(({ event }) => event === 'not traced')).toHaveLength(4);
    } finally {
      record.mockRestore();
    }
  });

  test('is recorded before its first byte leaves', async () => {
    let release: () => void = () => undefined;
    const real = server.store.record;
    const record = vi.spyOn(server.store, 'record').mockImplementation(async (...entry) => {
      await new Promise<void>((resolve) => (release = resolve));
      await real(...entry);
    });
    let answered = false;
    const reply = server.get(units, { ...json, ...omedit }).then(() => (answered = true));
    await vi.waitFor(() => expect(record).toHaveBeenCalled(), 60_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answered).toBe(false);
    release();
    await reply;
    record.mockRestore();
  });
});

test('of too many requests the first is recorded, not the flood', async () => {
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  const hurried = await startServer({ folder, ratePerMinute: 2, store: server.store });
  const statuses: number[] = [];
  for (let time = 0; time < 6; time++) statuses.push((await hurried.get('/api/places', json)).status);
  expect(statuses).toEqual([200, 200, 429, 429, 429, 429]);
  expect((await newest(3)).map(({ question, outcome }) => `${question} ${outcome}`)).toEqual([
    'places ok',
    'places ok',
    'unknown too_many_requests',
  ]);
  await hurried.close();
});

describe('reading the trace', () => {
  test('a reader sees their own only', async () => {
    await server.get('/api/regions', { ...json, ...pui });
    for (const [reader, sub] of [
      [pui, 'pui'],
      [omedit, 'omedit'],
    ] as const) {
      const response = await server.get('/api/trace/mine', { ...json, ...reader });
      const entries = (await response.json()) as Trace[];
      expect(entries.length).toBeGreaterThan(0);
      expect(new Set(entries.map((entry) => entry.sub))).toEqual(new Set([sub]));
    }
  });

  test('the administrator filters and exports it', async () => {
    const filtered = await server.get('/api/trace?question=situations&role=omedit', {
      ...json,
      ...administrator,
    });
    const entries = (await filtered.json()) as Trace[];
    expect(new Set(entries.map(({ question, sub }) => `${question} ${sub}`))).toEqual(
      new Set(['situations omedit']),
    );
    const csv = await server.get('/api/trace?limit=2', { accept: 'text/csv', ...administrator });
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename=trace.csv');
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^id;at;iss;sub;name;roles;question;parameters;outcome;/);
  });

  test.each([
    'from=2020-02-30',
    'limit=5000',
    'limit=x',
    'before=-1',
    'role=root',
    'sub=pui',
    'outcome=OK%27',
  ])('a filter that is wrong is refused: %s', async (query) => {
    const response = await server.get(`/api/trace?${query}`, { ...json, ...administrator });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { code: 'parameter_invalid' } },
    ]);
  });
});

test('two roles, one address, a thousand times in turn: never the other’s bytes', async () => {
  const path = '/api/establishments';
  const readers = [
    { headers: { ...json, ...pui }, etag: '', body: '' },
    { headers: { ...json, ...omedit }, etag: '', body: '' },
  ] as const;
  for (const reader of readers) {
    const response = await server.get(path, reader.headers);
    Object.assign(reader, { etag: response.headers.get('etag'), body: await response.text() });
  }
  const [one, other] = readers;
  expect(one.etag).not.toBe(other.etag);
  expect(JSON.parse(one.body)).toHaveLength(1);
  expect(JSON.parse(other.body)).toHaveLength(3);

  const seen = { whole: 0, unchanged: 0 };
  const ask = async (time: number) => {
    const [reader, stranger] = time % 2 === 0 ? [one, other] : [other, one];
    // In turn: nothing known, one's own ETag, the other's, both.
    const tags = [undefined, reader.etag, stranger.etag, `${stranger.etag}, ${reader.etag}`][(time >> 1) % 4];
    const response = await server.get(path, {
      ...reader.headers,
      ...(tags ? { 'if-none-match': tags } : {}),
    });
    expect(response.headers.get('etag')).toBe(reader.etag);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('vary')).toContain('Cookie');
    const known = tags?.includes(reader.etag) ?? false;
    expect(response.status).toBe(known ? 304 : 200);
    expect(await response.text()).toBe(known ? '' : reader.body);
    seen[known ? 'unchanged' : 'whole']++;
  };
  for (let time = 0; time < 1000; time += 10)
    await Promise.all(Array.from({ length: 10 }, (_, at) => ask(time + at)));
  expect(seen).toEqual({ whole: 500, unchanged: 500 });
});
