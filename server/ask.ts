import type { Request, Response } from 'express';
import { createArgued } from './argued.ts';
import { createAnswers, keyOf } from './answers.ts';
import { exchanged, type Outside } from './exchange.ts';
import { Refusal } from './failure.ts';
import { contentType, formats, type Format } from './formats.ts';
import { checkKnown, readParameters } from './parameters.ts';
import type { AskableQuestion } from './questions.ts';

type Asked = Request<{ question: string }>;

/** The one route of every question: GET /api/<question>, each from its contract in api/questions. */
export const askRoute = (outside: Outside, cacheBytes: number) => {
  const { warehouse } = outside;
  const argued = createArgued(outside.store);
  // Every list of the reader's binds by its name, beside the question's values; no contract may name one (questions.ts).
  const answers = createAnswers(cacheBytes, ({ publication, question, values, access, stored }, signal) =>
    warehouse.ask(publication, question, { ...values, ...access.lists, ...stored?.lists }, signal),
  );
  const questionOf = (request: Asked): AskableQuestion => {
    const question = warehouse.questions.get(request.params.question);
    if (!question) throw new Refusal('question_unknown');
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal('method_refused');
    return question;
  };

  return exchanged<Asked>(outside, questionOf, async (exchange) => {
    const { request, response, reader, publication, account } = exchange;
    const question = questionOf(request);
    response.set('Vary', 'Accept, Cookie');
    const format = negotiate(request);
    account.format = format;
    const read = readParameters(question, request.query);
    account.parameters = given(read);
    const values = checkKnown(read, publication, reader.lists);
    const stored = question.store === undefined ? undefined : await argued(reader.lists);
    const asked = { publication, question, values, format, access: reader, stored };
    const key = keyOf(asked);
    const headers = { ETag: `"${key}"`, 'Cache-Control': 'private, no-cache' };
    if (alreadyHas(request, key)) return () => void response.set(headers).status(304).end();
    const { body, rows, masked } = await answers.get(asked, key, leaving(response));
    if (request.method === 'GET') Object.assign(account, { rows, masked });
    return () => {
      if (format === 'text/csv') response.attachment(fileName(question.name, publication.sensitivity));
      response.set({ ...headers, 'Content-Type': contentType[format] }).send(body);
    };
  });
};

const given = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** A file that leaves the demo says in its name that its data are fictitious. */
const fileName = (question: string, sensitivity: string) =>
  `${sensitivity === 'synthetic' ? 'donnees-fictives-' : ''}${question}.csv`;

/**
 * If-None-Match, by ourselves: Express also obeys the request's Cache-Control, which fetch adds to any conditional
 * request of its caller's, and which speaks to caches on the way, not to the origin.
 */
const alreadyHas = (request: Asked, key: string): boolean =>
  (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === `"${key}"`);

const negotiate = (request: Asked): Format => {
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
