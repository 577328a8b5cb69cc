import { Router } from 'express';
import { z } from 'zod';
import { argumentationFault, argumentationRequest, lineId, type Argumentation } from '#api/argumentation.ts';
import { establishment } from '#api/parameters.ts';
import { argumentedLines, askLines, isOutside } from '../argued-lines.ts';
import { readBody } from '../body.ts';
import { act, type Exchange, type Outside } from '../exchange.ts';
import { Refusal } from '../failure.ts';
import { refusedParameter } from '../parameters.ts';
import { writtenBy } from '../written-by.ts';
import { whoIs } from './grants.ts';

/** Argumentations of lines hors référentiel: read by those of the establishment, entered by who answers for the line. */
export const argumentationRoutes = (outside: Outside): Router => {
  const { warehouse, store } = outside;
  const router = Router();

  router.get(
    '/api/argumentations',
    act(outside, { name: 'argumentations', opened_by: ['detail', 'own'] }, async (exchange) => {
      const asked = parametersOf(exchange);
      const { lists } = exchange.reader;
      const { detail, own, scope } = lists;
      if (![...detail, ...(own.length > 0 ? scope : [])].includes(asked.establishment))
        throw new Refusal('establishment_unknown', 'establishment');
      const kept = await store.argumentations(asked);
      const products = new Map(kept.map(({ entry, product }) => [entry.line_id, product]));
      const lines = await askLines(warehouse, exchange.publication, lists, {
        establishment: asked.establishment,
        line_id: asked.line_id ?? null,
        line_ids: [...products.keys()],
        products: [...products.values()],
      });
      const body = argumentedLines(asked.establishment, lines, kept);
      return { body, rows: body.length };
    }),
  );

  router.post(
    '/api/argumentations',
    act(outside, { name: 'argue', opened_by: ['argues'] }, async (exchange) => {
      const { request, response, reader, publication, account } = exchange;
      const value = await readBody(argumentationRequest, request, response);
      account.parameters = { establishment: value.establishment, line_id: value.line_id };
      if (!reader.argues.includes(value.establishment))
        throw new Refusal('establishment_unknown', 'establishment');
      const fault = argumentationFault(value);
      if (fault !== null) throw new Refusal('body_refused', fault.field, fault.message);
      const found = await askLines(warehouse, publication, reader.lists, {
        establishment: value.establishment,
        line_id: value.line_id,
        line_ids: [value.line_id],
        products: [],
      });
      const line = found.find(({ line_id }) => line_id === value.line_id);
      const { date = null, product = null } = line ?? {};
      // Who crosses lines (CME) is told of it, and may not list it: it is not theirs to argue.
      if (line?.listed !== true || line.situation === null || date === null || product === null)
        throw new Refusal('line_unknown', 'line_id');
      if (!isOutside(line))
        throw new Refusal(
          'conflict',
          'line_id',
          'cette ligne n’est pas hors référentiel : rien n’est à argumenter',
        );
      const who = { name: writtenBy(reader, 'argues'), identity: whoIs(reader) };
      const { entry } = await store.argue(value, { date, product }, who);
      return { status: 201, body: entry satisfies Argumentation, rows: 1 };
    }),
  );
  return router;
};

const listOf = z.strictObject({ establishment, line_id: lineId.optional() });

const parametersOf = ({ request, account }: Exchange): z.output<typeof listOf> => {
  const parsed = listOf.safeParse(request.query, { error: z.locales.fr().localeError });
  if (!parsed.success) throw refusedParameter(parsed.error.issues[0], request.query);
  account.parameters = parsed.data;
  return parsed.data;
};
