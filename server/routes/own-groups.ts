import { Router } from 'express';
import { groupEntry, type EstablishmentGroup } from '#api/event.ts';
import { readBody } from '../body.ts';
import { act, type Outside } from '../exchange.ts';
import { Refusal } from '../failure.ts';

/** A reader's own sets of establishments, under names of his own: nobody else reads them. */
export const ownGroupRoutes = (outside: Outside): Router => {
  const { store } = outside;
  const router = Router();
  const opened = (name: string) => ({ name, opened_by: ['names'] as const });

  router.get(
    '/api/own-groups',
    act(outside, opened('own-groups'), async ({ reader }) => {
      const { scope } = reader.lists;
      const body = (await store.ownGroups(reader)).map((group): EstablishmentGroup => ({
        ...group,
        // Those that he could name when he wrote it, less those that he no longer may.
        establishments: group.establishments.filter((each) => scope.includes(each)),
      }));
      return { body, rows: body.length };
    }),
  );

  router.put(
    '/api/own-groups',
    act(outside, opened('save-group'), async ({ request, response, reader, account }) => {
      const entry = await readBody(groupEntry, request, response);
      account.parameters = { establishments: entry.establishments.length };
      if (!entry.establishments.every((each) => reader.lists.scope.includes(each)))
        throw new Refusal('establishment_unknown', 'establishments');
      if (!(await store.saveGroup(entry, reader, most)))
        throw new Refusal('conflict', 'name', `vous avez déjà ${most} groupes ; supprimez-en un`);
      return { body: { ...entry, kind: 'own' } satisfies EstablishmentGroup, rows: 1 };
    }),
  );

  router.delete(
    '/api/own-groups/:name',
    act(outside, opened('delete-group'), async ({ request, reader }) => {
      if (!(await store.deleteGroup(String(request.params.name), reader))) throw new Refusal('not_found');
      return { body: {} };
    }),
  );
  return router;
};

const most = 100;
