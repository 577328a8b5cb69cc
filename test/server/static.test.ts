import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '#test/support/server.ts';
import { temporaryWarehouse } from '#test/support/publication.ts';

let server: TestServer;
beforeAll(async () => {
  const client = await mkdtemp(join(tmpdir(), 'caqes-client-'));
  await mkdir(join(client, 'assets'));
  await writeFile(
    join(client, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__" /><title>page</title>',
  );
  await writeFile(join(client, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(client, 'assets', 'large-3c4d.js'), `/* ${'long '.repeat(1000)} */`);
  await writeFile(join(client, 'icon.svg'), '<svg/>');
  server = await startServer({ folder: await temporaryWarehouse(), client });
});
afterAll(() => server.close());

const sizes: Record<string, number> = {
  '/icon.svg': 6,
  '/assets/app-1a2b.js': 10,
};
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test.each(['/', '/region/75?annee=2016', '/etablissement/330781196'])(
  '%s is the page, never kept',
  async (path) => {
    const response = await server.get(path, html);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toContain('<title>page</title>');
  },
);

test('a hashed file is kept for ever', async () => {
  const response = await server.get('/assets/app-1a2b.js');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('a file of some size travels compressed, and arrives whole', async () => {
  const response = await server.get('/assets/large-3c4d.js', { 'accept-encoding': 'gzip' });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('vary')).toContain('Accept-Encoding');
  expect(await response.text()).toBe(`/* ${'long '.repeat(1000)} */`);
});

test('another file is asked for again each time', async () => {
  expect((await server.get('/icon.svg')).headers.get('cache-control')).toBe('public, max-age=0');
});

test.each(['/assets/gone.js', '/favicon.ico', '/package.json'])('%s is not found', async (path) => {
  const response = await server.get(path, { accept: '*/*' });
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('Introuvable.\n');
});

test.each([
  '/../package.json',
  '/assets/../../package.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/..%2fpackage.json',
])('%s does not leave the folder', async (path) => {
  // fetch would tidy the path before sending it.
  const status = await new Promise((resolve, reject) => {
    const asked = request(server.url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
  expect(status).toBeGreaterThanOrEqual(403);
  expect(status).toBeLessThanOrEqual(404);
});

describe.each(['/icon.svg', '/assets/app-1a2b.js'])('%s', (path) => {
  test.each([
    [{ range: 'bytes=9999-' }, 416],
    [{ 'if-match': '"never"' }, 412],
    [{ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 412],
  ] as [Record<string, string>, number][])(
    'asked with %j is the reader’s fault: %i',
    async (wish, status) => {
      const response = await server.get(path, { ...html, ...wish });
      expect(response.status).toBe(status);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(response.headers.get('etag')).toBeNull();
      expect(response.headers.get('content-range')).toBe(
        status === 416 ? `bytes */${sizes[path] ?? 0}` : null,
      );
      expect(await response.text()).toBe('Requête refusée.\n');
      expect(server.log.filter((line) => 'error' in line)).toEqual([]);
    },
  );
});

test('a path that cannot be decoded is the reader’s fault', async () => {
  const response = await server.get('/%E0%A4%A', html);
  expect([response.status, await response.text()]).toEqual([400, 'Requête refusée.\n']);
});

test('a page may load what this server sends, and be framed by no one', async () => {
  for (const path of ['/', '/etablissement', '/icon.svg', '/gone.js', '/healthz', '/api/places']) {
    const { headers } = await server.get(path, html);
    expect(headers.get('content-security-policy')).toMatch(
      new RegExp(
        "^default-src 'self';script-src 'self';style-src 'self' 'nonce-[\\w+/]{22}==' " +
          `'sha256-${(await hashOfMantineStyle()).replace(/[+/]/g, '[+/]')}';img-src 'self' data: blob:;object-src 'none';` +
          "frame-ancestors 'none';base-uri 'none';form-action 'self'$",
      ),
    );
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('strict-transport-security')).toBeNull(); // http: a browser would refuse the next visit
  }
});

test('the page carries the nonce of its own reply, another each time', async () => {
  const nonces = new Set<string>();
  for (let visit = 0; visit < 3; visit++) {
    const response = await server.get('/', html);
    const [, nonce = ''] = /name="csp-nonce" content="([^"]{24})"/.exec(await response.text()) ?? [];
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

/** Of the style that the installed Mantine writes into the page: a release that changes it fails here. */
const hashOfMantineStyle = async (): Promise<string> => {
  const folder = 'node_modules/@mantine/core/esm/core/MantineProvider/use-mantine-color-scheme';
  const source = await readFile(join(folder, 'use-mantine-color-scheme.mjs'), 'utf8');
  const [, style = ''] = /style\.innerHTML = "([^"]+)"/.exec(source) ?? [];
  return createHash('sha256').update(style).digest('base64');
};

test('nothing but reading', async () => {
  expect((await fetch(`${server.url}/`, { method: 'POST' })).status).toBe(403);
  const ours = { method: 'POST', headers: { origin: server.url } };
  expect((await fetch(`${server.url}/`, ours)).status).toBe(404);
});

test('a client that is not built says so', async () => {
  const bare = await startServer({ folder: await temporaryWarehouse() });
  const response = await bare.get('/', html);
  expect(response.status).toBe(503);
  expect(await response.text()).toBe('L’interface n’est pas construite : lancez « npm run build ».\n');
  await bare.close();
});
