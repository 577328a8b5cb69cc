import { AsyncLocalStorage } from 'node:async_hooks';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider, { type Adapter, type AdapterPayload, type Configuration, type JWK } from 'oidc-provider';

/** What the provider says of who signs in next; `sub` alone is needed. No `account`: the person gives up. */
export type Account = { readonly sub: string; readonly [claim: string]: unknown };

/** A real OpenID provider on a port of its own. The next visitor signs in as `account`, without a page. */
export type TestIdentityProvider = {
  readonly issuer: string;
  account: Account | undefined;
  /** The settings of a server at `url`, which the provider then knows. */
  readonly environment: (url: string, more?: Record<string, string>) => Record<string, string>;
  /** Signs with a new key from now on; `published` false: without ever saying so. */
  readonly rotateKeys: (options?: { readonly published: boolean }) => void;
  /** Its clock is ahead of this machine's by so many seconds. */
  skew: number;
  /** Each request it got: `GET /jwks`. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
};

export type IdentityProviderOptions = {
  /** More about the client, in the names of its registration. */
  readonly client?: AdapterPayload;
  readonly configuration?: Configuration;
};

export const startIdentityProvider = async ({
  client = {},
  configuration = {},
}: IdentityProviderOptions = {}): Promise<TestIdentityProvider> => {
  const memory = inMemory();
  const urls = new Set<string>();
  const secret = randomBytes(24).toString('hex');
  const adapter = (model: string): Adapter => ({
    ...memory(model),
    ...(model === 'Client' && {
      find: () =>
        Promise.resolve({
          client_id: 'observatoire',
          client_secret: secret,
          token_endpoint_auth_method: 'client_secret_post' as const,
          redirect_uris: [...urls].map((url) => `${url}/auth/callback`),
          post_logout_redirect_uris: [...urls].map((url) => `${url}/`),
          ...client,
        }),
    }),
  });

  const asked: string[] = [];
  const clock = new AsyncLocalStorage<number>();
  const realNow = Date.now;
  Date.now = () => realNow() + (clock.getStore() ?? 0);

  let handle = (_: IncomingMessage, response: ServerResponse): unknown => response.end();
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${(request.url ?? '').replace(/\?.*/, '')}`);
    clock.run(started.skew * 1000, () => void handle(request, response));
  });
  server.keepAliveTimeout = 600_000; // a busy machine would close it under the feet of the next request
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const account = () => started.account;
  let keys = [signingKey()];
  const serve = (shownKeys: JWK[]) => {
    const provider = new Provider(issuer, { ...settings(account, adapter, keys), ...configuration });
    const shown = new Provider(issuer, { ...settings(account, adapter, shownKeys), ...configuration });
    const [answer, answerKeys] = [provider.callback(), shown.callback()];
    handle = (request, response) => {
      if (request.url?.startsWith('/interaction/')) return interact(provider, account, request, response);
      return request.url === '/jwks' ? answerKeys(request, response) : answer(request, response);
    };
  };
  serve(keys);

  const started: TestIdentityProvider = {
    issuer,
    account: { sub: 'someone' },
    skew: 0,
    asked,
    environment: (url, more = {}) => {
      urls.add(url);
      return {
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: 'observatoire',
        OIDC_CLIENT_SECRET: secret,
        CAQES_URL: url,
        CAQES_SESSION_SECRET: randomBytes(32).toString('hex'),
        ...more,
      };
    },
    rotateKeys: ({ published } = { published: true }) => {
      const before = keys;
      keys = [signingKey()];
      serve(published ? keys : before);
    },
    close: () =>
      new Promise((resolve) => {
        Date.now = realNow;
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return started;
};

/** Everything that the provider has a default for that it would complain of on the console is set. */
const settings = (
  account: () => Account | undefined,
  adapter: (model: string) => Adapter,
  keys: JWK[],
): Configuration => ({
  adapter,
  jwks: { keys },
  cookies: { keys: ['only for tests'] },
  scopes: ['openid', 'profile', 'scope_all'],
  claims: {
    openid: ['sub'],
    profile: ['name', 'given_name', 'family_name', 'usual_name'],
    scope_all: ['given_name', 'family_name', 'SubjectNameID'],
  },
  acrValues: ['eidas1'],
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = form;
      },
    },
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 3600, IdToken: 60, Interaction: 600, Session: 3600 },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ ...account(), sub: accountId }) }),
  renderError: (context, out) => {
    context.type = 'text/plain';
    context.body = out.error;
  },
});

/** Signs in and consents at once, or gives up. */
const interact = async (
  provider: Provider,
  account: () => Account | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { params } = await provider.interactionDetails(request, response);
  const signedIn = account();
  if (!signedIn) return provider.interactionFinished(request, response, { error: 'access_denied' });
  const grant = new provider.Grant({ accountId: signedIn.sub, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  const login = {
    accountId: signedIn.sub,
    ...(typeof signedIn.acr === 'string' ? { acr: signedIn.acr } : {}),
  };
  return provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } });
};

const signingKey = (): JWK => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kty: 'RSA',
  alg: 'RS256',
  use: 'sig',
});

const inMemory = () => {
  const kept = new Map<string, AdapterPayload>();
  return (model: string): Adapter => {
    const search = (test: (payload: AdapterPayload) => boolean) =>
      Promise.resolve([...kept].find(([key, payload]) => key.startsWith(`${model} `) && test(payload))?.[1]);
    return {
      upsert: (id, payload) => Promise.resolve(void kept.set(`${model} ${id}`, payload)),
      find: (id) => Promise.resolve(kept.get(`${model} ${id}`)),
      findByUid: (uid) => search((payload) => payload.uid === uid),
      findByUserCode: (code) => search((payload) => payload.userCode === code),
      consume: (id) => {
        const payload = kept.get(`${model} ${id}`);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy: (id) => Promise.resolve(void kept.delete(`${model} ${id}`)),
      revokeByGrantId: (grantId) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
        return Promise.resolve();
      },
    };
  };
};

/** A browser without a page: keeps the cookies of each site, follows redirects, and remembers where it went. */
export type Visitor = {
  readonly go: (url: string, init?: RequestInit) => Promise<Response>;
  /** As `go`, without following. */
  readonly step: (url: string, init?: RequestInit) => Promise<Response>;
  readonly went: string[];
  readonly cookies: (url: string) => Map<string, string>;
};

export const visitor = (): Visitor => {
  const jars = new Map<string, Map<string, string>>();
  const ends = new Map<string, number>();
  const went: string[] = [];
  const cookies = (url: string) => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const step = async (url: string, init: RequestInit = {}) => {
    went.push(url);
    const jar = cookies(url);
    for (const name of jar.keys()) if ((ends.get(name) ?? Infinity) <= Date.now()) jar.delete(name);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      const expires = /expires=([^;]+)/i.exec(cookie)?.[1];
      jar.set(name, value);
      ends.set(name, expires ? Date.parse(expires) : Infinity);
      if ((ends.get(name) ?? 0) <= Date.now()) jar.delete(name);
    }
    return response;
  };
  const go = async (url: string, init?: RequestInit) => {
    let response = await step(url, init);
    for (let steps = 0; steps < 20; steps++) {
      const next = response.headers.get('location');
      if (next === null) return response;
      await response.body?.cancel();
      response = await step(new URL(next, went.at(-1)).href);
    }
    throw new Error('visitor: too many redirects');
  };
  return { go, step, went, cookies };
};
