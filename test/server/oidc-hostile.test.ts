import { createHmac, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { visitor } from '#test/support/identity-provider.ts';
import { startIdentityApp, type IdentityApp, type Who } from './identity-app.ts';

// A provider written by hand, that answers whatever a test wants it to.
type Claims = Record<string, unknown>;
type Lies = {
  readonly header?: Claims;
  readonly claims?: Claims;
  readonly signed?: (input: string) => string;
  readonly userInfo?: Claims;
  readonly signedUserInfo?: string;
  readonly metadata?: Claims;
  readonly token?: Claims;
  readonly tokenStatus?: number;
};

const client = { id: 'observatoire', secret: 'a secret of the client' };
const newKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const key = newKey();
const strange = newKey();

let issuer: string;
let server: Server;
let app: IdentityApp;
let nonce = '';
let lies: Lies = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', issuer);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (pathname.startsWith('/.well-known/'))
      json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        // It even says that it may sign with nothing, or with a secret.
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        ...lies.metadata,
      });
    else if (pathname === '/authorize') {
      nonce = searchParams.get('nonce') ?? '';
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code: 'c', state: searchParams.get('state') ?? '' }).toString();
      response.writeHead(302, { location: back.href }).end();
    } else if (pathname === '/token')
      json({ access_token: 'a', token_type: 'Bearer', id_token: idToken(), ...lies.token }, lies.tokenStatus);
    else if (pathname === '/userinfo') {
      if (lies.signedUserInfo !== undefined)
        response.writeHead(200, { 'content-type': 'application/jwt' }).end(lies.signedUserInfo);
      else json(lies.userInfo ?? { sub: 'a1', name: 'Camille Durand' });
    } else if (pathname === '/jwks') json({ keys: [published(key)] });
    else response.writeHead(404).end();
  });
  server.keepAliveTimeout = 600_000; // a busy machine would close it under the feet of the next request
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => void server.close());

// A new server for each test: it remembers what its provider says of itself.
const environment = (url: string) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
  CAQES_URL: url,
  CAQES_SESSION_SECRET: 'x'.repeat(32),
});
beforeEach(async () => {
  lies = {};
  app = await startIdentityApp(environment);
  return () => app.close();
});

const published = (privateKey: KeyObject) => ({
  ...createPublicJwk(privateKey),
  kid: 'k1',
  alg: 'RS256',
  use: 'sig',
});
const createPublicJwk = (privateKey: KeyObject) => {
  const { kty, n, e } = privateKey.export({ format: 'jwk' });
  return { kty, n, e };
};

const encoded = (part: Claims) => Buffer.from(JSON.stringify(part)).toString('base64url');
const signedWith = (privateKey: KeyObject) => (input: string) =>
  sign(
    'sha256',
    Buffer.from(input),
    createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  ).toString('base64url');
const hmacWith = (secret: string) => (input: string) =>
  createHmac('sha256', secret).update(input).digest('base64url');
const now = () => Math.floor(Date.now() / 1000);

const jwt = (header: Claims, claims: Claims, signed: (input: string) => string) => {
  const input = `${encoded(header)}.${encoded(claims)}`;
  return `${input}.${signed(input)}`;
};
const idToken = () =>
  jwt(
    { alg: 'RS256', kid: 'k1', ...lies.header },
    { iss: issuer, sub: 'a1', aud: client.id, nonce, iat: now(), exp: now() + 60, ...lies.claims },
    lies.signed ?? signedWith(key),
  );

/** Signs in; the status, who the session is then of, and the reason in the log. */
const attempt = async ({ url, refused }: IdentityApp = app) => {
  const browser = visitor();
  const { status } = await browser.go(`${url}/auth/login`);
  const { person } = (await (await browser.step(`${url}/who`)).json()) as Who;
  return { status, person, reason: refused.at(-1) ?? '' };
};

test('the same provider, when it tells the truth, signs in', async () => {
  const { status, person } = await attempt();
  expect(status).toBe(200);
  expect(person).toMatchObject({ iss: issuer, sub: 'a1', name: 'Camille Durand', rpps: null });
});

const algorithm = /OAUTH_INVALID_RESPONSE|OAUTH_UNSUPPORTED_OPERATION/;
const claim = /OAUTH_JWT_CLAIM_COMPARISON_FAILED/;

test.each<[string, () => Lies, RegExp]>([
  ['made for another client', () => ({ claims: { aud: 'another' } }), claim],
  ['made for several, for another to use', () => ({ claims: { aud: [client.id, 'b'], azp: 'b' } }), claim],
  ['made for several, without saying for whose use', () => ({ claims: { aud: [client.id, 'b'] } }), /./],
  ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } }), claim],
  ['of the issuer and something more', () => ({ claims: { iss: `${issuer}/` } }), claim],
  ['expired', () => ({ claims: { exp: now() - 31 } }), /OAUTH_JWT_TIMESTAMP_CHECK_FAILED/],
  ['that never expires', () => ({ claims: { exp: undefined } }), /OAUTH_INVALID_RESPONSE/],
  ['not yet valid', () => ({ claims: { nbf: now() + 60 } }), /OAUTH_JWT_TIMESTAMP_CHECK_FAILED/],
  ['made an hour ago', () => ({ claims: { iat: now() - 3600 } }), /clocks_apart/],
  ['made in an hour', () => ({ claims: { iat: now() + 3600, exp: now() + 7200 } }), /clocks_apart/],
  ['without a date', () => ({ claims: { iat: undefined } }), /OAUTH_INVALID_RESPONSE/],
  ['without nonce', () => ({ claims: { nonce: undefined } }), /OAUTH_INVALID_RESPONSE/],
  ['of another nonce', () => ({ claims: { nonce: 'x'.repeat(43) } }), claim],
  ['of no one', () => ({ claims: { sub: undefined } }), /OAUTH_INVALID_RESPONSE/],
  ['of a nameless one', () => ({ claims: { sub: '' } }), /./],
  [
    'of an endless name',
    () => ({ claims: { sub: 'x'.repeat(256) }, userInfo: { sub: 'x'.repeat(256) } }),
    /subject/,
  ],
  ['of a number', () => ({ claims: { sub: 1 } }), /OAUTH_INVALID_RESPONSE/],
  ['signed with nothing', () => ({ header: { alg: 'none' }, signed: () => '' }), algorithm],
  ['signed with nOnE', () => ({ header: { alg: 'nOnE' }, signed: () => '' }), algorithm],
  [
    'signed with the client’s name',
    () => ({ header: { alg: 'HS256' }, signed: hmacWith(client.id) }),
    algorithm,
  ],
  [
    'signed with its secret',
    () => ({ header: { alg: 'HS256' }, signed: hmacWith(client.secret) }),
    algorithm,
  ],
  [
    'signed with the public key as a secret',
    () => ({ header: { alg: 'HS256' }, signed: hmacWith(JSON.stringify(createPublicJwk(key))) }),
    algorithm,
  ],
  ['signed by a key never published', () => ({ signed: signedWith(strange) }), /OAUTH_INVALID_RESPONSE/],
  [
    'of a key never published',
    () => ({ header: { kid: 'k2' }, signed: signedWith(strange) }),
    /OAUTH_KEY_SELECTION/,
  ],
  [
    'that brings its own key',
    () => ({ header: { jwk: createPublicJwk(strange), kid: undefined }, signed: signedWith(strange) }),
    /OAUTH_INVALID_RESPONSE/,
  ],
  ['without signature', () => ({ signed: () => '' }), /OAUTH_INVALID_RESPONSE/],
  ['with a critical header', () => ({ header: { crit: ['x'], x: 1 } }), algorithm],
])('an ID token %s is refused', async (_, told, reason) => {
  lies = told();
  expect(await attempt()).toMatchObject({
    status: 401,
    person: null,
    reason: expect.stringMatching(reason) as string,
  });
  expect(JSON.stringify(app.stored())).not.toContain('"person"');
});

test.each<[string, () => Lies]>([
  ['the user info of another', () => ({ userInfo: { sub: 'a2', name: 'Someone Else' } })],
  ['user info of no one', () => ({ userInfo: { name: 'Someone Else' } })],
  [
    'user info signed by a key never published',
    () => ({
      metadata: { userinfo_signing_alg_values_supported: ['RS256'] },
      signedUserInfo: jwt(
        { alg: 'RS256', kid: 'k1' },
        { sub: 'a1', SubjectNameID: '810001234567' },
        signedWith(strange),
      ),
    }),
  ],
  [
    'user info signed with nothing',
    () => ({ signedUserInfo: jwt({ alg: 'none' }, { sub: 'a1' }, () => '') }),
  ],
  ['no ID token', () => ({ token: { id_token: undefined } })],
  ['a token that is no token', () => ({ token: { id_token: 'x.y' } })],
  ['an error of its own', () => ({ tokenStatus: 500 })],
  ['an error that carries a secret', () => ({ tokenStatus: 400, token: { error: 'a secret <script>' } })],
  ['the description of another issuer', () => ({ metadata: { issuer: 'https://evil.example' } })],
])('%s is refused', async (_, told) => {
  lies = told();
  const { status, person, reason } = await attempt();
  expect({ status, person }).toEqual({ status: 401, person: null });
  expect(reason).toMatch(/^[\w ]+$/);
  expect(reason).not.toMatch(/secret|script|a1|a2/);
});

test('user info signed by the provider is read', async () => {
  lies = {
    metadata: { userinfo_signing_alg_values_supported: ['RS256'] },
    signedUserInfo: jwt(
      { alg: 'RS256', kid: 'k1' },
      { sub: 'a1', given_name: 'Camille', usual_name: 'Martin' },
      signedWith(key),
    ),
  };
  expect((await attempt()).person).toMatchObject({ name: 'Camille Martin' });
});

test('a provider without user info says what it says in the ID token', async () => {
  lies = { metadata: { userinfo_endpoint: undefined }, claims: { SubjectNameID: '810001234567' } };
  expect((await attempt()).person).toMatchObject({ name: 'a1', rpps: '10001234567' });
});

test('a provider that describes itself at an address of its own is held to its issuer too', async () => {
  const discovery = `${issuer}/.well-known/wallet-openid-configuration`;
  for (const [told, status] of [
    ['https://evil.example', 401],
    [issuer, 200],
  ] as const) {
    lies = { metadata: { issuer: told } };
    const own = await startIdentityApp((url) => ({ ...environment(url), OIDC_DISCOVERY: discovery }));
    expect(await attempt(own)).toMatchObject({ status, reason: status === 401 ? 'other_issuer' : '' });
    await own.close();
  }
});

test('a provider that fails once is asked again', async () => {
  lies = { metadata: { issuer: 'https://evil.example' } };
  expect((await attempt()).status).toBe(401);
  lies = {};
  expect((await attempt()).status).toBe(200);
});
