import { Router, type Request } from 'express';
import { z } from 'zod';
import {
  declarationFault,
  declarationRequest,
  declarationTemplate,
  type Declarable,
  type Declaration,
  type DeclarationHistory,
  type DeclarationValue,
} from '#api/declaration.ts';
import type { Fault } from '#api/failure.ts';
import { establishment, year } from '#api/parameters.ts';
import { readBody, readFileBody } from '../body.ts';
import { declarationsCsv } from '../declaration-export.ts';
import { keyOf, readDeclarationFile } from '../declaration-file.ts';
import { act, exchanged, type Exchange, type Outside, type Subject } from '../exchange.ts';
import { Refusal } from '../failure.ts';
import { contentType } from '../formats.ts';
import { refusedParameter } from '../parameters.ts';
import { whoIs } from './grants.ts';
import { writtenBy } from '../written-by.ts';

/** The values that establishments declare: each for itself, by a form or a file, and who declared what and when. */
export const declarationRoutes = (outside: Outside): Router => {
  const { store } = outside;
  const router = Router();
  const declarant = (name: string): Subject => ({ name, opened_by: ['declares'] });
  const keep = async (values: readonly DeclarationValue[], { reader, account }: Exchange) => {
    account.parameters = summaryOf(values);
    const kept = await store.declare(values, {
      name: writtenBy(reader, 'declares'),
      identity: whoIs(reader),
    });
    return { status: 201, body: inForceFirst(kept), rows: kept.length };
  };

  router.get(
    '/api/declarations',
    act(outside, { name: 'declarations', opened_by: ['declares', 'signatory'] }, async (exchange) => {
      const asked = parametersOf(historyOf, exchange);
      const { declares, lists } = exchange.reader;
      if (![...declares, ...lists.signed].includes(asked.establishment))
        throw new Refusal('establishment_unknown', 'establishment');
      const found = await store.declarations({ establishments: [asked.establishment], year: asked.year });
      return { body: inForceFirst(found), rows: found.length };
    }),
  );

  router.post(
    '/api/declarations',
    act(outside, declarant('declare'), async (exchange) => {
      const { request, response, reader, publication, account } = exchange;
      const { values } = await readBody(declarationRequest, request, response, 'large');
      account.parameters = summaryOf(values);
      if (!values.every((each) => reader.declares.includes(each.establishment)))
        throw new Refusal('establishment_unknown', 'establishment');
      const faults = formFaults(values, publication.declarable);
      const [first] = faults;
      if (first) throw new Refusal('body_refused', 'values', first.message, faults);
      return keep(values, exchange);
    }),
  );

  router.post(
    '/api/declarations/file',
    act(outside, declarant('declare-file'), async (exchange) => {
      const { request, response, reader, publication } = exchange;
      const bytes = await readFileBody(request, response);
      const { values, faults } = readDeclarationFile(bytes, publication.declarable, reader.declares);
      const [first] = faults;
      if (first)
        throw new Refusal('file_refused', undefined, `ligne ${first.line}, ${first.message}`, faults);
      return keep(values, exchange);
    }),
  );

  router.get(
    '/api/declarations/template',
    csvFile(outside, declarant('declarations-template'), (exchange) => {
      const asked = parametersOf(templateOf, exchange);
      if (!exchange.reader.declares.includes(asked.establishment))
        throw new Refusal('establishment_unknown', 'establishment');
      const { declarable } = exchange.publication;
      const text = declarationTemplate(asked.establishment, asked.year, declarable);
      return { text, rows: declarable.length, name: `declarations-${asked.establishment}-${asked.year}.csv` };
    }),
  );

  router.get(
    '/api/declarations/export',
    csvFile(outside, { name: 'declarations-export', opened_by: ['administers'] }, async (exchange) => {
      parametersOf(z.strictObject({}), exchange);
      const found = await store.declarationsInForce();
      return { text: declarationsCsv(found), rows: found.length, name: 'declarations.csv' };
    }),
  );
  return router;
};

const historyOf = z.strictObject({ establishment, year: year.optional() });
const templateOf = z.strictObject({ establishment, year });

const parametersOf = <T extends z.ZodObject>(schema: T, { request, account }: Exchange): z.output<T> => {
  const parsed = schema.safeParse(request.query, { error: z.locales.fr().localeError });
  if (!parsed.success) throw refusedParameter(parsed.error.issues[0], request.query);
  account.parameters = parsed.data;
  return parsed.data;
};

type CsvFile = { readonly text: string; readonly rows: number; readonly name: string };

const csvFile = (
  outside: Outside,
  subject: Subject,
  make: (exchange: Exchange) => CsvFile | Promise<CsvFile>,
) =>
  exchanged<Request>(
    outside,
    () => subject,
    async (exchange) => {
      exchange.account.format = 'text/csv';
      const { text, rows, name } = await make(exchange);
      Object.assign(exchange.account, { rows, masked: 0 });
      const { response, publication } = exchange;
      return () => {
        response.attachment(publication.sensitivity === 'synthetic' ? `donnees-fictives-${name}` : name);
        response.set({ 'Cache-Control': 'no-store', 'Content-Type': contentType['text/csv'] }).send(text);
      };
    },
  );

/** What the trace says of a deposit: for whom and when, never a figure. */
const summaryOf = (values: readonly DeclarationValue[]) => ({
  establishments: distinct(values.map((each) => each.establishment)),
  years: distinct(values.map((each) => each.year)),
  values: values.length,
});

const distinct = <T extends string | number>(values: readonly T[]): T[] => [...new Set(values)].sort();

const formFaults = (values: readonly DeclarationValue[], declarable: readonly Declarable[]): Fault[] =>
  values.flatMap((value, index) => {
    const first = values.findIndex((each) => keyOf(each) === keyOf(value));
    const message = first < index ? 'déjà déclaré dans cet envoi' : declarationFault(value, declarable);
    return message === null ? [] : [{ index, message }];
  });

/** Newest first: the first of a place, year and indicator is in force. */
const inForceFirst = (declarations: readonly Declaration[]): DeclarationHistory => {
  const seen = new Set<string>();
  return declarations.map((each) => {
    const in_force = !seen.has(keyOf(each));
    seen.add(keyOf(each));
    return { ...each, in_force };
  });
};
