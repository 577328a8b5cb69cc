import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import { accessOf, rightsOf, type Access, type Grant, type Right, type Role } from '#api/access.ts';
import type { Persona } from '#api/session.ts';
import { today } from './day.ts';
import { Refusal } from './failure.ts';
import { localIdentity, type Personas } from './personas.ts';
import type { Publication } from './publication.ts';
import type { Identity, Store } from './store/store.ts';

/** What a reader may see of a publication; `fingerprint` is one per lists, whoever the reader. */
export type Lists = { readonly lists: Access; readonly fingerprint: string };

/** Who asks, and what the grants in force open; `roles` is empty where there is none. */
export type Reader = Identity &
  Lists & {
    readonly name: string;
    readonly roles: readonly Role[];
    /** Establishments whose analyses the reader may transmit. */
    readonly transmits: readonly string[];
    /** Establishments that the reader may declare for. */
    readonly declares: readonly string[];
    /** Establishments where the reader may argue the lines that he may list. */
    readonly argues: readonly string[];
    /** In local mode, who the reader may be, and is. */
    readonly personas: readonly Persona[];
    readonly persona: Role | null;
  };

export type Readers = {
  readonly mode: 'local' | 'oidc';
  /** Reads grants and transmissions anew: what is revoked is closed at the next request. Throws sign_in_needed. */
  readonly of: (request: Request, publication: Publication) => Promise<Reader>;
};

/** `personas`: of the local mode; null with an identity provider. */
export const createReaders = (store: Store, personas: Personas | null): Readers => {
  const listsOf = rememberedLists();

  const read = async (publication: Publication, person: Person): Promise<Omit<Reader, 'personas'>> => {
    const { grants, transmitted } = await store.openedTo({ iss: person.iss, sub: person.sub }, today());
    const roles = [...new Set(grants.map(({ role }) => role))];
    const namedBy = (right: Right) =>
      listsOf(
        publication,
        grants.filter(({ role }) => rightsOf[role][right]),
        null,
        [],
      ).lists.scope;
    return {
      ...person,
      roles,
      ...listsOf(publication, grants, person.rpps, transmitted),
      transmits: namedBy('transmits'),
      declares: namedBy('declares'),
      argues: namedBy('argues'),
    };
  };

  if (!personas)
    return {
      mode: 'oidc',
      of: async (request, publication) => {
        const { person } = request.session;
        if (!person) throw new Refusal('sign_in_needed');
        const { iss, sub, name, rpps } = person;
        return { ...(await read(publication, { iss, sub, name, rpps, persona: null })), personas: [] };
      },
    };
  return {
    mode: 'local',
    of: async (request, publication) => {
      const offered = await personas.of(publication);
      const persona = offered.find(({ role }) => role === request.session.persona)?.role ?? 'ars';
      const name = offered.find(({ role }) => role === persona)?.name ?? persona;
      const person = { ...localIdentity(persona), name, rpps: null, persona };
      return { ...(await read(publication, person)), personas: offered };
    },
  };
};

type Person = Identity & {
  readonly name: string;
  readonly rpps: string | null;
  readonly persona: Role | null;
};

/** Lists depend on nothing but this; a few thousand establishments are not sifted at each request. */
const rememberedLists = () => {
  const kept = new WeakMap<Publication, LRUCache<string, Lists>>();
  return (
    publication: Publication,
    grants: readonly Grant[],
    rpps: string | null,
    transmitted: readonly string[],
  ): Lists => {
    const ofPublication = kept.get(publication) ?? new LRUCache<string, Lists>({ max: 500 });
    kept.set(publication, ofPublication);
    const key = JSON.stringify([grants, rpps, transmitted]);
    const known = ofPublication.get(key);
    if (known) return known;
    const lists = accessOf(grants, publication.places, { rpps, transmitted });
    const fingerprint = createHash('sha256').update(JSON.stringify(lists)).digest('base64url');
    ofPublication.set(key, { lists, fingerprint });
    return { lists, fingerprint };
  };
};
