import type { Grant } from '#api/access.ts';
import { stateOf, territoryOf } from '../grants.ts';
import type { Words } from '../words.ts';
import { words as plain, type Column } from './column.ts';

export function grantColumns({ labels, format }: Words, today: string): Column<Grant>[] {
  const { access } = labels;
  const until = ({ from, to }: Grant) =>
    to === null ? access.since(format.day(from)) : access.between(format.day(from), format.day(to));
  return [
    plain('nom', access.person, 170, (grant) => grant.name),
    plain('role', access.role, 150, (grant) => access.roles[grant.role].long),
    plain('perimetre', access.territory, 120, (grant) => territoryOf(grant) || access.noTerritory),
    plain('etat', access.state, 76, (grant) => access.states[stateOf(grant, today)]),
    { ...plain<Grant>('revoquer', access.revoke, 190, () => null), fixed: true },
    plain('dates', access.dates, 140, until),
    plain('ouvert', access.openedBy, 160, (grant) =>
      access.byOn(grant.granted_by, format.day(grant.granted_at.slice(0, 10))),
    ),
    plain('sujet', access.subject, 150, (grant) => grant.sub),
    plain('fournisseur', access.issuer, 190, (grant) => grant.iss),
    plain('rpps', labels.detail.rpps, 130, (grant) =>
      grant.clear_rpps ? access.clearRpps : (grant.rpps ?? null),
    ),
    plain('ferme', access.closedBy, 190, (grant) =>
      grant.revoked_by === null || grant.revoked_at === null
        ? null
        : access.byOn(grant.revoked_by, format.day(grant.revoked_at.slice(0, 10))),
    ),
  ];
}
