import type { Request, Response } from 'express';
import type { TraceEntry } from '#api/trace.ts';
import type { Outside } from './exchange.ts';
import { Refusal, idOf } from './failure.ts';
import { withoutFigures } from './log.ts';
import type { Publication } from './publication.ts';
import type { Reader } from './reader.ts';

/** What the trace says of an answer beside who received it, when and from which publication. */
export type Told = Pick<TraceEntry, 'question' | 'parameters' | 'outcome' | 'rows' | 'masked' | 'format'>;

/** Records what a reader is about to receive. Throws trace_failure: what cannot be recorded is not sent. */
export const record = async (
  { store, log }: Outside,
  response: Response,
  reader: Reader,
  publication: Publication,
  told: Told,
): Promise<void> => {
  const entry: TraceEntry = {
    request: idOf(response),
    at: new Date().toISOString(),
    iss: reader.iss,
    sub: reader.sub,
    name: reader.name,
    roles: reader.roles,
    scope: reader.fingerprint,
    publication: publication.id,
    ...told,
  };
  response.locals.traced = true;
  try {
    await store.record(entry, reader.lists);
  } catch (error) {
    log.error({ id: idOf(response), event: 'not traced', error: withoutFigures(error) });
    throw new Refusal('trace_failure');
  }
};

/**
 * Records the refusal of a known reader that no exchange saw: a question that does not exist, an address too long, the
 * first request too many of a minute. Who is not known, or is refused before being so (wrong host, wrong origin), is in
 * the log alone. Throws as `record` does, or where the store does not say who asks.
 */
export const recordRefusal = async (
  outside: Outside,
  request: Request,
  response: Response,
  { code }: Refusal,
): Promise<void> => {
  const publication = outside.warehouse.publication();
  if (!publication || code === 'store_failure' || !isReaders(request, response)) return;
  const release = publication.hold();
  try {
    const reader = await outside.readers.of(request, publication);
    const question = typeof response.locals.question === 'string' ? response.locals.question : 'unknown';
    const nothing = { parameters: {}, rows: null, masked: null, format: '' };
    await record(outside, response, reader, publication, { ...nothing, question, outcome: code });
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'sign_in_needed')) throw error;
  } finally {
    release();
  }
};

/** Sessions are read for the API alone; before one is, or where the store did not give it, nobody is known. */
const isReaders = (request: { readonly path: string; readonly session?: unknown }, { locals }: Response) =>
  /^\/api\//i.test(request.path) && request.session !== undefined && locals.traced !== true;
