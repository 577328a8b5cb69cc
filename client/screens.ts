import { hasRight, rightsOf, type Right, type Role } from '#api/roles.ts';
import { matchPath } from 'react-router';
import { paths, type Path } from './choice.ts';

/** A screen: its name in the labels, its address, and who may open it (nobody in particular: everyone). */
export type Screen = {
  name: keyof typeof paths;
  path: Path;
  opened_by: readonly Right[];
  /** It shows figures of a place and a year. */
  figures: boolean;
};

const screen = (name: keyof typeof paths, figures: boolean, ...opened_by: Right[]): Screen => ({
  name,
  path: paths[name],
  opened_by,
  figures,
});

/** Every screen, in the order of the navigation. */
export const screens: readonly Screen[] = [
  screen('region', true, 'names', 'release'),
  screen('matrix', true, 'names'),
  screen('establishments', true, 'names'),
  screen('establishment', true, 'names'),
  screen('results', true, 'names'),
  screen('indicator', true, 'names', 'release'),
  screen('gap', true, 'names'),
  screen('own', true, 'own'),
  screen('addOn', true, 'release', 'detail', 'units'),
  screen('offLabel', true, 'release', 'detail', 'own', 'units'),
  screen('services', true, 'detail', 'units', 'transmitted', 'pseudonyms'),
  screen('lines', true, 'lines', 'own'),
  screen('argumentation', true, 'lines', 'own', 'detail'),
  screen('declarations', true, 'declares', 'signatory'),
  screen('grants', false, 'administers'),
  screen('journal', false, 'administers'),
  screen('imports', false, 'administers'),
  screen('consultations', false),
];

/**
 * What these roles may open. `named`: how many establishments they may name; undefined until it is known, and their
 * territory then says whether to expect several. A list of one is no list: it is left out.
 */
export function screensOf(roles: readonly Role[], named: number | undefined): Screen[] {
  const several =
    named === undefined
      ? roles.some((role) => rightsOf[role].names && rightsOf[role].territory !== 'establishments')
      : named > 1;
  return screens.filter(
    ({ name, opened_by }) =>
      (opened_by.length === 0 || hasRight(roles, opened_by)) &&
      (several || !lists.has(name)) &&
      (name !== 'declarations' || roles.some(readsDeclarations)),
  );
}

/** Whether the screen of this address may be opened; an address that is no screen may, and leads home. */
export function opensTo(roles: readonly Role[], address: string): boolean {
  const found = screens.find(({ path }) => matchPath(path, address) !== null);
  // A list of one, though left out of the navigation, asks nothing that is refused.
  return found === undefined || screensOf(roles, Infinity).includes(found);
}

/** Screens that line up several establishments. */
const lists: ReadonlySet<Screen['name']> = new Set(['matrix', 'establishments']);

/** Who declares, and the agencies that sign the contract; a prescriber of the establishment is neither. */
export function readsDeclarations(role: Role): boolean {
  const { declares, signatory, release } = rightsOf[role];
  return declares === true || (signatory === true && release === true);
}

/** Where a reader arrives: the home of the first of the roles. */
export function homeOf(roles: readonly Role[]): Path {
  const [role] = roles;
  if (role === undefined) return paths.consultations;
  const { territory, own } = rightsOf[role];
  if (own) return paths.own;
  if (territory === 'none') return paths.grants;
  return territory === 'establishments' ? paths.establishment : paths.region;
}
