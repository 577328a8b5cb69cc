import { userInfo } from 'node:os';
import { Option, type Command } from 'commander';
import type { z } from 'zod';
import { grantRequest, inForce, roles, type Grant } from '#api/access.ts';
import { today } from './day.ts';
import { storeOver } from './store/over.ts';
import { StoreRefusal } from './store/refusal.ts';
import type { Store } from './store/store.ts';
import { family, withStore, type CommandContext } from './store-usage.ts';

/** The command line `npm run access -- …`. */
export const accessCommands = (context: CommandContext): Command => {
  const program = family('access', 'Les accès : qui peut voir quoi.');
  const add = (name: string, doc: string) =>
    program.command(name).description(doc).helpOption('-h, --help', 'affiche cette aide');
  const store = <T>(work: (store: Store) => Promise<T>) =>
    withStore(context, ({ database, close }) => work(storeOver(database, close)));

  const granting = add('grant', 'ouvre un accès')
    .requiredOption('--issuer <adresse>', 'adresse du fournisseur d’identité')
    .requiredOption('--subject <identifiant>', 'identifiant de la personne chez ce fournisseur')
    .requiredOption('--name <nom>', 'nom de la personne, pour la reconnaître')
    .addOption(new Option('--role <rôle>', `parmi ${roles.join(', ')}`).makeOptionMandatory());
  for (const { flag, doc } of Object.values(territories))
    granting.option(`${flag} <code>`, `${doc} (répétable)`, (value: string, before?: string[]) => [
      ...(before ?? []),
      value,
    ]);
  granting
    .option('--rpps <numéro>', 'numéro RPPS d’un prescripteur')
    .option('--clear-rpps', 'montre les RPPS en clair (ARS et DRSM)')
    .option('--from <jour>', 'premier jour, aujourd’hui sinon')
    .option('--to <jour>', 'dernier jour, jusqu’à révocation sinon')
    .action(async (given: Record<string, unknown>) => {
      const request = requestOf(given);
      const granted = await store((open) => open.grant(request, who()));
      context.say(`Accès ${granted.id} ouvert : ${textOf(granted)}.`);
    });

  add('revoke <numéro>', 'ferme un accès').action(async (number: string) => {
    const id = /^[1-9][0-9]{0,14}$/.test(number) ? Number(number) : null;
    if (id === null || !(await store((open) => open.revoke(id, who()))))
      throw new StoreRefusal(`Aucun accès ouvert ne porte le numéro ${number} (npm run access -- list).`);
    context.say(`Accès ${id} révoqué.`);
  });

  add('list', 'liste les accès en vigueur')
    .option('--all', 'les révoqués, passés et à venir aussi')
    .action(async ({ all }: { all?: true }) => {
      const grants = await store((open) => open.grants());
      const shown = grants.filter((grant) => all ?? inForce(grant, today()));
      for (const grant of shown) context.say(`${grant.id}  ${textOf(grant)}`);
      if (shown.length === 0) context.say(all ? 'Aucun accès.' : 'Aucun accès en vigueur.');
    });
  return program;
};

const territories = {
  regions: { flag: '--region', doc: 'code d’une région' },
  departements: { flag: '--departement', doc: 'code d’un département' },
  establishments: { flag: '--establishment', doc: 'FINESS d’un établissement' },
} as const;

const flags: Readonly<Record<string, string>> = {
  iss: '--issuer',
  sub: '--subject',
  regions: '--region',
  departements: '--departement',
  establishments: '--establishment',
  clear_rpps: '--clear-rpps',
};

/** @throws StoreRefusal with a sentence per fault */
const requestOf = (given: Record<string, unknown>) => {
  const parsed = grantRequest.safeParse({
    iss: given.issuer,
    sub: given.subject,
    name: given.name,
    role: given.role,
    regions: given.region ?? [],
    departements: given.departement ?? [],
    establishments: given.establishment ?? [],
    rpps: given.rpps ?? null,
    clear_rpps: given.clearRpps === true,
    from: given.from ?? today(),
    to: given.to ?? null,
  });
  if (parsed.success) return parsed.data;
  throw new StoreRefusal(parsed.error.issues.map((issue) => `${faultOf(issue)}.`).join('\n'));
};

/** The contract's own sentences are French; those that zod makes are not. */
const faultOf = ({ path, code, message, ...issue }: z.core.$ZodIssue): string => {
  const name = String(path[0] ?? '');
  const flag = flags[name] ?? `--${name}`;
  if (name === 'role') return `${flag} refusé : un rôle parmi ${roles.join(', ')}`;
  if (code === 'too_small') return `${flag} refusé : une valeur est attendue`;
  if (code === 'too_big')
    return `${flag} refusé : au plus ${String('maximum' in issue ? issue.maximum : '')}`;
  if (name === 'regions' && code === 'invalid_format')
    return `${flag} refusé : un code de région, par exemple 75`;
  if (name === 'departements' && code === 'invalid_format')
    return `${flag} refusé : un code de département, par exemple 33 ou 2A`;
  return `${flag} refusé : ${message}`;
};

const textOf = (grant: Grant): string =>
  [
    `${grant.name} (${grant.iss} ${grant.sub})`,
    grant.role,
    ...[grant.regions, grant.departements, grant.establishments]
      .filter((codes) => codes.length > 0)
      .map((codes) => codes.join(' ')),
    ...(grant.rpps === null ? [] : [`RPPS ${grant.rpps}`]),
    ...(grant.clear_rpps ? ['RPPS en clair'] : []),
    grant.to === null ? `depuis le ${grant.from}` : `du ${grant.from} au ${grant.to}`,
    `ouvert par ${grant.granted_by}`,
    ...(grant.revoked_at === null
      ? []
      : [`révoqué par ${grant.revoked_by ?? '?'} le ${grant.revoked_at.slice(0, 10)}`]),
  ].join(', ');

const who = () => `ligne de commande (${userName()})`;

const userName = () => {
  try {
    return userInfo().username;
  } catch {
    // In a container a user may have a number only.
    return String(process.getuid?.() ?? '?');
  }
};
