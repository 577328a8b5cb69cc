import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { hasRight, type Right } from '#api/access.ts';
import { Refusal, refusalOf } from './failure.ts';
import type { Publication } from './publication.ts';
import type { Reader, Readers } from './reader.ts';
import { record } from './record.ts';
import { QueryAborted } from './statement.ts';
import type { Store } from './store/store.ts';
import type { Warehouse } from './warehouse.ts';

export type Outside = {
  readonly warehouse: Warehouse;
  readonly store: Store;
  readonly readers: Readers;
  readonly log: Logger;
};

/** What an exchange is about: a question of the API, or an act of administration. */
export type Subject = { readonly name: string; readonly opened_by: readonly Right[] };

/** What the trace says of an answer; `rows` and `masked` are null where no row is sent. */
export type Account = {
  parameters: Readonly<Record<string, unknown>>;
  format: string;
  rows: number | null;
  masked: number | null;
};

export type Exchange<R extends Request = Request> = {
  readonly request: R;
  readonly response: Response;
  readonly reader: Reader;
  readonly publication: Publication;
  /** Filled in as it becomes known: a refusal is recorded with what was known of it. */
  readonly account: Account;
};

/** Sends an answer that is ready; called once it is recorded. */
export type Send = () => void;

/**
 * One exchange with a reader who is known: who asks, whether they may, the answer, its trace, and only then the reply.
 * Answers and refusals are recorded alike; what cannot be recorded is not sent (trace_failure).
 */
export const exchanged =
  <R extends Request>(
    outside: Outside,
    subjectOf: (request: R) => Subject,
    answer: (exchange: Exchange<R>) => Promise<Send>,
  ) =>
  async (request: R, response: Response): Promise<void> => {
    const subject = subjectOf(request);
    response.locals.question = subject.name;
    const publication = outside.warehouse.publication();
    if (!publication) throw new Refusal('publication_missing');
    const release = publication.hold();
    try {
      const reader = await outside.readers.of(request, publication);
      const account: Account = { parameters: {}, format: '', rows: null, masked: null };
      const told = (outcome: string) =>
        record(outside, response, reader, publication, { ...account, question: subject.name, outcome });
      let send: Send;
      try {
        if (reader.roles.length === 0) throw new Refusal('no_grant');
        if (!hasRight(reader.roles, subject.opened_by)) throw new Refusal('question_forbidden');
        send = await answer({ request, response, reader, publication, account });
      } catch (error) {
        if (error instanceof QueryAborted) return; // no one is left to answer
        Object.assign(account, { rows: null, masked: null });
        await told(refusalOf(error).code);
        throw error;
      }
      await told('ok');
      send();
    } finally {
      release();
    }
  };

/** An act of administration or of a person's own: as an exchange, and its answer is JSON. */
export const act = (
  outside: Outside,
  subject: Subject,
  run: (exchange: Exchange) => Promise<{ status?: number; body: unknown; rows?: number }>,
): RequestHandler =>
  exchanged(
    outside,
    () => subject,
    async (exchange) => {
      exchange.account.format = 'application/json';
      const { status = 200, body, rows = 0 } = await run(exchange);
      Object.assign(exchange.account, { rows, masked: 0 });
      return () => void exchange.response.status(status).set('Cache-Control', 'no-store').json(body);
    },
  );
