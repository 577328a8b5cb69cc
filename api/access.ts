import { z } from 'zod';
import { establishment } from './parameters.ts';
import { rightsOf, roles } from './roles.ts';

export { hasRight, rightsOf, roles, type Right, type Rights, type Role, type Territory } from './roles.ts';

/**
 * What a reader may see, as explicit lists that every question receives as bound parameters of the same names.
 * Of FINESS unless said otherwise. An empty list is no row; there is no value that means "all".
 */
export type Access = {
  /** May be named, with their figures. */
  readonly scope: readonly string[];
  /** May enter a total or a distribution. */
  readonly peers: readonly string[];
  /** Contract figures are read unmasked: the reader is a signatory. */
  readonly signed: readonly string[];
  /** Region codes whose release tables may be read. */
  readonly release: readonly string[];
  /** Lines may be crossed freely, prescribers named. */
  readonly detail: readonly string[];
  /** Lines may be listed. */
  readonly lines: readonly string[];
  /** Services may be read, masked. */
  readonly units: readonly string[];
  /** `<FINESS> <semester>` whose services may be read, masked: `330781196 2018-S1`. */
  readonly transmitted: readonly string[];
  /** PHEV may be read by prescriber, under pseudonyms. */
  readonly pseudonyms: readonly string[];
  /** Of those, the ones whose RPPS are shown in clear. */
  readonly clear: readonly string[];
  /** Their prescribers may enter an anonymous distribution. */
  readonly distributions: readonly string[];
  /** The reader's own RPPS numbers. */
  readonly own: readonly string[];
  /** What the reader administers: `imports`. */
  readonly administers: readonly string[];
};

export const noAccess: Access = {
  scope: [],
  peers: [],
  signed: [],
  release: [],
  detail: [],
  lines: [],
  units: [],
  transmitted: [],
  pseudonyms: [],
  clear: [],
  distributions: [],
  own: [],
  administers: [],
};

const text = (max: number) => z.string().trim().min(1).max(max);
const day = z.iso.date('une date, par exemple 2026-01-31');

/** What an administrator writes to open an access. Dates are whole days, both included; `to` null: until revoked. */
export const grantRequest = z
  .strictObject({
    iss: text(300),
    sub: text(300),
    /** For people to recognise the person; never used to decide. */
    name: text(120),
    role: z.enum(roles),
    regions: z
      .array(z.string().regex(/^[0-9]{2}$/))
      .max(20)
      .default([]),
    departements: z
      .array(z.string().regex(/^([0-9]{2}|2[AB]|9[0-9A-Z][0-9A-Z]?)$/))
      .max(30)
      .default([]),
    establishments: z.array(establishment).max(200).default([]),
    /** Of a prescriber whose identity provider does not say it. */
    rpps: z
      .string()
      .regex(/^[0-9]{11}$/, 'un numéro RPPS de 11 chiffres')
      .nullable()
      .default(null),
    /** PHEV by RPPS in clear (ARS, DRSM only). */
    clear_rpps: z.boolean().default(false),
    from: day,
    to: day.nullable().default(null),
  })
  .superRefine((grant, context) => {
    const { territory, pseudonyms, own } = rightsOf[grant.role];
    const refuse = (path: keyof typeof grant, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    for (const kind of ['regions', 'departements', 'establishments'] as const) {
      if (kind === territory && grant[kind].length === 0) refuse(kind, 'ce rôle en demande au moins un');
      if (kind !== territory && grant[kind].length > 0) refuse(kind, 'ce rôle n’en porte pas');
    }
    if (grant.clear_rpps && !pseudonyms) refuse('clear_rpps', 'réservé aux rôles ARS et DRSM');
    if (grant.rpps !== null && !own) refuse('rpps', 'réservé au rôle prescripteur');
    if (grant.to !== null && grant.to < grant.from) refuse('to', 'la fin précède le début');
  });
export type GrantRequest = z.output<typeof grantRequest>;

/** A grant as kept; it is never erased: a revoked one says by whom and when. */
export type Grant = GrantRequest & {
  readonly id: number;
  readonly granted_by: string;
  readonly granted_at: string;
  readonly revoked_by: string | null;
  readonly revoked_at: string | null;
};

/** Where each establishment of the publication is. */
export type Place = {
  readonly establishment: string;
  readonly region: string | null;
  readonly departement: string | null;
};

/**
 * The lists that grants in force open on a publication; several add up. `rpps`: what the identity provider says of the
 * person, used where the grant names none. `transmitted`: every analysis that any establishment transmitted.
 */
export const accessOf = (
  grants: readonly GrantRequest[],
  places: readonly Place[],
  { rpps, transmitted }: { readonly rpps: string | null; readonly transmitted: readonly string[] },
): Access => {
  const lists = Object.fromEntries(Object.keys(noAccess).map((name) => [name, new Set<string>()])) as {
    [name in keyof Access]: Set<string>;
  };
  const add = (name: keyof Access, values: Iterable<string>) => {
    for (const value of values) lists[name].add(value);
  };
  for (const grant of grants) {
    const rights = rightsOf[grant.role];
    const inTerritory = places.filter(
      ({ establishment, region, departement }) =>
        (rights.territory === 'regions' && region !== null && grant.regions.includes(region)) ||
        (rights.territory === 'departements' &&
          departement !== null &&
          grant.departements.includes(departement)) ||
        (rights.territory === 'establishments' && grant.establishments.includes(establishment)),
    );
    const named = inTerritory.map((each) => each.establishment);
    const regions = new Set(inTerritory.flatMap(({ region }) => region ?? []));
    add('peers', named);
    add(
      'peers',
      places.flatMap((each) => (each.region !== null && regions.has(each.region) ? each.establishment : [])),
    );
    if (rights.names) add('scope', named);
    if (rights.signatory) add('signed', named);
    if (rights.release) add('release', regions);
    if (rights.detail) add('detail', named);
    if (rights.lines) add('lines', named);
    if (rights.units) add('units', named);
    if (rights.transmitted)
      add(
        'transmitted',
        transmitted.filter((key) => named.includes(key.split(' ')[0] ?? '')),
      );
    if (rights.pseudonyms) add('pseudonyms', named);
    if (rights.pseudonyms && grant.clear_rpps) add('clear', named);
    if (rights.distributions) add('distributions', named);
    if (rights.administers) add('administers', ['imports']);
    const own = grant.rpps ?? rpps;
    if (rights.own && own !== null) add('own', [own]);
  }
  return Object.fromEntries(
    Object.entries(lists).map(([name, values]) => [name, [...values].sort()]),
  ) as unknown as Access;
};

/** True on the days from `from` to `to`, unless revoked. `today`: an ISO day. */
export const inForce = (grant: Grant, today: string): boolean =>
  grant.revoked_at === null && grant.from <= today && (grant.to === null || today <= grant.to);
