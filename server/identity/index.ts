import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Store } from 'express-session';
import { Refusal, idOf } from '#server/failure.ts';
import type { IdentityConfig } from './config.ts';
import { createProvider, callbackPath, reasonOf, type Provider } from './provider.ts';
import { sendRefused } from './refused.ts';
import { returnTo } from './return-to.ts';
import { cookieOf, destroyed, regenerated, saved, sessionHandler } from './session.ts';

export type { Person } from './session.ts';

export type Identity = { readonly session: RequestHandler; readonly routes: Router };

/** Told of each sign-in refused: the id of the exchange and a word for the reason, nothing of what was received. */
export type OnRefused = (id: string, reason: string) => void;

/**
 * Who reads: the session of each request, and the routes under /auth by which it becomes someone's. `routes` go after
 * `session`; neither is for files. Without provider (null) the session only keeps the demo's chosen reader.
 */
export const identity = (
  config: IdentityConfig | null,
  sessions: Store,
  onRefused: OnRefused = () => undefined,
): Identity => {
  const routes = Router();
  if (config) {
    const provider = createProvider(config);
    routes.use('/auth', notKept);
    routes.get('/auth/login', signIn(provider, onRefused));
    routes.get(callbackPath, callback(provider, onRefused));
    routes.post('/auth/logout', signOut(provider, config));
    routes.get('/auth/identity', ownIdentity);
  }
  routes.use('/auth', () => {
    throw new Refusal('not_found');
  });
  return { session: sessionHandler(config, sessions), routes };
};

const pendingMs = 15 * 60_000;

const notKept: RequestHandler = (_, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** GET /auth/login?retour=/path : to the provider. */
const signIn =
  (provider: Provider, onRefused: OnRefused): RequestHandler =>
  async (request, response) => {
    try {
      const { address, ...asked } = await provider.begin();
      request.session.signIn = { ...asked, returnTo: returnTo(request.query.retour) };
      // A visit that goes no further is soon forgotten.
      if (!request.session.person) request.session.cookie.maxAge = pendingMs;
      await saved(request);
      response.redirect(address);
    } catch (error) {
      await refuse(request, response, error, onRefused);
    }
  };

/**
 * GET /auth/callback : back from the provider. What was asked leaves the session before anything else, so that an
 * answer serves once; the session takes a new id, so that one planted before sign-in is worth nothing after.
 */
const callback =
  (provider: Provider, onRefused: OnRefused): RequestHandler =>
  async (request, response) => {
    const { signIn: asked } = request.session;
    if (!asked) return refuse(request, response, { code: 'no_sign_in_begun' }, onRefused);
    delete request.session.signIn;
    await saved(request);
    try {
      const person = await provider.finish(queryOf(request), asked);
      await regenerated(request);
      request.session.person = person;
      await saved(request);
      response.redirect(asked.returnTo);
    } catch (error) {
      await refuse(request, response, error, onRefused);
    }
  };

/** POST /auth/logout : ends the session here and says where to end the provider's: `{ redirect }`. */
const signOut =
  (provider: Provider, config: IdentityConfig): RequestHandler =>
  async (request, response) => {
    // Browsers send Origin with every POST; a page of another site cannot sign a reader out.
    if (request.headers.origin !== config.url) throw new Refusal('origin_refused');
    const idToken = request.session.person?.idToken;
    await destroyed(request);
    const { name, options } = cookieOf(config);
    response.clearCookie(name, options).set('Clear-Site-Data', '"cache", "cookies", "storage"');
    // With its session gone here the reader is out, whether or not the provider can be reached.
    const redirect = idToken && (await provider.endSession(idToken).catch(() => undefined));
    response.json({ redirect: redirect ?? '/' });
  };

/** GET /auth/identity : what to give an administrator to be opened an access; a provider's `sub` is shown nowhere else. */
const ownIdentity: RequestHandler = ({ session: { person } }, response) => {
  if (!person) throw new Refusal('sign_in_needed');
  const { iss, sub, name } = person;
  response.json({ iss, sub, name });
};

/** Who was signed in stays so: a link from elsewhere to /auth/callback must not sign a reader out. */
const refuse = async (request: Request, response: Response, error: unknown, onRefused: OnRefused) => {
  if (!request.session.person) await destroyed(request);
  onRefused(idOf(response), reasonOf(error));
  sendRefused(request, response);
};

const queryOf = ({ originalUrl }: Request): string => {
  const mark = originalUrl.indexOf('?');
  return mark === -1 ? '' : originalUrl.slice(mark);
};
