import { Router } from 'express';
import { transmissionRequest, type Transmission, type TransmissionRequest } from '#api/session.ts';
import { readBody } from '../body.ts';
import { act, type Exchange, type Outside } from '../exchange.ts';
import { Refusal } from '../failure.ts';
import { whoIs } from './grants.ts';
import type { Reader } from '../reader.ts';

/** The semesters whose analysis an establishment opened to the agencies; it alone opens and withdraws them. */
export const transmissionRoutes = (outside: Outside): Router => {
  const { store } = outside;
  const router = Router();
  router.get(
    '/api/transmissions',
    act(
      outside,
      { name: 'transmissions', opened_by: ['transmits', 'transmitted', 'detail', 'units'] },
      async ({ reader }) => {
        const body = (await store.transmissions()).filter((each) => mayRead(reader, each));
        return { body, rows: body.length };
      },
    ),
  );
  router.post(
    '/api/transmissions',
    act(outside, { name: 'transmit', opened_by: ['transmits'] }, async (exchange) => {
      const asked = await ownAnalysis(exchange);
      if (!(await store.transmit(asked, whoIs(exchange.reader))))
        throw new Refusal('conflict', undefined, 'ce semestre est déjà transmis');
      return { status: 201, body: asked };
    }),
  );
  router.post(
    '/api/transmissions/withdraw',
    act(outside, { name: 'withdraw', opened_by: ['transmits'] }, async (exchange) => {
      const asked = await ownAnalysis(exchange);
      if (!(await store.withdraw(asked, whoIs(exchange.reader))))
        throw new Refusal('conflict', undefined, 'ce semestre n’est pas transmis');
      return { body: asked };
    }),
  );
  return router;
};

const mayRead = ({ lists, transmits }: Reader, { establishment, semester }: Transmission): boolean =>
  [lists.detail, lists.units, transmits].some((own) => own.includes(establishment)) ||
  lists.transmitted.includes(`${establishment} ${semester}`);

const ownAnalysis = async ({
  request,
  response,
  reader,
  account,
}: Exchange): Promise<TransmissionRequest> => {
  const asked = await readBody(transmissionRequest, request, response);
  account.parameters = asked;
  if (!reader.transmits.includes(asked.establishment))
    throw new Refusal('establishment_unknown', 'establishment');
  return asked;
};
