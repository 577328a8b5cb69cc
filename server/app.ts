import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { askRoute } from './ask.ts';
import { Refusal, idOf, sendFailure } from './failure.ts';
import { logged, withoutFigures } from './log.ts';
import { onlyLocalReaders } from './local.ts';
import { openApiDocument } from './openapi.ts';
import { QueryTimeout } from './statement.ts';
import { clientFiles } from './static.ts';
import type { Warehouse } from './warehouse.ts';

export type AppOptions = {
  readonly warehouse: Warehouse;
  /** Folder of the built client. */
  readonly client: string;
  readonly cacheBytes: number;
  readonly log: Logger;
};

/** The whole HTTP edge. Every failure is one of api/failure.ts. */
export const createApp = ({ warehouse, client, cacheBytes, log }: AppOptions): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // an answer's ETag comes from what was asked (answers.ts)
  app.use(everyReply, logged(log), onlyLocalReaders);

  app.get('/healthz', (_, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', (_, response) => {
    const publication = warehouse.publication();
    if (!publication) throw new Refusal('publication_missing');
    response.json({ status: 'ok', publication: publication.id });
  });
  const description = openApiDocument([...warehouse.questions.values()]);
  app.get('/api/openapi.json', (_, response) => void response.json(description));
  app.all('/api/:question', askRoute(warehouse, cacheBytes));
  app.use('/api', () => {
    throw new Refusal('question_unknown');
  });
  app.use(clientFiles(client));
  app.use(failed(log));
  return app;
};

const everyReply: RequestHandler = (_, response, next) => {
  response.set({
    'X-Request-Id': randomUUID(),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
  });
  next();
};

/** Turns whatever was thrown into a failure of the closed list; what is not foreseen is logged under the reply's id. */
const failed =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalOf(error);
    if (refusal !== error)
      log.error({
        id: idOf(response),
        question: response.locals.question as unknown,
        code: refusal.code,
        error: withoutFigures(error),
      });
    sendFailure(response, refusal);
  };

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof URIError) return new Refusal('question_unknown'); // a path that cannot be decoded
  return new Refusal(error instanceof QueryTimeout ? 'query_timeout' : 'engine_failure');
};
