import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import session, { type Store } from 'express-session';
import type { IdentityConfig } from './config.ts';

/** Who signed in, as the identity provider names them; (iss, sub) alone decides. `signedInAt`: epoch milliseconds. */
export type Person = {
  readonly iss: string;
  readonly sub: string;
  /** For people to read; never used to decide. */
  readonly name: string;
  /** Eleven digits, where the provider says them. */
  readonly rpps: string | null;
  /** Given back to the provider at sign-out, which asks for it. */
  readonly idToken?: string;
  readonly signedInAt: number;
};

/** What was asked of the provider, to compare with its answer; one use. */
export type SignIn = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
};

declare module 'express-session' {
  // Merging into another package's type takes an interface.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface SessionData {
    person?: Person;
    /** Local mode: the reader of the demo that was chosen. */
    persona?: string;
    signIn?: SignIn;
  }
}

/** Name and attributes of the cookie; with `__Host-` no other host of the domain can plant one. */
export const cookieOf = (config: IdentityConfig | null) => {
  const secure = config?.url.startsWith('https:') ?? false;
  return {
    name: secure ? '__Host-caqes' : 'caqes',
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  } as const;
};

/**
 * The session of each request, empty for who has none: nothing is stored nor sent before it holds something. It ends
 * after the idle time, and in any case after its absolute life. Without provider its secret dies with the process.
 */
export const sessionHandler = (config: IdentityConfig | null, store: Store): RequestHandler => {
  const { name, options } = cookieOf(config);
  const load = session({
    name,
    secret: config?.sessionSecret ?? randomBytes(32).toString('hex'),
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { ...options, maxAge: config?.idleMs ?? localIdleMs },
  });
  return (request, response, next) => {
    // TLS ends at a proxy. That the readers' side is https comes from CAQES_URL, not from a header one may forge.
    if (options.secure) Object.defineProperty(request, 'secure', { value: true, configurable: true });
    load(request, response, (failure?: unknown) => {
      if (failure !== undefined) next(failure);
      // express-session goes on without a session when its store is away.
      else if (!hasSession(request)) next(new Error('session: store unavailable'));
      else if (isOver(request, config)) regenerated(request).then(() => next(), next);
      else next();
    });
  };
};

/** A new, empty session under a new id; the old one is gone from the store. */
export const regenerated = (request: Request): Promise<void> =>
  settled((done) => request.session.regenerate(done));

/** Resolves once the session is in the store: a reader may follow a redirect before the reply has ended. */
export const saved = (request: Request): Promise<void> => settled((done) => request.session.save(done));

/** The session is gone from the store. */
export const destroyed = (request: Request): Promise<void> =>
  settled((done) => request.session.destroy(done));

const localIdleMs = 12 * 3_600_000;

const hasSession = (request: { session?: unknown }): boolean => request.session !== undefined;

const isOver = ({ session: { person, cookie } }: Request, config: IdentityConfig | null): boolean => {
  const idle = (cookie.maxAge ?? 0) <= 0; // what is left of it: a store may forget to look
  return (
    idle || (person !== undefined && (config === null || Date.now() - person.signedInAt >= config.sessionMs))
  );
};

const settled = (act: (done: (failure?: unknown) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    act((failure) => {
      if (failure === undefined || failure === null) resolve();
      else reject(failure instanceof Error ? failure : new Error('session: store failure'));
    });
  });
