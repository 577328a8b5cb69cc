import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RecordBatch } from 'apache-arrow';
import { encode, type Format } from './formats.ts';
import type { Publication } from './publication.ts';
import type { AskableQuestion } from './questions.ts';
import { QueryAborted, type Values } from './statement.ts';

/** What is asked, of what, by whom, in which form: all that an answer depends on. */
export type Request = {
  readonly publication: Publication;
  readonly question: AskableQuestion;
  readonly values: Values;
  readonly format: Format;
};

type Ask = (request: Request, signal: AbortSignal) => Promise<RecordBatch>;

export type Answers = {
  /** The encoded body; `signal` is the reader's. Throws QueryAborted when the reader leaves, else as `ask` does. */
  readonly get: (request: Request, key: string, signal: AbortSignal) => Promise<Buffer>;
};

/** The key of an answer, in the cache and as ETag. The question's SQL is in it: a new release is a new answer. */
export const keyOf = ({ publication, question, values, format }: Request): string =>
  createHash('sha256')
    .update(
      JSON.stringify([publication.id, question.fingerprint, values, format, publication.access.fingerprint]),
    )
    .digest('base64url');

/** Keeps up to `bytes` of encoded answers; identical requests at the same time share one query. */
export const createAnswers = (bytes: number, ask: Ask): Answers => {
  const kept = new LRUCache<string, Buffer>({ maxSize: bytes, sizeCalculation: (body) => body.length + 200 });
  const flights = new Map<string, Flight>();

  const take = (request: Request, key: string): Flight => {
    const leaving = new AbortController();
    const body = ask(request, leaving.signal)
      .then((batch) => {
        const encoded = encode(request.format, request.question.columns, batch);
        kept.set(key, encoded);
        return encoded;
      })
      .finally(() => {
        if (flights.get(key) === flight) flights.delete(key);
      });
    body.catch(() => undefined); // every waiter may have left before it fails
    const flight: Flight = { body, leaving, waiting: 0 };
    flights.set(key, flight);
    return flight;
  };

  return {
    get: async (request, key, signal) => {
      const body = kept.get(key);
      if (body) return body;
      const flight = flights.get(key) ?? take(request, key);
      return await share(flight, signal, () => {
        if (flights.get(key) === flight) flights.delete(key);
      });
    },
  };
};

type Flight = { readonly body: Promise<Buffer>; readonly leaving: AbortController; waiting: number };

/** Waits for a flight; the last waiter to leave stops it and takes it off, so that no one joins a stopped query. */
const share = (flight: Flight, signal: AbortSignal, off: () => void): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    flight.waiting++;
    const leave = () => {
      reject(new QueryAborted());
      if (--flight.waiting > 0) return;
      off();
      flight.leaving.abort();
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    flight.body.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
