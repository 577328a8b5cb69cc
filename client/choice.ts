import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { chosen, readChoice, travelling, writeChoice, type Change } from './url-state.ts';

export const paths = {
  region: '/region',
  matrix: '/matrice',
  establishments: '/etablissements',
  establishment: '/etablissement',
  results: '/resultats',
  indicator: '/indicateur',
  own: '/mes-prescriptions',
  addOn: '/liste-en-sus',
  offLabel: '/hors-referentiel',
  services: '/services',
  lines: '/lignes',
  argumentation: '/argumentation',
  declarations: '/declarations',
  grants: '/acces',
  journal: '/journal',
  imports: '/imports',
  consultations: '/mes-consultations',
} as const;
export type Path = (typeof paths)[keyof typeof paths];

/** The choice that the address carries, and the two ways to change it: a link, or a change in place. */
export function useChoice() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const choice = useMemo(() => readChoice(new URLSearchParams(search)), [search]);

  /** `typing`: letters of one search are one step for Back, not ten. */
  const change = useCallback(
    (change: Change, typing = false) =>
      void navigate({ pathname, search: writeChoice(chosen({ ...choice, ...change })) }, { replace: typing }),
    [navigate, pathname, choice],
  );
  const link = useCallback(
    (path: Path, change: Change = {}) =>
      `${path}${writeChoice(chosen({ ...travelling(choice), ...change }))}`,
    [choice],
  );
  return { choice, change, link };
}
