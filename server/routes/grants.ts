import { Router } from 'express';
import { z } from 'zod';
import { grantRequest, inForce, type Grant } from '#api/access.ts';
import { readBody } from '../body.ts';
import { today } from '../day.ts';
import { act, type Outside } from '../exchange.ts';
import { Refusal } from '../failure.ts';
import type { Reader } from '../reader.ts';

/** Who may see what: GET and POST /api/grants, POST /api/grants/<id>/revoke; for administrators. */
export const grantRoutes = (outside: Outside): Router => {
  const { store } = outside;
  const administered = (name: string) => ({ name, opened_by: ['administers'] as const });
  const router = Router();
  router.get(
    '/api/grants',
    act(outside, administered('grants'), async () => {
      const grants = await store.grants();
      return { body: grants, rows: grants.length };
    }),
  );
  router.post(
    '/api/grants',
    act(outside, administered('grant'), async ({ request, response, reader, account }) => {
      const asked = await readBody(grantRequest, request, response);
      account.parameters = asked;
      return { status: 201, body: await store.grant(asked, whoIs(reader)) };
    }),
  );
  router.post(
    '/api/grants/:id/revoke',
    act(outside, administered('revoke'), async ({ request, reader, account }) => {
      const id = idOf(request.params.id);
      account.parameters = { id };
      if (isLastOfOwn(id, await store.grants(), reader))
        throw new Refusal('conflict', undefined, 'c’est votre dernier accès d’administrateur');
      if (!(await store.revoke(id, whoIs(reader))))
        throw new Refusal('conflict', undefined, 'il n’y a pas d’accès en vigueur sous ce numéro');
      return { body: { id } };
    }),
  );
  return router;
};

/** Kept beside an act: who did it. */
export const whoIs = ({ iss, sub }: Reader): string => `${iss} ${sub}`;

/** The number in an address, as PostgreSQL counts them. @throws Refusal not_found */
export const idOf = (text: unknown): number => {
  const id = z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1)
    .safeParse(/^[0-9]{1,10}$/.test(String(text)) ? text : undefined);
  if (!id.success) throw new Refusal('not_found');
  return id.data;
};

/** An administrator who closes their own last access could not undo it. */
const isLastOfOwn = (id: number, grants: readonly Grant[], { iss, sub }: Reader): boolean => {
  const own = grants.filter(
    (grant) =>
      grant.iss === iss && grant.sub === sub && grant.role === 'administrator' && inForce(grant, today()),
  );
  return own.length === 1 && own[0]?.id === id;
};
