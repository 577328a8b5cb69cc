import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#api/access.ts';
import { failureBody } from '#api/failure.ts';
import { questions as contracts } from '#api/questions/index.ts';
import { productQuestions } from '#server/questions.ts';
import { temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { send, sendBytes, type RawReply, type RawRequest } from '#test/support/raw-http.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

// Requests that mean harm: each gets its status and one sentence, tells nothing, and leaves the server alive.
// The reader is the pharmacist of 330000001; what is of 330000002, 400000003 or 210000004 is not theirs.

let server: TestServer;
let cookie: string;
let adminCookie: string;
let foreignETag: string;
beforeAll(async () => {
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, questions: productQuestions() });
  const cookieOf = async (role: Role) => (await server.as(role)).cookie ?? '';
  [cookie, adminCookie] = [await cookieOf('pui'), await cookieOf('administrator')];
  foreignETag = (await server.get(trend, { accept: 'application/json' })).headers.get('etag') ?? '';
});
afterAll(() => server.close());
afterEach(async () => {
  expect((await server.get('/healthz')).status).toBe(200);
});

const trend = '/api/trend?indicator=phev_evolution&region=75';
const mine = '/api/lines?establishment=330000001&year=2018';
const json = { accept: 'application/json' };

/** What may come back from a refusal: nothing, our one body, or one line of text. */
const expectHarmless = ({ status, body, headers }: RawReply, { path, body: sent }: RawRequest) => {
  expect(body).not.toMatch(/\bat .*:\d+:\d+|node_modules|\/(tmp|work|home|root|usr)\//); // stack or path
  expect(body).not.toMatch(/\b(select|read_parquet|Binder|Parser|Catalog|Conversion) (error|\*|\w+ from)/i);
  for (const theirs of ['Hôpital 2', 'Hôpital 3', 'Hôpital 4', '330000002', '400000003', '210000004'])
    if (!`${path}${String(sent)}`.includes(theirs)) expect(body).not.toContain(theirs);
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['access-control-allow-origin']).toBeUndefined();
  if (status < 400 || body === '') return;
  expect(headers['cache-control']).toBe('no-store');
  expect(headers.etag).toBeUndefined();
  if (!String(headers['content-type']).startsWith('application/json')) {
    expect(['Introuvable.\n', 'Requête refusée.\n']).toContain(body);
    return;
  }
  const { error } = failureBody.parse(JSON.parse(body));
  expect(error.message).toMatch(/^[^\n]{5,300}\.$/);
  expect(error.id).toBe(headers['x-request-id']);
};

const hostile = async (asked: RawRequest, status: number, code?: string): Promise<RawReply> => {
  const reply = await send(server.url, { ...asked, headers: { ...json, cookie, ...asked.headers } });
  expect([reply.status, reply.body.slice(0, 200)]).toEqual([status, reply.body.slice(0, 200)]);
  if (code !== undefined) expect(JSON.parse(reply.body)).toMatchObject({ error: { code } });
  expectHarmless(reply, asked);
  return reply;
};

const encoded = encodeURIComponent;
const long = (length: number) => 'a'.repeat(length);

describe('reading', () => {
  test.each<[string, RawRequest, number, string?]>([
    ['union select', { path: `${mine}&unit=${encoded("' union select * from les_line --")}` }, 200],
    ['a second statement', { path: `${mine}&unit=${encoded("'; drop table les_line; --")}` }, 200],
    [
      'a comment in a year',
      { path: '/api/lines?establishment=330000001&year=2018--' },
      400,
      'parameter_invalid',
    ],
    ['a function in a region', { path: '/api/regions?region=version()' }, 400, 'parameter_invalid'],
    [
      'a file in an indicator',
      { path: trend.replace('phev_evolution', encoded("read_text('/etc/passwd')")) },
      400,
    ],
    ['SQL as a name', { path: `${trend}&${encoded('1;select name from establishment')}=1` }, 400],
    ['SQL as a question', { path: `/api/${encoded('trend;drop')}` }, 404, 'question_unknown'],
    ['__proto__', { path: `${trend}&__proto__=1` }, 400, 'parameter_invalid'],
    ['__proto__[scope]', { path: `${trend}&__proto__[scope]=330000002` }, 400, 'parameter_invalid'],
    ['constructor.prototype', { path: `${trend}&constructor.prototype.scope=1` }, 400, 'parameter_invalid'],
    ['hasOwnProperty', { path: `${trend}&hasOwnProperty=1` }, 400, 'parameter_invalid'],
    ['the question __proto__', { path: '/api/__proto__' }, 404, 'question_unknown'],
    ['the question toString', { path: '/api/toString' }, 404, 'question_unknown'],
    ['the lists by their name', { path: `${trend}&scope=330000002` }, 400, 'parameter_invalid'],
    ['the own list', { path: `${mine}&own=10000000002` }, 400, 'parameter_invalid'],
    ['the administrator’s list', { path: '/api/imports?administers=imports' }, 403, 'question_forbidden'],
    ['a year that is no number', { path: '/api/lines?establishment=330000001&year=NaN' }, 400],
    ['infinity', { path: '/api/lines?establishment=330000001&year=Infinity' }, 400],
    ['minus zero', { path: '/api/lines?establishment=330000001&year=-0' }, 400],
    ['hexadecimal', { path: '/api/lines?establishment=330000001&year=0x7E' }, 400],
    ['an exponent', { path: `${mine}&limit=1e9` }, 400],
    ['half a line', { path: `${mine}&limit=1.5` }, 400],
    ['no line', { path: `${mine}&limit=0` }, 400],
    ['a nested array', { path: `${trend}&region[][]=75` }, 400],
    ['an object', { path: `${trend}&region[$ne]=75` }, 400],
    ['a parameter twice', { path: `${trend}&region=27` }, 400, 'parameter_invalid'],
    ['an empty value', { path: '/api/trend?indicator=&region=75' }, 400],
    ['a huge list', { path: `/api/trend?region=75${'&indicator=phev_evolution'.repeat(98)}` }, 400],
    ['more parameters than any', { path: `/api/regions?${'a=1&'.repeat(120)}` }, 400, 'parameter_invalid'],
    ['an address too long', { path: `${trend}&a=${long(5000)}` }, 400, 'parameter_invalid'],
    ['a header line through a parameter', { path: `${mine}&unit=a%0d%0aSet-Cookie:%20caqes=x` }, 400],
    ['a null byte', { path: `${mine}&unit=a%00b` }, 400, 'parameter_invalid'],
    ['a null byte in the path', { path: '/api/trend%00' }, 404, 'question_unknown'],
    ['overlong UTF-8', { path: `${mine}&unit=%c0%af` }, 200],
    ['a path that does not decode', { path: '/api/%e0%a4%a' }, 404, 'question_unknown'],
    ['full-width digits', { path: `/api/lines?establishment=330000001&year=${encoded('２０１８')}` }, 400],
    ['a look-alike', { path: `/api/lines?establishment=${encoded('33000000１')}&year=2018` }, 400],
    [
      'a right-to-left override',
      { path: `/api/lines?establishment=${encoded('330000001\u202e')}&year=2018` },
      400,
    ],
    ['a day that does not exist', { path: `${mine}&after=${encoded(`2018-02-31 ${'0'.repeat(64)}`)}` }, 400],
    ['traversal', { path: '/../../package.json' }, 404],
    ['traversal, encoded', { path: '/%2e%2e/%2e%2e/package.json' }, 404],
    ['traversal, encoded twice', { path: '/%252e%252e/package.json' }, 404],
    ['traversal, backwards', { path: '/..%5c..%5cpackage.json' }, 404],
    ['traversal of a question', { path: '/api/..%2f..%2fsql%2fpersonas' }, 404, 'question_unknown'],
    ['the publication as a file', { path: '/publications/manifest.json' }, 404],
    ['a hidden file', { path: '/.git/config.json' }, 404],
    [
      'another hospital',
      { path: '/api/lines?establishment=330000002&year=2018' },
      404,
      'establishment_unknown',
    ],
    ['another with its region', { path: `${trend}&establishment=400000003` }, 404, 'establishment_unknown'],
    ['another region', { path: '/api/trend?indicator=phev_evolution&region=27' }, 404, 'region_unknown'],
    ['the prescribers elsewhere', { path: '/api/prescribers?establishment=330000002&year=2018' }, 404],
    ['the grants', { path: '/api/grants' }, 403, 'question_forbidden'],
    ['everyone’s trace', { path: '/api/trace' }, 403, 'question_forbidden'],
    ['another’s trace through one’s own', { path: '/api/trace/mine?sub=ars' }, 400, 'parameter_invalid'],
    ['a format of ours that is none', { path: trend, headers: { accept: 'application/x-sh' } }, 406],
    ['a range of an answer', { path: trend, headers: { range: 'bytes=0-3', 'if-range': '"x"' } }, 200],
    ['an Accept of 8 kB', { path: trend, headers: { accept: `${'a/b,'.repeat(2000)}x/y` } }, 406],
    [
      'a cookie that is forged',
      { path: '/api/imports', headers: { cookie: 'caqes=s%3Aadministrator.AAAA' } },
      403,
    ],
    [
      'a cookie of another shape',
      { path: '/api/imports', headers: { cookie: 'caqes=j%3A%7B%22persona%22%3A1%7D' } },
      403,
    ],
    ['a session as a header', { path: '/api/imports', headers: { 'x-persona': 'administrator' } }, 403],
    ['another host', { path: trend, headers: { host: 'evil.example' } }, 421, 'host_refused'],
    ['a host that starts like ours', { path: trend, headers: { host: 'localhost.evil.example' } }, 421],
    ['X-Forwarded-For', { path: trend, headers: { 'x-forwarded-for': '127.0.0.1' } }, 421, 'host_refused'],
    ['Forwarded', { path: trend, headers: { forwarded: 'for=127.0.0.1;host=localhost' } }, 421],
    ['X-Forwarded-Host', { path: trend, headers: { 'x-forwarded-host': 'evil.example' } }, 421],
    [
      'a page of another site',
      { path: trend, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' } },
      403,
      'origin_refused',
    ],
    [
      'the same in capitals',
      { path: trend.replace('/api/', '/API/'), headers: { 'sec-fetch-site': 'cross-site' } },
      403,
    ],
  ])('%s', async (_, asked, status, code) => {
    const reply = await hostile(asked, status, code);
    if (status === 200) expect(JSON.parse(reply.body)).toBeInstanceOf(Array);
  });

  test('another reader’s ETag is worth nothing', async () => {
    const reply = await hostile({ path: trend, headers: { 'if-none-match': foreignETag } }, 200);
    expect(foreignETag).not.toBe('');
    expect(reply.headers.etag).not.toBe(foreignETag);
  });
});

const ours = () => ({ origin: server.url, 'content-type': 'application/json' });
const grant = {
  iss: 'local',
  sub: 'pui',
  name: 'Moi',
  role: 'administrator',
  from: '2020-01-01',
};

const argued = (changes: object) =>
  JSON.stringify({
    ...{ establishment: '330000001', line_id: 'f'.repeat(64), documented: true, argument: 'Avis' },
    ...changes,
  });

const declared = (changes: object) =>
  JSON.stringify({
    values: [
      {
        ...{
          establishment: '330000001',
          year: 2018,
          indicator: 'dci',
          value: null,
          numerator: 0.5,
          denominator: 1,
        },
        ...{ proof: '', ...changes },
      },
    ],
  });

describe('writing', () => {
  type Row = [string, () => RawRequest, number, string?];
  const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}): RawRequest => ({
    path,
    method: 'POST',
    headers: { ...ours(), ...headers },
    body,
  });
  const persona = '/api/session/persona';
  const chosen = '{"persona":"administrator"}';
  test.each<Row>([
    ['no origin', () => ({ path: persona, method: 'POST', body: chosen }), 403, 'origin_refused'],
    [
      'another origin',
      () => post(persona, chosen, { origin: 'https://evil.example' }),
      403,
      'origin_refused',
    ],
    ['the origin null', () => post(persona, chosen, { origin: 'null' }), 403, 'origin_refused'],
    ['our host on another port', () => post(persona, chosen, { origin: 'http://127.0.0.1:1' }), 403],
    ['our origin as a prefix', () => post(persona, chosen, { origin: `${server.url}.evil.example` }), 403],
    [
      'https instead of http',
      () => post(persona, chosen, { origin: server.url.replace('http', 'https') }),
      403,
    ],
    [
      'another site that claims our origin',
      () => post(persona, chosen, { 'sec-fetch-site': 'cross-site' }),
      403,
    ],
    ['a sister site', () => post(persona, chosen, { 'sec-fetch-site': 'same-site' }), 403, 'origin_refused'],
    [
      'a form',
      () => post(persona, 'persona=administrator', { 'content-type': 'application/x-www-form-urlencoded' }),
      400,
      'body_refused',
    ],
    [
      'JSON as plain text',
      () => post(persona, chosen, { 'content-type': 'text/plain' }),
      400,
      'body_refused',
    ],
    ['a multipart', () => post(persona, chosen, { 'content-type': 'multipart/form-data; boundary=a' }), 400],
    [
      'JSON with another charset',
      () => post(persona, chosen, { 'content-type': 'application/json; charset=x' }),
      400,
    ],
    ['compressed', () => post(persona, chosen, { 'content-encoding': 'gzip' }), 400, 'body_refused'],
    ['half a body', () => post(persona, '{"persona":'), 400, 'body_refused'],
    ['a body that is a word', () => post(persona, '"administrator"'), 400, 'body_refused'],
    ['an empty body', () => post(persona, ''), 400, 'body_refused'],
    [
      'nested a thousand deep',
      () => post(persona, `${'['.repeat(5000)}${']'.repeat(5000)}`),
      400,
      'body_refused',
    ],
    ['17 kB', () => post(persona, JSON.stringify({ persona: long(17_000) })), 413, 'body_too_large'],
    [
      'a million bytes',
      () => post(persona, JSON.stringify({ persona: long(1_000_000) })),
      413,
      'body_too_large',
    ],
    [
      '__proto__ in the body',
      () => post(persona, '{"persona":"dim","__proto__":{"persona":"ars"}}'),
      400,
      'body_refused',
    ],
    [
      'constructor in the body',
      () => post(persona, '{"constructor":{"prototype":{"a":1}}}'),
      400,
      'body_refused',
    ],
    ['an invalid byte', () => post(persona, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 400, 'body_refused'],
    ['a grant to oneself', () => post('/api/grants', JSON.stringify(grant)), 403, 'question_forbidden'],
    ['the revocation of another', () => post('/api/grants/1/revoke', '{}'), 403, 'question_forbidden'],
    [
      'a grant number with SQL',
      () => post(`/api/grants/${encoded('1 or 1=1')}/revoke`, '{}', { cookie: adminCookie }),
      404,
    ],
    [
      'another hospital’s analysis',
      () => post('/api/transmissions', '{"establishment":"330000002","semester":"2018-S1"}'),
      404,
      'establishment_unknown',
    ],
    [
      'a semester with SQL',
      () => post('/api/transmissions', `{"establishment":"330000001","semester":"2018-S1' or 1"}`),
      400,
      'body_refused',
    ],
    [
      'an establishment that is a list',
      () => post('/api/transmissions', '{"establishment":["330000001"],"semester":"2018-S1"}'),
      400,
    ],
    [
      'another hospital’s declaration',
      () => post('/api/declarations', declared({ establishment: '330000002' })),
      404,
      'establishment_unknown',
    ],
    ['SQL as an indicator', () => post('/api/declarations', declared({ indicator: "dci' or 1" })), 400],
    ['a figure that is text', () => post('/api/declarations', declared({ numerator: '1; drop' })), 400],
    ['infinity declared', () => post('/api/declarations', declared({}).replace('0.5', '1e999')), 400],
    [
      '__proto__ in a value',
      () => post('/api/declarations', declared({}).replace('"proof"', '"__proto__"')),
      400,
    ],
    [
      'another hospital’s line',
      () => post('/api/argumentations', argued({ establishment: '330000002' })),
      404,
      'establishment_unknown',
    ],
    ['a line of no one', () => post('/api/argumentations', argued({})), 404, 'line_unknown'],
    ['SQL as a line', () => post('/api/argumentations', argued({ line_id: "a' or '1" })), 400],
    ['a level of infinity', () => post('/api/argumentations', argued({}).replace('true', '1e999')), 400],
    ['a line of several', () => post('/api/argumentations', argued({ line_id: ['a', 'b'] })), 400],
    [
      'argumentations of several hospitals',
      () => ({ path: '/api/argumentations?establishment=330000001&establishment=330000002' }),
      400,
    ],
    [
      'a file as a form’s field',
      () => post('/api/declarations/file', 'a', { 'content-type': 'multipart/form-data; boundary=a' }),
      400,
      'file_refused',
    ],
    [
      'a compressed file',
      () => post('/api/declarations/file', 'a', { 'content-type': 'text/csv', 'content-encoding': 'gzip' }),
      400,
      'file_refused',
    ],
    [
      'a file of quotes',
      () => post('/api/declarations/file', '"'.repeat(900_001), { 'content-type': 'text/csv' }),
      400,
      'file_refused',
    ],
    [
      'a file of semicolons',
      () => post('/api/declarations/file', ';'.repeat(900_000), { 'content-type': 'text/csv' }),
      400,
      'file_refused',
    ],
    [
      'a file of empty lines',
      () => post('/api/declarations/file', '\n'.repeat(1_000_000), { 'content-type': 'text/csv' }),
      400,
      'file_refused',
    ],
    [
      'two megabytes of file',
      () => post('/api/declarations/file', long(2_000_000), { 'content-type': 'text/csv' }),
      413,
      'body_too_large',
    ],
    [
      'every hospital’s declarations',
      () => ({ path: '/api/declarations/export' }),
      403,
      'question_forbidden',
    ],
    [
      'another’s declarations beside one’s own',
      () => ({ path: '/api/declarations?establishment=330000001&establishment=330000002' }),
      400,
      'parameter_invalid',
    ],
    [
      'a method that overrides',
      () => ({ path: '/api/grants', headers: { 'x-http-method-override': 'POST' } }),
      403,
      'question_forbidden',
    ],
    ['PUT', () => ({ path: '/api/trend', method: 'PUT', headers: ours() }), 405, 'method_refused'],
    ['DELETE of the trace', () => ({ path: '/api/trace', method: 'DELETE', headers: ours() }), 404],
    ['TRACE', () => ({ path: '/api/trend', method: 'TRACE' }), 403, 'origin_refused'],
    [
      'OPTIONS of another origin',
      () => ({ path: '/api/trend', method: 'OPTIONS', headers: { origin: 'https://evil.example' } }),
      403,
      'origin_refused',
    ],
    ['PROPFIND', () => ({ path: '/', method: 'PROPFIND' }), 403, 'origin_refused'],
  ])('%s', async (_, asked, status, code) => {
    await hostile(asked(), status, code);
    const { persona: still } = (await (await server.get('/api/session', { cookie })).json()) as {
      persona: string;
    };
    expect(still).toBe('pui');
    expect(({} as { persona?: unknown }).persona).toBeUndefined();
  });
});

// What another parameter may hold, in each parameter of each question: never a failure of the engine.
const payloads = [
  "' or 1=1 --",
  '"; select 1',
  '$scope',
  '{{7*7}}',
  '../../etc/passwd',
  '\u202e1',
  '1e309',
  '[]',
];
const asReceived = new Set(['unit', 'specialty', 'group', 'indication']);
const parameters = Object.values(contracts).flatMap(({ name, parameters: { shape } }) =>
  Object.keys(shape).map((parameter) => [name, parameter] as const),
);
test.each(parameters)('%s, SQL and such in %s', async (name, parameter) => {
  const good: Record<string, string> = {
    indicator: 'phev_evolution',
    establishment: '330000001',
    region: '75',
    year: '2018',
    by: 'establishment',
    ...(name === 'linked' && { from: '2018-01', to: '2018-12' }),
  };
  const needed = Object.entries(good).filter(([each]) => each in contracts[name].parameters.shape);
  for (const payload of payloads) {
    const query = new URLSearchParams({ ...Object.fromEntries(needed), [parameter]: payload });
    // What is text as received finds nothing.
    await hostile({ path: `/api/${name}?${query}` }, asReceived.has(parameter) ? 200 : 400);
  }
});

describe('as bytes', () => {
  const head = 'Host: localhost\r\n';
  test.each<[string, string, RegExp]>([
    [
      'two lengths',
      `POST /api/grants HTTP/1.1\r\n${head}Content-Length: 1\r\nContent-Length: 5\r\n\r\naaaaa`,
      /^HTTP\/1\.1 400/,
    ],
    [
      'a length and chunks',
      `POST /api/grants HTTP/1.1\r\n${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/imports HTTP/1.1\r\n${head}\r\n`,
      /^HTTP\/1\.1 400/,
    ],
    [
      'chunks by another name',
      `POST /api/grants HTTP/1.1\r\n${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
      /^HTTP\/1\.1 40[03](?![^]*HTTP\/1\.1 )/,
    ],
    [
      'a space before the colon',
      `POST /api/grants HTTP/1.1\r\n${head}Content-Length : 5\r\n\r\naaaaa`,
      /^HTTP\/1\.1 400/,
    ],
    [
      'a negative length',
      `POST /api/grants HTTP/1.1\r\n${head}Content-Length: -1\r\n\r\n`,
      /^HTTP\/1\.1 400/,
    ],
    [
      'a length with a sign',
      `POST /api/grants HTTP/1.1\r\n${head}Content-Length: +5\r\n\r\naaaaa`,
      /^HTTP\/1\.1 400/,
    ],
    [
      'a chunk without end',
      `POST /api/grants HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n`,
      /^HTTP\/1\.1 (400|403)/,
    ],
    ['a folded header', `GET /healthz HTTP/1.1\r\n${head}X: a\r\n b\r\n\r\n`, /^HTTP\/1\.1 400/],
    ['a null byte in a header', `GET /healthz HTTP/1.1\r\n${head}X: a\u0000b\r\n\r\n`, /^HTTP\/1\.1 400/],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400/],
    ['the host of HTTP 1.0', 'GET /healthz HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 421/],
    [
      'two hosts',
      `GET /healthz HTTP/1.1\r\nHost: evil.example\r\n${head}Connection: close\r\n\r\n`,
      /^HTTP\/1\.1 4(00|21)/,
    ],
    [
      'an absolute address',
      `GET http://evil.example/api/imports HTTP/1.1\r\n${head}Connection: close\r\n\r\n`,
      /^HTTP\/1\.1 (403|404)/,
    ],
    ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${head}\r\n`, /^$/],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^HTTP\/1\.1 400/],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001', /^HTTP\/1\.1 400/],
    ['headers of 20 kB', `GET /healthz HTTP/1.1\r\n${head}X: ${long(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431/],
    [
      'an expectation',
      `GET /healthz HTTP/1.1\r\n${head}Expect: a-lot\r\nConnection: close\r\n\r\n`,
      /^HTTP\/1\.1 417/,
    ],
  ])('%s', async (_, bytes, expected) => {
    const said = await sendBytes(server.url, [bytes]);
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/ 200 OK|node_modules|\bat .*:\d+:\d+|Hôpital/);
  });
});

describe('slowly', () => {
  let patient: TestServer;
  beforeAll(async () => {
    const patience = { headersMs: 500, requestMs: 1000, idleMs: 500 };
    patient = await startServer({ folder: await temporaryWarehouse(), patience, store: server.store });
  });
  afterAll(() => patient.close());

  test.each<[string, string]>([
    ['headers that never end', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: '],
    [
      'a body that never comes',
      `POST /api/session/persona HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{`,
    ],
  ])('%s', async (_, bytes) => {
    const start = performance.now();
    const said = await sendBytes(patient.url, [bytes], 20_000);
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect((await patient.get('/healthz')).status).toBe(200);
  });
});

test('too many requests are refused in our words, and the page still loads', async () => {
  const hurried = await startServer({
    folder: await temporaryWarehouse(),
    ratePerMinute: 3,
    store: server.store,
  });
  for (let time = 0; time < 3; time++) expect((await hurried.get('/api/nothing')).status).toBe(404);
  const reply = await send(hurried.url, { path: '/api/nothing' });
  expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
    429,
    { error: { code: 'too_many_requests' } },
  ]);
  expectHarmless(reply, { path: '' });
  expect((await hurried.get('/healthz')).status).toBe(200);
  await hurried.close();
});
