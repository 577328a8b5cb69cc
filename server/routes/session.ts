import { Router } from 'express';
import type { Access } from '#api/access.ts';
import { personaRequest, type Session } from '#api/session.ts';
import { readBody } from '../body.ts';
import type { Outside } from '../exchange.ts';
import { Refusal } from '../failure.ts';
import type { Publication } from '../publication.ts';
import type { Reader } from '../reader.ts';

/** GET /api/session: who the reader is, whatever they may see. POST /api/session/persona: another one, in local mode. */
export const sessionRoutes = ({ warehouse, readers }: Outside): Router => {
  const router = Router();
  const held = async <T>(use: (publication: Publication) => Promise<T>): Promise<T> => {
    const publication = warehouse.publication();
    if (!publication) throw new Refusal('publication_missing');
    const release = publication.hold();
    try {
      return await use(publication);
    } finally {
      release();
    }
  };
  router.get('/api/session', async (request, response) => {
    const session = await held(async (publication) =>
      sessionOf(readers.mode, publication, await readers.of(request, publication)),
    );
    response.set({ 'Cache-Control': 'no-store', Vary: 'Cookie' }).json(session);
  });
  router.post('/api/session/persona', async (request, response) => {
    if (readers.mode !== 'local') throw new Refusal('not_found');
    const { persona } = await readBody(personaRequest, request, response);
    const session = await held(async (publication) => {
      const { personas } = await readers.of(request, publication);
      if (!personas.some(({ id }) => id === persona))
        throw new Refusal('body_refused', 'persona', 'cette publication n’offre pas ce rôle');
      request.session.persona = persona;
      return sessionOf(readers.mode, publication, await readers.of(request, publication));
    });
    response.set('Cache-Control', 'no-store').json(session);
  });
  return router;
};

const sessionOf = (mode: Session['mode'], publication: Publication, reader: Reader): Session => ({
  mode,
  name: reader.name,
  roles: reader.roles,
  lists: (Object.keys(reader.lists) as (keyof Access)[]).filter((name) => reader.lists[name].length > 0),
  synthetic: publication.sensitivity === 'synthetic',
  personas: reader.personas,
  persona: reader.persona,
});
