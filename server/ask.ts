import type { Request, Response } from 'express';
import { createAnswers, keyOf } from './answers.ts';
import { Refusal } from './failure.ts';
import { contentType, formats, type Format } from './formats.ts';
import { readParameters } from './parameters.ts';
import { QueryAborted } from './statement.ts';
import type { Warehouse } from './warehouse.ts';

/** The one route of every question: GET /api/<question>, each from its contract in api/questions. */
export const askRoute = (warehouse: Warehouse, cacheBytes: number) => {
  const answers = createAnswers(cacheBytes, ({ publication, question, values }, signal) => {
    const { scope, peers } = publication.access;
    return warehouse.ask(publication, question, { ...values, scope, peers }, signal);
  });

  return async (request: Request<{ question: string }>, response: Response): Promise<void> => {
    const question = warehouse.questions.get(request.params.question);
    if (!question) throw new Refusal('question_unknown');
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal('method_refused');
    response.set('Vary', 'Accept, Cookie');
    response.locals.question = question.name;
    const publication = warehouse.publication();
    if (!publication) throw new Refusal('publication_missing');
    const release = publication.hold();
    try {
      const format = negotiate(request);
      const values = readParameters(question, request.query, publication);
      const asked = { publication, question, values, format };
      const key = keyOf(asked);
      response.set({ ETag: `"${key}"`, 'Cache-Control': 'private, no-cache' });
      if (alreadyHas(request, key)) {
        response.status(304).end();
        return;
      }
      const body = await answers.get(asked, key, leaving(response));
      if (format === 'text/csv') response.attachment(fileName(question.name, publication.sensitivity));
      response.set('Content-Type', contentType[format]).send(body);
    } catch (error) {
      if (!(error instanceof QueryAborted)) throw error; // no one is left to answer
    } finally {
      release();
    }
  };
};

/** A file that leaves the demo says in its name that its data are fictitious. */
const fileName = (question: string, sensitivity: string) =>
  `${sensitivity === 'synthetic' ? 'donnees-fictives-' : ''}${question}.csv`;

/**
 * If-None-Match, by ourselves: Express also obeys the request's Cache-Control, which fetch adds to any conditional
 * request of its caller's, and which speaks to caches on the way, not to the origin.
 */
const alreadyHas = (request: Request<{ question: string }>, key: string): boolean =>
  (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === `"${key}"`);

const negotiate = (request: Request<{ question: string }>): Format => {
  const format = request.accepts([...formats]);
  if (format === false) throw new Refusal('format_refused');
  return format as Format;
};

/** Aborts when the reader goes away before the reply is complete. */
const leaving = (response: Response): AbortSignal => {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  response.once('close', () => controller.abort());
  return controller.signal;
};
