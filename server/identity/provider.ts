import * as client from 'openid-client';
import { isLoopback, type IdentityConfig } from './config.ts';
import { nameOf, rppsOf } from './person.ts';
import type { Person, SignIn } from './session.ts';

/** The identity provider: the only door to it. Every method asks it for its description first, at most once an hour. */
export type Provider = {
  /** Where to send the reader, and what to compare the answer with. */
  readonly begin: () => Promise<Omit<SignIn, 'returnTo'> & { readonly address: string }>;
  /** Exchanges the code of the answer (its query string) for the person; throws when anything does not hold. */
  readonly finish: (query: string, asked: SignIn) => Promise<Person>;
  /** Where the provider ends its own session, if it has such a place. */
  readonly endSession: (idToken: string) => Promise<string | undefined>;
};

/** Where the provider sends the reader back to; registered with it. */
export const callbackPath = '/auth/callback';

export const createProvider = (config: IdentityConfig): Provider => {
  const described = remembered(() => discover(config), hourMs);
  const connect = async () => connection(config, await described());
  const redirect_uri = `${config.url}${callbackPath}`;
  return {
    begin: async () => {
      const connected = await connect();
      const asked = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(connected, {
        redirect_uri,
        scope: config.scope,
        state: asked.state,
        nonce: asked.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
        code_challenge_method: 'S256',
        ...(config.acrValues.length > 0 ? { acr_values: config.acrValues.join(' ') } : {}),
      });
      return { ...asked, address: address.href };
    },
    finish: async (query, asked) => {
      const connected = await connect();
      const answer = new URL(redirect_uri);
      answer.search = query;
      const begun = Date.now();
      const tokens = await client.authorizationCodeGrant(connected, answer, {
        expectedState: asked.state,
        expectedNonce: asked.nonce,
        pkceCodeVerifier: asked.verifier,
        idTokenExpected: true,
      });
      const token = tokens.claims();
      if (!token || !tokens.id_token) throw new NotVouchedFor('no_id_token');
      checkToken(token, begun, config);
      const userInfo = connected.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(connected, tokens.access_token, token.sub)
        : {};
      const claims: Record<string, unknown> = { ...token, ...userInfo };
      return {
        iss: token.iss,
        sub: token.sub,
        name: nameOf(claims, token.sub),
        rpps: rppsOf(claims[config.rppsClaim]),
        idToken: tokens.id_token,
        signedInAt: Date.now(),
      };
    },
    endSession: async (idToken) => {
      const connected = await connect();
      if (!connected.serverMetadata().end_session_endpoint) return undefined;
      return client.buildEndSessionUrl(connected, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${config.url}/`,
        state: client.randomState(), // ProConnect refuses a sign-out without it
      }).href;
    },
  };
};

/** Why a sign-in failed, in a word that holds nothing of what was received: for the log. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof NotVouchedFor) return error.message;
  const { code, error: answered } = error as { code?: unknown; error?: unknown };
  const words = [code, answered].filter((word) => typeof word === 'string' && /^\w{1,60}$/.test(word));
  return words.join(' ') || 'unexpected_failure';
};

/** The token is genuine, and does not say what is asked of it. */
class NotVouchedFor extends Error {}

const hourMs = 3_600_000;
const toleranceSeconds = 30;
const timeoutSeconds = 10;

const discover = async (config: IdentityConfig): Promise<client.ServerMetadata> => {
  const connected = await client.discovery(
    new URL(config.discovery),
    config.clientId,
    undefined,
    client.None(),
    {
      timeout: timeoutSeconds,
      execute: plainHttp(config),
    },
  );
  const metadata = connected.serverMetadata();
  // openid-client compares them except for a few makers, and not at an address of one's own.
  if (new URL(metadata.issuer).href !== new URL(config.issuer).href) throw new NotVouchedFor('other_issuer');
  return metadata;
};

/**
 * A connection for one exchange: openid-client keeps the provider's keys with it, and would for five minutes go on
 * trusting a key that was withdrawn, and for one minute refuse a new one. Sign-ins are few enough to ask each time.
 */
const connection = (config: IdentityConfig, metadata: client.ServerMetadata): client.Configuration => {
  const methods = metadata.token_endpoint_auth_methods_supported;
  const authentication =
    methods && !methods.includes('client_secret_post') ? client.ClientSecretBasic : client.ClientSecretPost;
  const connected = new client.Configuration(
    metadata,
    config.clientId,
    { [client.clockTolerance]: toleranceSeconds },
    authentication(config.clientSecret),
  );
  connected.timeout = timeoutSeconds;
  // Without this, openid-client does not look at the signature of a token that came over TLS.
  client.enableNonRepudiationChecks(connected);
  for (const allow of plainHttp(config)) allow(connected);
  return connected;
};

const plainHttp = ({ issuer }: IdentityConfig): ((connected: client.Configuration) => void)[] =>
  // Marked as deprecated to stand out: http is for a provider on this machine only (config.ts).
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  new URL(issuer).protocol === 'http:' && isLoopback(new URL(issuer)) ? [client.allowInsecureRequests] : [];

/** What openid-client leaves to the caller: that the token was made now, and the level of authentication. */
const checkToken = (token: client.IDToken, begun: number, { acrValues }: IdentityConfig): void => {
  const early = begun / 1000 - toleranceSeconds - 1;
  const late = Date.now() / 1000 + toleranceSeconds;
  if (token.iat < early || token.iat > late) throw new NotVouchedFor('clocks_apart');
  if (token.sub === '' || token.sub.length > 255) throw new NotVouchedFor('subject_refused');
  const { acr } = token;
  if (acrValues.length > 0 && !(typeof acr === 'string' && acrValues.includes(acr)))
    throw new NotVouchedFor('acr_refused');
};

/** Asks once for all who ask meanwhile and for some time after; a failure is not kept. */
const remembered = <T>(ask: () => Promise<T>, forMs: number): (() => Promise<T>) => {
  let kept: { readonly answer: Promise<T>; readonly at: number } | undefined;
  return () => {
    if (kept && Date.now() - kept.at < forMs) return kept.answer;
    const asked = { answer: ask(), at: Date.now() };
    kept = asked;
    asked.answer.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return asked.answer;
  };
};
