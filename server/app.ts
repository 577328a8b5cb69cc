import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';
import { askRoute } from './ask.ts';
import type { Outside } from './exchange.ts';
import { Refusal, idOf, refusalOf, sendFailure } from './failure.ts';
import { guarded, identified } from './headers.ts';
import { onlyHost, onlyLocalReaders } from './host.ts';
import type { IdentityConfig } from './identity/config.ts';
import { identity } from './identity/index.ts';
import { boundedAddress, limitedRate } from './limits.ts';
import { logged, withoutFigures } from './log.ts';
import { openApiDocument } from './openapi.ts';
import { sameOrigin } from './origin.ts';
import { createPersonas } from './personas.ts';
import { createReaders } from './reader.ts';
import { recordRefusal } from './record.ts';
import { annotationRoutes } from './routes/annotations.ts';
import { argumentationRoutes } from './routes/argumentations.ts';
import { declarationRoutes } from './routes/declarations.ts';
import { grantRoutes } from './routes/grants.ts';
import { ownGroupRoutes } from './routes/own-groups.ts';
import { sessionRoutes } from './routes/session.ts';
import { traceRoutes } from './routes/trace.ts';
import { transmissionRoutes } from './routes/transmissions.ts';
import { clientFiles } from './static.ts';
import type { Store } from './store/store.ts';
import type { Warehouse } from './warehouse.ts';

export type AppOptions = {
  readonly warehouse: Warehouse;
  readonly store: Store;
  /** How people sign in; null: local mode. */
  readonly identityConfig: IdentityConfig | null;
  /** Folder of the built client. */
  readonly client: string;
  readonly cacheBytes: number;
  readonly ratePerMinute: number;
  /** How many proxies stand before this server. */
  readonly trustProxy: number;
  readonly log: Logger;
};

/** The whole HTTP edge. Every failure is one of api/failure.ts. */
export const createApp = (options: AppOptions): Express => {
  const { warehouse, store, identityConfig, log } = options;
  const publicUrl = identityConfig && new URL(identityConfig.url);
  const readers = createReaders(store, identityConfig ? null : createPersonas(store));
  const outside: Outside = { warehouse, store, readers, log };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // an answer's ETag comes from what was asked (answers.ts)
  app.set('trust proxy', options.trustProxy);
  app.use(identified, logged(log), guarded(publicUrl?.protocol === 'https:'));
  app.use(publicUrl ? onlyHost(publicUrl) : onlyLocalReaders, sameOrigin(publicUrl));

  app.use(['/api', '/auth', '/healthz', '/readyz'], (_request, response, next) => {
    response.set('Cache-Control', 'no-store'); // an answer says otherwise of itself
    next();
  });

  app.get('/healthz', (_, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_, response) => {
    const publication = warehouse.publication();
    if (!publication) throw new Refusal('publication_missing');
    await store.ping();
    response.json({ status: 'ok', publication: publication.id });
  });

  const { session, routes } = identity(identityConfig, store.sessions, (id, reason) =>
    log.warn({ id, event: 'sign-in refused', reason }),
  );
  app.use(['/api', '/auth'], session, limitedRate(options.ratePerMinute), boundedAddress);
  app.use(routes);
  const description = openApiDocument([...warehouse.questions.values()]);
  app.get('/api/openapi.json', (_, response) => void response.json(description));
  app.use(sessionRoutes(outside), grantRoutes(outside), traceRoutes(outside));
  app.use(transmissionRoutes(outside), declarationRoutes(outside), argumentationRoutes(outside));
  app.use(annotationRoutes(outside), ownGroupRoutes(outside));
  app.all('/api/:question', askRoute(outside, options.cacheBytes));
  app.use('/api', () => {
    throw new Refusal('question_unknown');
  });
  app.use(clientFiles(options.client));
  app.use(failed(outside));
  return app;
};

/** Turns whatever was thrown into a failure of the closed list; what is not foreseen is logged under the reply's id. */
const failed =
  (outside: Outside): ErrorRequestHandler =>
  async (error: unknown, request, response, next) => {
    const told = (thrown: unknown): Refusal => {
      const refusal = refusalOf(thrown);
      if (refusal !== thrown)
        outside.log.error({
          id: idOf(response),
          question: response.locals.question as unknown,
          code: refusal.code,
          error: withoutFigures(thrown),
        });
      return refusal;
    };
    const refusal = told(error);
    if (response.headersSent) {
      // Told in full, and then its session could not be kept: nothing is left to cut.
      if (!response.writableEnded) next(error);
      return;
    }
    const unrecorded = await recordRefusal(outside, request, response, refusal).then(() => undefined, told);
    sendFailure(response, unrecorded ?? refusal);
  };
