import type { Grant, Role } from '#api/access.ts';
import type { AccessWorld } from './access-world.ts';

/**
 * The plain second opinion on who may see what: docs/access.md read aloud, from grants and without the lists. Each answer
 * is about one reader, whose grants add up.
 */
export type Oracle = {
  readonly grants: readonly Grant[];
  /** May be named with its figures. */
  readonly names: (establishment: string) => boolean;
  /** May enter a total. */
  readonly counts: (region: string) => boolean;
  readonly signed: (establishment: string) => boolean;
  /** Holds one of these roles there. */
  readonly holds: (establishment: string, ...roles: Role[]) => boolean;
  readonly agencyOf: (region: string) => boolean;
  readonly releases: (region: string) => boolean;
  readonly transmitted: (establishment: string, semester: string) => boolean;
  readonly mayRead: (rpps: string) => boolean;
  readonly administers: boolean;
};

const named: readonly Role[] = [
  ...(['ars', 'drsm', 'cpam', 'omedit'] as const),
  ...(['pui', 'dim', 'cme', 'direction', 'prescriber'] as const),
];

export const oracleOf = (
  world: AccessWorld,
  given: readonly Grant[],
  day: string,
  transmissions: readonly string[],
): Oracle => {
  const grants = given.filter((each) => {
    if (each.revoked_at !== null) return false;
    return (
      Date.parse(each.from) <= Date.parse(day) && (each.to === null || Date.parse(each.to) >= Date.parse(day))
    );
  });
  const placeOf = new Map(world.places.map((place) => [place.establishment, place]));
  const covers = (grant: Grant, establishment: string): boolean => {
    const place = placeOf.get(establishment);
    if (place === undefined) return false;
    switch (grant.role) {
      case 'administrator':
        return false;
      case 'cpam':
        return grant.departements.includes(place.departement);
      case 'ars':
      case 'drsm':
      case 'omedit':
      case 'working_group':
      case 'federation':
        return grant.regions.includes(place.region);
      default:
        return grant.establishments.includes(establishment);
    }
  };
  const holds: Oracle['holds'] = (establishment, ...roles) =>
    grants.some((grant) => roles.includes(grant.role) && covers(grant, establishment));
  const inRegion = (region: string, test: (establishment: string) => boolean) =>
    world.places.some((place) => place.region === region && test(place.establishment));
  return {
    grants,
    holds,
    names: (establishment) => holds(establishment, ...named),
    counts: (region) => inRegion(region, (each) => grants.some((grant) => covers(grant, each))),
    signed: (establishment) => holds(establishment, ...named.filter((role) => role !== 'omedit')),
    agencyOf: (region) => inRegion(region, (each) => holds(each, 'ars', 'drsm', 'omedit')),
    releases: (region) =>
      inRegion(region, (each) => holds(each, 'ars', 'drsm', 'cpam', 'omedit', 'working_group', 'federation')),
    transmitted: (establishment, semester) =>
      transmissions.includes(`${establishment} ${semester}`) && holds(establishment, 'ars', 'drsm', 'omedit'),
    mayRead: (rpps) =>
      grants.some((grant) => grant.role === 'prescriber' && grant.rpps === rpps) ||
      [...(world.seenAt.get(rpps) ?? [])].some(
        (establishment) =>
          holds(establishment, 'pui', 'dim', 'cme') ||
          grants.some((grant) => grant.clear_rpps && covers(grant, establishment)),
      ),
    administers: grants.some((grant) => grant.role === 'administrator'),
  };
};
