import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureBody } from '#api/failure.ts';
import {
  startIdentityProvider,
  visitor,
  type TestIdentityProvider,
  type Visitor,
} from '#test/support/identity-provider.ts';
import { startIdentityApp, type IdentityApp, type Who } from './identity-app.ts';

let provider: TestIdentityProvider;
let app: IdentityApp;

beforeAll(async () => {
  provider = await startIdentityProvider();
  app = await startIdentityApp((url) =>
    provider.environment(url, { OIDC_SCOPE: 'openid profile scope_all' }),
  );
});
afterAll(async () => {
  await app.close();
  await provider.close();
});
beforeEach(() => {
  provider.account = { sub: 'a1', name: 'Camille Durand', SubjectNameID: '810001234567' };
  provider.skew = 0;
  app.refused.length = 0;
  app.store.clear();
});
afterEach(() => vi.useRealTimers());

const who = async (browser: Visitor, { url } = app): Promise<Who> =>
  (await (await browser.step(`${url}/who`)).json()) as Who;

/** Goes as far as the provider's answer, and stops before handing it to the server. */
const answerFor = async (browser: Visitor, { url } = app): Promise<URL> => {
  let at = `${url}/auth/login`;
  while (!at.startsWith(`${url}/auth/callback`)) {
    const response = await browser.step(at);
    at = new URL(response.headers.get('location') ?? '', at).href;
  }
  return new URL(at);
};

const refusedWith = async (response: Response, reason: string, { refused } = app) => {
  expect(response.status).toBe(401);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(refused).toEqual([reason]);
  const page = await response.text();
  expect(page).toContain('La connexion a été refusée');
  expect(page).toContain('<a href="/">');
  expect(page).not.toMatch(/<script|code=|state=/);
};

describe('sign-in', () => {
  test('goes to the provider and comes back to the page asked for, as the person', async () => {
    const browser = visitor();
    const response = await browser.go(`${app.url}/auth/login?retour=%2Fetablissements%3Fannee%3D2023%23haut`);
    expect(response.status).toBe(200);
    expect(browser.went.at(-1)).toBe(`${app.url}/etablissements?annee=2023#haut`);
    const { person } = await who(browser);
    expect(person).toMatchObject({
      iss: provider.issuer,
      sub: 'a1',
      name: 'Camille Durand',
      rpps: '10001234567',
    });
    expect(person?.signedInAt).toBeGreaterThan(Date.now() - 60_000);
    expect(app.refused).toEqual([]);
  });

  test('tells the person who they are to the provider, for an access to be opened', async () => {
    const browser = visitor();
    expect((await browser.step(`${app.url}/auth/identity`)).status).toBe(401);
    await browser.go(`${app.url}/auth/login`);
    const response = await browser.step(`${app.url}/auth/identity`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ iss: provider.issuer, sub: 'a1', name: 'Camille Durand' });
  });

  test('asks with PKCE, a state and a nonce, new each time', async () => {
    const asked = await Promise.all(
      [1, 2].map(async () => {
        const response = await visitor().step(`${app.url}/auth/login`);
        expect(response.headers.get('cache-control')).toBe('no-store');
        return Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams);
      }),
    );
    for (const parameters of asked) {
      expect(parameters).toMatchObject({
        client_id: 'observatoire',
        response_type: 'code',
        redirect_uri: `${app.url}/auth/callback`,
        scope: 'openid profile scope_all',
        code_challenge_method: 'S256',
      });
      for (const name of ['state', 'nonce', 'code_challenge'])
        expect(parameters[name]).toMatch(/^[\w-]{43}$/);
    }
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked[0]?.[name]).not.toBe(asked[1]?.[name]);
  });

  test('gives the session a new id, and the one before is worth nothing', async () => {
    const browser = visitor();
    const planted = (await (await browser.step(`${app.url}/keep`)).json()) as { id: string };
    const before = new Map(browser.cookies(app.url));
    await browser.go(`${app.url}/auth/login`);
    const { id, person, persona } = await who(browser);
    expect(person?.sub).toBe('a1');
    expect(persona).toBeNull();
    expect(id).not.toBe(planted.id);
    const attacker = visitor();
    for (const [name, value] of before) attacker.cookies(app.url).set(name, value);
    expect((await who(attacker)).person).toBeNull();
    expect(Object.keys(app.stored())).toEqual([id]);
  });

  test('refused by the person or the provider is 401, and leaves no session', async () => {
    provider.account = undefined;
    const browser = visitor();
    await refusedWith(
      await browser.go(`${app.url}/auth/login`, { headers: { accept: 'text/html,*/*;q=0.8' } }),
      'OAUTH_AUTHORIZATION_RESPONSE_ERROR access_denied',
    );
    expect(app.stored()).toEqual({});
  });

  test('a program gets the one error body', async () => {
    const response = await fetch(`${app.url}/auth/callback?code=x&state=y`, {
      headers: { accept: 'application/json' },
    });
    expect(response.status).toBe(401);
    expect(failureBody.parse(await response.json()).error.code).toBe('sign_in_refused');
  });
});

describe('an answer of the provider', () => {
  test('serves once: its replay is refused here, and its code by the provider', async () => {
    const browser = visitor();
    const answer = await answerFor(browser);
    expect((await browser.step(answer.href)).status).toBe(302);
    const { id } = await who(browser);
    await refusedWith(await browser.step(answer.href), 'no_sign_in_begun');
    // Who signed in stays so: any page can send a reader to this address.
    expect((await who(browser)).id).toBe(id);

    app.refused.length = 0;
    const other = visitor();
    const fresh = await answerFor(other);
    fresh.searchParams.set('code', answer.searchParams.get('code') ?? '');
    await refusedWith(await other.step(fresh.href), 'OAUTH_RESPONSE_BODY_ERROR invalid_grant');
    expect((await who(other)).person).toBeNull();
  });

  test('is taken from the browser that asked only', async () => {
    const answer = await answerFor(visitor());
    const victim = visitor();
    await answerFor(victim);
    await refusedWith(await victim.step(answer.href), 'OAUTH_INVALID_RESPONSE');
    expect((await who(victim)).person).toBeNull();
    app.refused.length = 0;
    await refusedWith(await visitor().step(answer.href), 'no_sign_in_begun');
  });

  test.each([
    ['another state', 'state', 'OAUTH_INVALID_RESPONSE'],
    ['another verifier, refused by the provider', 'verifier', 'OAUTH_RESPONSE_BODY_ERROR invalid_grant'],
    ['another nonce', 'nonce', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ])('does not hold with %s', async (_, name, reason) => {
    const browser = visitor();
    const answer = await answerFor(browser);
    const [[id, stored] = ['', {}]] = Object.entries(app.stored());
    const { signIn, ...rest } = stored as { signIn: object; cookie: never };
    app.store.set(id, { ...rest, signIn: { ...signIn, [name]: 'x'.repeat(43) } as never });
    await refusedWith(await browser.step(answer.href), reason);
    expect(app.stored()).toEqual({});
    // What was asked is gone: the true answer no longer serves.
    app.refused.length = 0;
    await refusedWith(await browser.step(answer.href), 'no_sign_in_begun');
  });

  test('serves once to who was signed in already, even when it failed', async () => {
    const browser = visitor();
    await browser.go(`${app.url}/auth/login`);
    const answer = await answerFor(browser);
    await refusedWith(
      await browser.step(answer.href.replace(/code=[^&]+/, 'code=x')),
      'OAUTH_RESPONSE_BODY_ERROR invalid_grant',
    );
    app.refused.length = 0;
    await refusedWith(await browser.step(answer.href), 'no_sign_in_begun');
    expect((await who(browser)).person?.sub).toBe('a1');
  });

  test('with its state taken away, or given twice, is refused', async () => {
    for (const twist of ['', '&state=y']) {
      app.refused.length = 0;
      const browser = visitor();
      const answer = await answerFor(browser);
      if (twist === '') answer.searchParams.delete('state');
      const response = await browser.step(answer.href + twist);
      await refusedWith(response, 'OAUTH_INVALID_RESPONSE');
    }
  });
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/.//evil.example',
  '/a/..//evil.example',
  '/x\r\nSet-Cookie: a=b',
  '/auth/login',
  '',
])('retour=%j leads to the first page', async (retour) => {
  const browser = visitor();
  await browser.go(`${app.url}/auth/login?retour=${encodeURIComponent(retour)}`);
  expect(browser.went.at(-1)).toBe(`${app.url}/`);
  expect((await who(browser)).person?.sub).toBe('a1');
});

test('retour given twice, or as an object, leads to the first page', async () => {
  for (const query of ['retour=/a&retour=//evil.example', 'retour[x]=/a']) {
    const browser = visitor();
    await browser.go(`${app.url}/auth/login?${query}`);
    expect(browser.went.at(-1)).toBe(`${app.url}/`);
  }
});

describe('clocks', () => {
  test.each([20, -20])('%i seconds apart are accepted', async (skew) => {
    provider.skew = skew;
    const browser = visitor();
    await browser.go(`${app.url}/auth/login`);
    expect((await who(browser)).person?.sub).toBe('a1');
  });

  test.each([
    [120, 'clocks_apart'],
    [-120, 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'], // its tokens live for a minute
    [-70, 'clocks_apart'],
  ])('%i seconds apart are refused', async (skew, reason) => {
    provider.skew = skew;
    const browser = visitor();
    await refusedWith(await browser.go(`${app.url}/auth/login`), reason);
    expect((await who(browser)).person).toBeNull();
  });
});

describe('the level of authentication', () => {
  test.each([
    ['eidas1', 'eidas1', 200],
    ['eidas1', 'none', 401],
  ])('asked %s, vouched for %s: %i', async (asked, vouched, status) => {
    const careful = await startIdentityApp((url) => provider.environment(url, { OIDC_ACR_VALUES: asked }));
    try {
      provider.account = { sub: 'a1', acr: vouched };
      const browser = visitor();
      const response = await browser.go(`${careful.url}/auth/login`);
      expect(response.status).toBe(status);
      expect(new URL(browser.went[1] ?? '').searchParams.get('acr_values')).toBe(asked);
      expect(careful.refused).toEqual(status === 200 ? [] : ['acr_refused']);
    } finally {
      await careful.close();
    }
  });
});

test.each(['client_secret_basic', 'client_secret_post'] as const)(
  'a provider that knows its clients by %s alone, and signs its user info, is understood',
  async (method) => {
    const strict = await startIdentityProvider({
      client: { token_endpoint_auth_method: method, userinfo_signed_response_alg: 'RS256' },
      configuration: { clientAuthMethods: [method] },
    });
    strict.account = { sub: 'a2', given_name: 'Camille', usual_name: 'Martin' };
    const other = await startIdentityApp((url) => strict.environment(url));
    try {
      const browser = visitor();
      await browser.go(`${other.url}/auth/login`);
      expect((await who(browser, other)).person).toMatchObject({
        sub: 'a2',
        name: 'Camille Martin',
        rpps: null,
      });
    } finally {
      await other.close();
      await strict.close();
    }
  },
);

describe('keys', () => {
  test('a new key serves at once, and an unpublished one never', async () => {
    for (let rotation = 0; rotation < 2; rotation++) {
      const browser = visitor();
      await browser.go(`${app.url}/auth/login`);
      expect((await who(browser)).person?.sub).toBe('a1');
      provider.rotateKeys();
    }
    provider.rotateKeys({ published: false });
    const browser = visitor();
    await refusedWith(await browser.go(`${app.url}/auth/login`), 'OAUTH_KEY_SELECTION_FAILED');
    expect((await who(browser)).person).toBeNull();
    provider.rotateKeys();
  });
});

describe('sign-out', () => {
  const signOut = (browser: Visitor, origin: string | undefined = app.url) =>
    browser.step(`${app.url}/auth/logout`, {
      method: 'POST',
      headers: origin === 'none' ? {} : { origin },
    });

  test('ends the session here, then the provider’s', async () => {
    const browser = visitor();
    await browser.go(`${app.url}/auth/login`);
    const kept = new Map(browser.cookies(app.url));
    const response = await signOut(browser);
    expect(response.status).toBe(200);
    expect(response.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(browser.cookies(app.url).size).toBe(0);
    expect(app.stored()).toEqual({});
    const stolen = visitor();
    for (const [name, value] of kept) stolen.cookies(app.url).set(name, value);
    expect((await who(stolen)).person).toBeNull();

    const { redirect } = (await response.json()) as { redirect: string };
    const there = new URL(redirect);
    expect(`${there.origin}${there.pathname}`).toBe(`${provider.issuer}/session/end`);
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${app.url}/`);
    const form = await (await browser.step(redirect)).text();
    const body = new URLSearchParams({
      logout: 'yes',
      xsrf: /name="xsrf" value="(\w+)"/.exec(form)?.[1] ?? '',
    });
    const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
    const end = await browser.step(action, { method: 'POST', body });
    expect(end.headers.get('location')).toMatch(`${app.url}/?state=`);

    // The provider forgot them too: signing in asks again, and the person gives up.
    provider.account = undefined;
    expect((await browser.go(`${app.url}/auth/login`)).status).toBe(401);
  });

  test.each(['none', 'null', 'https://evil.example', 'http://127.0.0.1:1'])(
    'from origin %s is refused, and the reader stays',
    async (origin) => {
      const browser = visitor();
      await browser.go(`${app.url}/auth/login`);
      const response = await signOut(browser, origin);
      expect(response.status).toBe(403);
      expect(failureBody.parse(await response.json()).error.code).toBe('origin_refused');
      expect((await who(browser)).person?.sub).toBe('a1');
    },
  );

  test('of no one leads to the first page; by a link there is nothing', async () => {
    expect(await (await signOut(visitor())).json()).toEqual({ redirect: '/' });
    expect((await fetch(`${app.url}/auth/logout`)).status).toBe(404);
  });
});

describe('a session', () => {
  const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

  test('ends an hour after its last request', async () => {
    const browser = visitor();
    await browser.go(`${app.url}/auth/login`);
    vi.useFakeTimers({ toFake: ['Date'] });
    later(59);
    expect((await who(browser)).person?.sub).toBe('a1');
    later(59);
    expect((await who(browser)).person?.sub).toBe('a1');
    later(61);
    expect((await who(browser)).person).toBeNull();
  });

  test('ends after an hour of rest even where the store forgets to look', async () => {
    const browser = visitor();
    await browser.go(`${app.url}/auth/login`);
    const [[id, kept] = ['', {}]] = Object.entries(app.stored());
    const get = app.store.get.bind(app.store);
    app.store.get = (_, done) =>
      done(null, { ...kept, cookie: { expires: new Date(Date.now() - 1) } } as never);
    try {
      expect((await who(browser)).person).toBeNull();
    } finally {
      app.store.get = get;
    }
    expect(app.stored()).not.toHaveProperty(id);
  });

  test('ends after ten hours whatever happens', async () => {
    const browser = visitor();
    await browser.go(`${app.url}/auth/login`);
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let elapsed = 30; elapsed < 600; elapsed += 30) {
      later(30);
      expect((await who(browser)).person?.sub).toBe('a1');
    }
    later(30);
    expect((await who(browser)).person).toBeNull();
    expect(JSON.stringify(app.stored())).not.toContain('a1');
  });
});
