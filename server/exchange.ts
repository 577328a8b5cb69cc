import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { hasRight, type Right } from '#api/access.ts';
import { Refusal, idOf, refusalOf } from './failure.ts';
import { withoutFigures } from './log.ts';
import type { Publication } from './publication.ts';
import type { Reader, Readers } from './reader.ts';
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
    { warehouse, store, readers, log }: Outside,
    subjectOf: (request: R) => Subject,
    answer: (exchange: Exchange<R>) => Promise<Send>,
  ) =>
  async (request: R, response: Response): Promise<void> => {
    const subject = subjectOf(request);
    response.locals.question = subject.name;
    const publication = warehouse.publication();
    if (!publication) throw new Refusal('publication_missing');
    const release = publication.hold();
    try {
      const reader = await readers.of(request, publication);
      const account: Account = { parameters: {}, format: '', rows: null, masked: null };
      const record = (outcome: string) =>
        store
          .record(entryOf(response, subject, reader, publication, account, outcome), reader.lists)
          .catch((error: unknown) => {
            log.error({ id: idOf(response), event: 'not traced', error: withoutFigures(error) });
            throw new Refusal('trace_failure');
          });
      let send: Send;
      try {
        if (reader.roles.length === 0) throw new Refusal('no_grant');
        if (!hasRight(reader.roles, subject.opened_by)) throw new Refusal('question_forbidden');
        send = await answer({ request, response, reader, publication, account });
      } catch (error) {
        if (error instanceof QueryAborted) return; // no one is left to answer
        await record(refusalOf(error).code);
        throw error;
      }
      await record('ok');
      send();
    } finally {
      release();
    }
  };

const entryOf = (
  response: Response,
  { name }: Subject,
  reader: Reader,
  publication: Publication,
  account: Account,
  outcome: string,
) => ({
  request: idOf(response),
  at: new Date().toISOString(),
  iss: reader.iss,
  sub: reader.sub,
  name: reader.name,
  roles: reader.roles,
  question: name,
  parameters: account.parameters,
  scope: reader.fingerprint,
  outcome,
  rows: outcome === 'ok' ? account.rows : null,
  masked: outcome === 'ok' ? account.masked : null,
  format: account.format,
  publication: publication.id,
});

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
