import { Router } from 'express';
import { z } from 'zod';
import { eventEntry } from '#api/event.ts';
import { establishment, region } from '#api/parameters.ts';
import { readBody } from '../body.ts';
import { act, type Exchange, type Outside } from '../exchange.ts';
import { Refusal } from '../failure.ts';
import { refusedParameter } from '../parameters.ts';
import { writtenBy } from '../written-by.ts';
import { idOf } from './grants.ts';

/** Dated events that readers write: each reads his own and shared ones, of places that he may name. */
export const annotationRoutes = (outside: Outside): Router => {
  const { store } = outside;
  const router = Router();
  const opened = (name: string) => ({ name, opened_by: ['names', 'release'] as const });

  router.get(
    '/api/annotations',
    act(outside, opened('annotations'), async (exchange) => {
      const { request, reader, account } = exchange;
      const parsed = placeOf.safeParse(request.query, { error: z.locales.fr().localeError });
      if (!parsed.success) throw refusedParameter(parsed.error.issues[0], request.query);
      account.parameters = parsed.data;
      checkPlace(exchange, parsed.data);
      const body = await store.annotations(parsed.data, reader);
      return { body, rows: body.length };
    }),
  );

  router.post(
    '/api/annotations',
    act(outside, opened('annotate'), async (exchange) => {
      const { request, response, reader, publication, account } = exchange;
      const entry = await readBody(eventEntry, request, response);
      // Of what was written, the trace tells the place alone.
      account.parameters = { region: entry.region, establishment: entry.establishment };
      checkPlace(exchange, { ...entry, establishment: entry.establishment ?? undefined });
      if (entry.indicator !== null && !publication.indicators.has(entry.indicator))
        throw new Refusal('indicator_unknown', 'indicator');
      const body = await store.annotate(entry, reader, writtenBy(reader, 'names', 'release'));
      return { status: 201, body, rows: 1 };
    }),
  );

  router.delete(
    '/api/annotations/:id',
    act(outside, opened('withdraw-annotation'), async ({ request, reader, account }) => {
      const id = idOf(request.params.id);
      account.parameters = { id };
      // Another's, withdrawn or not, is told as one that does not exist.
      if (!(await store.withdrawAnnotation(id, reader))) throw new Refusal('not_found');
      return { body: { id } };
    }),
  );
  return router;
};

const placeOf = z.strictObject({ region, establishment: establishment.optional() });

/** A region in which he names an establishment, or whose release tables he reads; an establishment of it that he names. */
const checkPlace = (
  { reader: { lists }, publication: { regionOf } }: Exchange,
  { region, establishment }: z.output<typeof placeOf>,
) => {
  if (establishment !== undefined && !lists.scope.includes(establishment))
    throw new Refusal('establishment_unknown', 'establishment');
  if (!lists.release.includes(region) && !lists.scope.some((each) => regionOf.get(each) === region))
    throw new Refusal('region_unknown', 'region');
  if (establishment !== undefined && regionOf.get(establishment) !== region)
    throw new Refusal(
      'parameter_invalid',
      'establishment',
      `cet établissement n’est pas dans la région ${region}`,
    );
};
