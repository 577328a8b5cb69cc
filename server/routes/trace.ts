import { Router, type Request } from 'express';
import { traceFilter, type Trace, type TraceFilter } from '#api/trace.ts';
import { rightsOf, type Right } from '#api/access.ts';
import { csvOf } from '../csv.ts';
import { exchanged, type Outside } from '../exchange.ts';
import { Refusal } from '../failure.ts';
import { contentType } from '../formats.ts';
import { refusedParameter } from '../parameters.ts';
import type { Identity } from '../store/store.ts';

/** GET /api/trace, of everyone, for administrators; GET /api/trace/mine, a reader's own. JSON or CSV by Accept. */
export const traceRoutes = (outside: Outside): Router => {
  const router = Router();
  router.get(
    '/api/trace',
    read(outside, 'trace', ['administers'], () => undefined, discreet),
  );
  router.get(
    '/api/trace/mine',
    read(
      outside,
      'trace-mine',
      everyRight,
      ({ iss, sub }) => ({ iss, sub }),
      (entry) => entry,
    ),
  );
  return router;
};

/**
 * What an administrator reads: who asked what and when, never a figure of health. How many lines a prescriber has is
 * one, so for questions that go down to persons neither the person nor the count is told; the store keeps both.
 */
const discreet = (entry: Trace): Trace =>
  personal.has(entry.question)
    ? {
        ...entry,
        rows: null,
        masked: null,
        parameters: entry.parameters.prescriber ? { ...entry.parameters, prescriber: '…' } : entry.parameters,
      }
    : entry;

const personal = new Set(['lines', 'prescribers']);

const everyRight = [...new Set(Object.values(rightsOf).flatMap((rights) => Object.keys(rights)))] as Right[];

const read = (
  outside: Outside,
  name: string,
  opened_by: readonly Right[],
  whose: (reader: Identity) => Identity | undefined,
  shown: (entry: Trace) => Trace,
) =>
  exchanged(
    outside,
    () => ({ name, opened_by }),
    async ({ request, response, reader, account }) => {
      const format = request.accepts(['application/json', 'text/csv']);
      if (format !== 'application/json' && format !== 'text/csv') throw new Refusal('format_refused');
      account.format = format;
      const filter = filterOf(request);
      account.parameters = filter;
      const entries = (await outside.store.trace(filter, whose(reader))).map(shown);
      Object.assign(account, { rows: entries.length, masked: 0 });
      return () => {
        if (format === 'text/csv') response.attachment(`${name}.csv`);
        response.set({ 'Cache-Control': 'no-store', 'Content-Type': contentType[format] });
        response.send(format === 'text/csv' ? csvOf(columns, entries.map(flat)) : JSON.stringify(entries));
      };
    },
  );

const filterOf = ({ query }: Request): TraceFilter => {
  const parsed = traceFilter.safeParse(query);
  if (!parsed.success) throw refusedParameter(parsed.error.issues[0], query);
  return parsed.data;
};

const columns = [
  'id',
  'at',
  'iss',
  'sub',
  'name',
  'roles',
  'question',
  'parameters',
  'outcome',
  'rows',
  'masked',
  'format',
  'publication',
  'scope',
  'request',
] as const satisfies readonly (keyof Trace)[];

const flat = (entry: Trace) => ({
  ...entry,
  roles: entry.roles.join(' '),
  parameters: JSON.stringify(entry.parameters),
});
