import { z } from 'zod';
import { accessOf, rightsOf, roles, type Grant, type GrantRequest, type Role } from '#api/access.ts';
import type { Persona } from '#api/session.ts';
import personasSql from '../sql/personas.sql?raw';
import type { Publication } from './publication.ts';
import type { AskableQuestion } from './questions.ts';
import { rowsOf } from './rows.ts';
import type { Identity, Store } from './store/store.ts';

/** The readers that the local mode offers to be: one per role, each with grants in the store like anyone's. */
export type Personas = {
  /**
   * The personas of a publication, in the order of roles. At first it gives each role a grant on it, unless one was
   * ever given there: an access that the demo's administrator closed stays closed. One that it gave for a publication whose
   * hospital or prescriber is gone, it replaces.
   */
  readonly of: (publication: Publication) => Promise<readonly Persona[]>;
};

export const createPersonas = (store: Store): Personas => {
  const kept = new WeakMap<Publication, Promise<readonly Persona[]>>();
  return {
    of: (publication) => {
      const known = kept.get(publication);
      if (known) return known;
      const seeding = seed(store, publication);
      kept.set(publication, seeding);
      seeding.catch(() => kept.delete(publication)); // the next request tries again
      return seeding;
    },
  };
};

/** How the store names a persona. */
export const localIdentity = (role: Role): Identity => ({ iss: 'local', sub: role });

const names: Readonly<Record<Role, string>> = {
  ars: 'Agence régionale de santé',
  drsm: 'Service médical (DRSM, DCGDR)',
  cpam: 'CPAM',
  omedit: 'OMEDIT',
  working_group: 'Groupe de travail régional',
  federation: 'Fédération hospitalière',
  pui: 'Pharmacien de la PUI',
  dim: 'Médecin du DIM',
  cme: 'Président de la CME',
  direction: 'Direction de l’hôpital',
  prescriber: 'Prescripteur',
  administrator: 'Administrateur',
};

const seed = async (store: Store, publication: Publication): Promise<readonly Persona[]> => {
  const [where, every] = await Promise.all([placeOf(publication), store.grants()]);
  const offered: Persona[] = [];
  if (publication.sensitivity === 'synthetic' && !every.some(({ iss }) => iss === localIdentity('ars').iss))
    await transmitSome(store, where);
  for (const role of roles) {
    const { iss, sub } = localIdentity(role);
    const given = every.filter(
      (each) => each.iss === iss && each.sub === sub && each.role === role && each.revoked_by !== seeder,
    );
    const request = grantOf(role, where);
    if (!given.some((grant) => opensSomething(grant, publication) && !isOutdated(grant, request))) {
      if (!request) continue;
      for (const stale of given) await store.revoke(stale.id, seeder);
      await store.grant(request, seeder);
    }
    offered.push({ id: sub, role, name: names[role] });
  }
  return offered;
};

/** Agencies read services that hospitals transmitted: at first some have. Later the demo's hospitals decide. */
const transmitSome = async (store: Store, { transmitted }: Where): Promise<void> => {
  for (const key of transmitted?.split(',') ?? []) {
    const [establishment = '', semester = ''] = key.split(' ');
    await store.transmit({ establishment, semester }, seeder);
  }
};

const seeder = 'local demo';

const opensSomething = (grant: Grant, { places }: Publication): boolean =>
  Object.values(accessOf([grant], places, { rpps: null, transmitted: [] })).some((list) => list.length > 0);

/** Given by us for another prescriber: after a demo of another seed, hers may have no line any more. */
const isOutdated = ({ granted_by, rpps }: Grant, request: GrantRequest | undefined): boolean =>
  granted_by === seeder && rpps !== (request?.rpps ?? null);

/** What a role's grant names there; undefined where the publication has no place for it. */
const grantOf = (role: Role, where: Where): GrantRequest | undefined => {
  const { territory, own } = rightsOf[role];
  const named = (kind: typeof territory, value: string | null) =>
    territory === kind && value !== null ? [value] : [];
  const territories = {
    regions: named('regions', where.region),
    departements: named('departements', where.departement),
    establishments: named('establishments', where.establishment),
  };
  if (territory !== 'none' && territories[territory].length === 0) return undefined;
  if (own && where.rpps === null) return undefined;
  return {
    ...localIdentity(role),
    name: names[role],
    role,
    ...territories,
    rpps: own ? where.rpps : null,
    clear_rpps: false,
    from: '2000-01-01',
    to: null,
  };
};

type Where = z.infer<typeof where>;
const where = z.object({
  region: z.string().nullable(),
  departement: z.string().nullable(),
  establishment: z.string().nullable(),
  rpps: z.string().nullable(),
  transmitted: z.string().nullable(),
});

const placeOf = async (publication: Publication): Promise<Where> => {
  const limits = { timeoutMs: 60_000, signal: new AbortController().signal };
  const batch = await publication.ask(whereQuestion, {}, limits);
  return where.parse(rowsOf(whereQuestion.columns, batch)[0]);
};

const whereQuestion: AskableQuestion = {
  name: 'personas',
  summary: 'Where the readers of the demo are',
  parameters: z.strictObject({}),
  columns: { region: 'text', departement: 'text', establishment: 'text', rpps: 'text', transmitted: 'text' },
  opened_by: [],
  sql: personasSql,
  lane: 'metadata',
  fingerprint: 'personas',
};
