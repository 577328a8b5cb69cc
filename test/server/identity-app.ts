import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import session, { type MemoryStore } from 'express-session';
import { Refusal, sendFailure } from '#server/failure.ts';
import { readIdentityConfig } from '#server/identity/config.ts';
import { identity, type Person } from '#server/identity/index.ts';

/** Sign-in alone, served on a port of its own: GET /who says who the session is of, GET /keep writes in it. */
export type IdentityApp = {
  readonly url: string;
  /** What the store holds, by session id. */
  readonly stored: () => Record<string, { person?: Person; signIn?: object }>;
  /** Why sign-ins were refused, in order. */
  readonly refused: string[];
  readonly store: MemoryStore;
  readonly close: () => Promise<void>;
};

export type Who = { readonly id: string; readonly person: Person | null; readonly persona: string | null };

/** `environment`: given the address of the server, what it is started with. */
export const startIdentityApp = async (
  environment: (url: string) => NodeJS.ProcessEnv = () => ({}),
): Promise<IdentityApp> => {
  const store = new session.MemoryStore();
  const refused: string[] = [];
  const server = createServer();
  server.keepAliveTimeout = 600_000; // a busy machine would close it under the feet of the next request
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const who = identity(readIdentityConfig(environment(url)), store, (_, reason) => refused.push(reason));
  const app = express();
  app.use((_, response, next) => {
    response.set('X-Request-Id', randomUUID());
    next();
  });
  app.use(who.session, who.routes);
  app.get('/who', ({ session: { id, person, persona } }, response) => {
    response.json({ id, person: person ?? null, persona: persona ?? null } satisfies Who);
  });
  app.get('/keep', (request, response) => {
    request.session.persona = 'ars';
    response.json({ id: request.session.id });
  });
  app.get('/{*page}', (_, response) => void response.send('page'));
  app.use(failed);
  server.on('request', app);

  return {
    url,
    store,
    refused,
    stored: () => {
      const { sessions } = store as unknown as { sessions: Record<string, string> };
      return Object.fromEntries(
        Object.entries(sessions).map(([id, text]) => [id, JSON.parse(text) as { person?: Person }]),
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const failed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof Refusal) sendFailure(response, error);
  else next(error);
};
