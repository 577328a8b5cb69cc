import { request } from 'node:http';
import { tableFromIPC } from 'apache-arrow';
import type { Request as Asked, Response as Reply } from 'express';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { failureBody } from '#api/failure.ts';
import { onlyLocalReaders } from '#server/host.ts';
import { rowsOf } from '#server/rows.ts';
import { testQuestions } from '#test/support/server-questions.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { temporaryWarehouse, writePublication } from '#test/support/publication.ts';

let server: TestServer;
beforeAll(async () => {
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, queryTimeoutMs: 300 });
});
afterAll(() => server.close());

const json = { accept: 'application/json' };
const twoYears = '/api/figures?indicator=phev_evolution&establishment=330000002';

describe('an answer', () => {
  test('holds the rows of the publication, as JSON', async () => {
    const response = await server.get(`${twoYears}&year=2016`, json);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual([
      {
        indicator: 'phev_evolution',
        establishment: '330000002',
        name: 'Hôpital 2',
        period_start: '2016-01-01',
        period_months: 12,
        numerator: 201,
        value: 0.005,
        matched: true,
        reason: null,
      },
    ]);
  });

  test('is Arrow unless asked otherwise', async () => {
    for (const accept of ['*/*', 'application/vnd.apache.arrow.stream', 'text/html, */*;q=0.8']) {
      const response = await server.get(twoYears, { accept });
      expect(response.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
      expect(tableFromIPC(await response.bytes()).numRows).toBe(4);
    }
  });

  test('is the same in its three formats', async () => {
    const question = testQuestions().get('odd');
    const rows = (await (await server.get('/api/odd', json)).json()) as Record<string, unknown>[];
    const [batch] = tableFromIPC(await (await server.get('/api/odd')).bytes()).batches;
    if (!question || !batch) throw new Error('no batch');
    expect(rowsOf(question.columns, batch)).toEqual(rows);
    expect(rows).toEqual([
      { words: '=1+1', label: '-x', figure: -1234.5, day: '2024-02-29', flag: true, whole: -3 },
      { words: '@sum', label: '+33', figure: 0.1, day: null, flag: false, whole: null },
      { words: '\ttab', label: '\rcr', figure: null, day: '1999-12-31', flag: null, whole: 0 },
      { words: 'a;b "c"\nd', label: 'é€😀', figure: 1e21, day: '0001-01-01', flag: true, whole: 2147483647 },
      { words: null, label: null, figure: 1e-7, day: '1969-12-31', flag: null, whole: -2147483648 },
      { words: '', label: '', figure: 0, day: '1970-01-01', flag: false, whole: 1 },
    ]);
    const answer = await server.get('/api/odd', { accept: 'text/csv' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=donnees-fictives-odd.csv');
    const csv = Buffer.from(await answer.bytes());
    expect(csv.toString()).toBe(
      [
        '\ufeffwords;label;figure;day;flag;whole',
        `'=1+1;'-x;-1234,5;2024-02-29;true;-3`,
        `'@sum;'+33;0,1;;false;`,
        `'\ttab;"'\rcr";;1999-12-31;;0`,
        `"a;b ""c""\nd";é€😀;1e+21;0001-01-01;true;2147483647`,
        ';;1e-7;1969-12-31;;-2147483648',
        ';;0;1970-01-01;false;1',
        '',
      ].join('\r\n'),
    );
  });

  test('carries its headers', async () => {
    const { headers } = await server.get(twoYears);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('vary')).toBe('Accept, Cookie');
    expect(headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('takes the region of the establishment when none is given', async () => {
    const finesses = async (query: string) =>
      (
        (await (
          await server.get(`/api/figures?indicator=phev_evolution&year=2015&${query}`, json)
        ).json()) as {
          establishment: string;
        }[]
      ).map((row) => row.establishment);
    expect(await finesses('establishment=210000004')).toEqual(['210000004']);
    expect(await finesses('establishment=210000004&region=27')).toEqual(['210000004']);
    expect(await finesses('region=75')).toEqual(['330000001', '330000002', '400000003']);
  });

  test('answers all where a region may be left out', async () => {
    expect(await (await server.get('/api/places', json)).json()).toHaveLength(4);
    expect(await (await server.get('/api/places?region=27', json)).json()).toHaveLength(1);
  });

  test('answers HEAD as GET without a body', async () => {
    const got = await server.get(twoYears);
    const head = await fetch(`${server.url}${twoYears}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe(got.headers.get('etag'));
    expect(head.headers.get('content-length')).toBe(String((await got.bytes()).length));
    expect(await head.text()).toBe('');
  });
});

describe('the ETag', () => {
  const etag = async (path: string, headers?: Record<string, string>) =>
    (await server.get(path, headers)).headers.get('etag') ?? '';

  test('answers 304 without a body to who has it', async () => {
    const response = await server.get(twoYears, { 'if-none-match': `W/"x", ${await etag(twoYears)}` });
    expect(response.status).toBe(304);
    expect(response.headers.get('vary')).toBe('Accept, Cookie');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(await response.text()).toBe('');
  });

  test('is one for the same question, whatever the order', async () => {
    const other = '/api/figures?establishment=330000002&indicator=phev_evolution&indicator=phev_evolution';
    expect(await etag(other)).toBe(await etag(twoYears));
    expect(await etag(`${twoYears}&indicator=generic_repertoire`)).toBe(
      await etag(other.replace('&indicator', '&indicator=generic_repertoire&indicator')),
    );
  });

  test('answers 304 to *, and 200 to who has another', async () => {
    expect((await server.get(twoYears, { 'if-none-match': '*' })).status).toBe(304);
    expect((await server.get(twoYears, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('differs by question, parameter and format', async () => {
    const tags = [
      await etag(twoYears),
      await etag(twoYears, json),
      await etag(twoYears, { accept: 'text/csv' }),
      await etag(`${twoYears}&year=2016`),
      await etag('/api/places'),
      await etag('/api/odd'),
    ];
    expect(new Set(tags).size).toBe(tags.length);
  });
});

describe('a failure', () => {
  const refused = (parameter: string, detail: string): [number, string, string, string] => [
    400,
    'parameter_invalid',
    `Paramètre refusé : ${detail}.`,
    parameter,
  ];
  const year = '/api/figures?indicator=phev_evolution&region=75&year=';
  test.each<[string, [number, string, string, string?]]>([
    ['/api/figures?region=75', refused('indicator', 'indicator, ce paramètre est nécessaire')],
    ['/api/figures?indicator=phev_evolution', refused('region', 'region ou establishment est nécessaire')],
    [`${year}abc`, refused('year', 'year, une année, par exemple 2018')],
    [`${year}1999`, refused('year', 'year, une année à partir de 2000')],
    [`${year}2016&year=2017`, refused('year', 'year, une seule valeur est attendue')],
    [`${year}2016&years=2017`, refused('years', 'years n’est pas un paramètre ici')],
    [`${year}2016&region[a]=2`, refused('region[a]', 'region[a] n’est pas un paramètre ici')],
    [`${year}2016&__proto__=2`, refused('__proto__', '__proto__ n’est pas un paramètre ici')],
    [
      '/api/figures?indicator=PHEV&region=75',
      refused('indicator', 'indicator, un identifiant d’indicateur, par exemple phev_evolution'),
    ],
    [
      '/api/places?region=7',
      refused('region', 'region, un code région INSEE à deux chiffres, par exemple 75'),
    ],
    ['/api/odd?a=1', refused('a', 'a n’est pas un paramètre ici')],
    [
      '/api/figures?indicator=phev_evolution&establishment=123456789',
      [
        404,
        'establishment_unknown',
        'Aucun établissement de votre périmètre ne porte ce numéro FINESS.',
        'establishment',
      ],
    ],
    [
      '/api/figures?indicator=phev_evolution&region=75&establishment=210000004',
      [
        400,
        'parameter_invalid',
        'Paramètre refusé : cet établissement n’est pas dans la région 75.',
        'establishment',
      ],
    ],
    [
      '/api/places?region=11',
      [404, 'region_unknown', 'Aucun établissement de votre périmètre n’est dans cette région.', 'region'],
    ],
    [
      '/api/figures?indicator=phev_evolution&indicator=other&region=75',
      [404, 'indicator_unknown', 'Cet indicateur n’est pas dans la publication.', 'indicator'],
    ],
    ['/api/nothing', [404, 'question_unknown', 'Cette question n’existe pas.']],
    ['/api/__proto__', [404, 'question_unknown', 'Cette question n’existe pas.']],
    ['/api', [404, 'question_unknown', 'Cette question n’existe pas.']],
    ['/api/places/75', [404, 'question_unknown', 'Cette question n’existe pas.']],
    ['/api/%E0%A4%A', [404, 'question_unknown', 'Cette question n’existe pas.']],
    [
      '/api/broken',
      [500, 'engine_failure', 'Le calcul a échoué ; transmettez l’identifiant à l’administrateur.'],
    ],
    [
      '/api/mistyped',
      [500, 'engine_failure', 'Le calcul a échoué ; transmettez l’identifiant à l’administrateur.'],
    ],
    ['/api/slow', [504, 'query_timeout', 'La question a dépassé le temps permis et a été arrêtée.']],
  ])('%s', async (path, [status, code, message, parameter]) => {
    const response = await server.get(path, json);
    const id = response.headers.get('x-request-id');
    expect(response.status).toBe(status);
    const body: unknown = await response.json();
    expect(body).toEqual({ error: { code, message, ...(parameter ? { parameter } : {}), id } });
    expect(failureBody.parse(body)).toEqual(body);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).toBeNull();
  });

  test('names what is served when the format is not', async () => {
    const response = await server.get(twoYears, { accept: 'application/pdf' });
    expect(response.status).toBe(406);
    expect(response.headers.get('vary')).toBe('Accept, Cookie');
    expect(await response.json()).toMatchObject({ error: { code: 'format_refused' } });
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
    const response = await fetch(`${server.url}/api/places`, { method, headers: { origin: server.url } });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await response.json()).toMatchObject({ error: { code: 'method_refused' } });
  });

  test('is found in the log by its id, without a figure', async () => {
    const response = await server.get('/api/broken', json);
    const id = response.headers.get('x-request-id');
    const line = server.log.find((each) => each.id === id && 'error' in each);
    expect(line).toMatchObject({ question: 'broken', code: 'engine_failure' });
    expect(line?.error).toBe(
      "Error: Conversion Error: Could not convert string '…' to INT# when casting from source column name",
    );
  });
});

describe('the log', () => {
  test('names the question and nothing that was asked of it', async () => {
    const response = await server.get(`${twoYears}&year=2016`);
    await response.bytes();
    const id = response.headers.get('x-request-id');
    await expect.poll(() => server.log.some((line) => line.id === id)).toBe(true);
    const line = server.log.find((each) => each.id === id);
    expect(line).toMatchObject({ method: 'GET', question: 'figures', status: 200 });
    expect(JSON.stringify(line)).not.toMatch(/330000002|phev_evolution|2016-/);
  });
});

describe('readers of this machine only', () => {
  const statusWith = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${server.url}/healthz`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  test.each(['localhost', 'localhost:4000', '127.0.0.1:80', '[::1]:4000', 'LOCALHOST'])(
    '%s',
    async (host) => {
      expect(await statusWith({ host })).toBe(200);
    },
  );
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:4000', '192.168.1.2'])(
    'not %s',
    async (host) => {
      expect(await statusWith({ host })).toBe(421);
    },
  );
  const readFrom = (remoteAddress: string | undefined) => {
    const next = vi.fn();
    const asked = { headers: { host: 'localhost:4000' }, socket: { remoteAddress } };
    onlyLocalReaders(asked as unknown as Asked, {} as unknown as Reply, next);
    return next.mock.calls.length;
  };
  test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])(
    'from %s',
    (address) => {
      expect(readFrom(address)).toBe(1);
    },
  );
  test.each(['192.168.1.2', '::ffff:192.168.1.2', '1127.0.0.1', '127.0.0.1.2', 'fe80::1', '::', undefined])(
    'not from %s, though it says Host: localhost',
    (address) => {
      expect(() => readFrom(address)).toThrow(
        'Ce serveur ne répond pas à ce nom d’hôte : sans fournisseur d’identité',
      );
    },
  );
  test.each(['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host'])('not through %s', async (name) => {
    expect(await statusWith({ [name]: '10.0.0.1' })).toBe(421);
  });
});

test('a publication is needed: 503 until there is one', async () => {
  const folder = await temporaryWarehouse();
  const empty = await startServer({ folder });
  expect((await empty.get('/healthz')).status).toBe(200);
  for (const path of ['/readyz', '/api/places']) {
    const response = await empty.get(path);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { code: 'publication_missing' } });
  }
  await writePublication(folder);
  await empty.warehouse.refresh();
  expect(await (await empty.get('/readyz')).json()).toEqual({
    status: 'ok',
    publication: empty.warehouse.publication()?.id,
  });
  await empty.close();
});
