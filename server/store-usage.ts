import { Command, CommanderError } from 'commander';
import { CannotStart, chosenWarehouse } from './config.ts';
import { openDatabase } from './store/open.ts';
import type { OpenDatabase } from './store/pglite.ts';
import { storePlace } from './store/place.ts';

/** What the commands of the store are given. */
export type CommandContext = {
  readonly environment: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly say: (line: string) => void;
};

/** A family of commands, `npm run <name> -- …`, that speaks French and throws what fails. */
export const family = (name: string, doc: string): Command =>
  new Command(`npm run ${name} --`)
    .description(doc)
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });

/** Works on the store that the environment names, then closes it. @throws StoreRefusal while a server holds it */
export const withStore = async <T>(
  { environment, folder }: CommandContext,
  work: (open: OpenDatabase) => Promise<T>,
): Promise<T> => {
  const warehouse = chosenWarehouse(environment.CAQES_WAREHOUSE, folder);
  const open = await openDatabase(storePlace(environment, warehouse));
  try {
    return await work(open);
  } finally {
    await open.close();
  }
};

/** How a command that threw ends: what to say on the error output, and the exit code. */
export const endOf = (error: unknown): { message: string; code: number } => {
  if (error instanceof CannotStart) return { message: error.message, code: 2 };
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? { message: '', code: 0 } : { message: usage(error), code: 2 };
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return { message: `Échec inattendu : ${first}`, code: 1 };
};

/** Commander speaks English: its codes are the closed list, the quoted name is what the user wrote. */
const usage = ({ code, message }: CommanderError): string => {
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const more = '(--help donne ce qui est attendu)';
  switch (code) {
    case 'commander.unknownOption':
      return `Option inconnue : ${name} ${more}.`;
    case 'commander.unknownCommand':
      return `Commande inconnue : ${name} ${more}.`;
    case 'commander.missingArgument':
      return `Il manque un argument : ${name} ${more}.`;
    case 'commander.missingMandatoryOptionValue':
      return `Il manque l’option ${name} ${more}.`;
    case 'commander.optionMissingArgument':
      return `Il manque une valeur à ${name}.`;
    case 'commander.excessArguments':
      return `Trop d’arguments ${more}.`;
    case 'commander.help':
      return `Il manque une commande ${more}.`;
    default:
      return `Commande refusée : ${message.replace(/^error: /, '')}.`;
  }
};
