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
  gap: '/ecart',
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

/** The choice in the address itself: of two changes in a row, it has the first one before the screen shows it. */
export const chosenNow = () => readChoice(new URLSearchParams(window.location.search));

/** The choice that the address carries, and the two ways to change it: a link, or a change in place. */
export function useChoice() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const choice = useMemo(() => readChoice(new URLSearchParams(search)), [search]);

  /** `again`: the same gesture goes on (letters of one search), and stays one step for Back. `state`: kept with the step. */
  const change = useCallback(
    (change: Change, again = false, state: unknown = null) =>
      void navigate(
        { pathname, search: writeChoice(chosen({ ...chosenNow(), ...change })) },
        { replace: again, state },
      ),
    [navigate, pathname],
  );
  const link = useCallback(
    (path: Path, change: Change = {}) =>
      `${path}${writeChoice(chosen({ ...travelling(choice), ...change }))}`,
    [choice],
  );
  return { choice, change, link };
}
