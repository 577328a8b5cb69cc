import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RecordBatch } from 'apache-arrow';
import type { Stored } from './argued.ts';
import { encode, type Format } from './formats.ts';
import type { Publication } from './publication.ts';
import type { AskableQuestion } from './questions.ts';
import type { Lists } from './reader.ts';
import { QueryAborted, type Values } from './statement.ts';

/** What is asked, of what, by whom, in which form: all that an answer depends on. */
export type Request = {
  readonly publication: Publication;
  readonly question: AskableQuestion;
  readonly values: Values;
  readonly format: Format;
  /** What the reader may see: those with the same lists share answers, no one else. */
  readonly access: Lists;
  /** What the store adds to a question that asks it. */
  readonly stored?: Stored | undefined;
};

/** An encoded answer, and what its trace says of it: rows, and how many of them have a masked figure. */
export type Answer = { readonly body: Buffer; readonly rows: number; readonly masked: number };

type Ask = (request: Request, signal: AbortSignal) => Promise<RecordBatch>;

export type Answers = {
  /** The encoded answer; `signal` is the reader's. Throws QueryAborted when the reader leaves, else as `ask` does. */
  readonly get: (request: Request, key: string, signal: AbortSignal) => Promise<Answer>;
};

/** The key of an answer, in the cache and as ETag. The question's SQL is in it: a new release is a new answer. */
export const keyOf = ({ publication, question, values, format, access, stored }: Request): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ...[publication.id, question.fingerprint, values, format, access.fingerprint],
        ...(stored === undefined ? [] : [stored.fingerprint]),
      ]),
    )
    .digest('base64url');

/** Keeps up to `bytes` of encoded answers (0: none); identical requests at the same time share one query. */
export const createAnswers = (bytes: number, ask: Ask): Answers => {
  const kept =
    bytes === 0
      ? null
      : new LRUCache<string, Answer>({
          maxSize: bytes,
          sizeCalculation: ({ body }) => body.length + 200,
        });
  const flights = new Map<string, Flight>();

  const take = (request: Request, key: string): Flight => {
    const leaving = new AbortController();
    const answer = ask(request, leaving.signal)
      .then((batch) => {
        const body = encode(request.format, request.question.columns, batch);
        const encoded = { body, rows: batch.numRows, masked: maskedRows(batch) };
        kept?.set(key, encoded);
        return encoded;
      })
      .finally(() => {
        if (flights.get(key) === flight) flights.delete(key);
      });
    answer.catch(() => undefined); // every waiter may have left before it fails
    const flight: Flight = { answer, leaving, waiting: 0 };
    flights.set(key, flight);
    return flight;
  };

  return {
    get: async (request, key, signal) => {
      const answer = kept?.get(key);
      if (answer) return answer;
      const flight = flights.get(key) ?? take(request, key);
      return await share(flight, signal, () => {
        if (flights.get(key) === flight) flights.delete(key);
      });
    },
  };
};

type Flight = { readonly answer: Promise<Answer>; readonly leaving: AbortController; waiting: number };

/** Waits for a flight; the last waiter to leave stops it and takes it off, so that no one joins a stopped query. */
const share = (flight: Flight, signal: AbortSignal, off: () => void): Promise<Answer> =>
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
    flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });

/** Rows that say of themselves that figures are withheld. */
const maskedRows = (batch: RecordBatch): number => {
  const [masked, status] = [batch.getChild('masked'), batch.getChild('status')];
  let count = 0;
  if (masked || status)
    for (let row = 0; row < batch.numRows; row++)
      if (masked?.get(row) === true || status?.get(row) === 'masked') count++;
  return count;
};
