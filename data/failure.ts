import { CommanderError } from 'commander';
import { Refusal } from './refusal.ts';

/**
 * What a command that failed says, and its exit code: 2 for what a person can mend, 130 when stopped, 1 for the rest.
 * @param debug adds the stack of an unexpected error
 */
export const failureOf = (
  error: unknown,
  signal: AbortSignal,
  debug: boolean,
): { message: string; code: number } => {
  if (signal.aborted) return { message: 'Interrompu : le fichier en cours n’est pas importé.', code: 130 };
  if (error instanceof Refusal) return { message: error.message, code: 2 };
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? { message: '', code: 0 } : { message: usage(error), code: 2 };
  }
  const known = error instanceof Error ? error : new Error(String(error));
  const [first = ''] = known.message.split('\n');
  return {
    message: debug
      ? (known.stack ?? known.message)
      : `Échec inattendu : ${first} (--debug montre le détail).`,
    code: 1,
  };
};

// Commander speaks English: its codes are the closed list, the quoted name is what the user wrote.
const usage = ({ code, message }: CommanderError) => {
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return `Option inconnue : ${name} (--help donne celles qui existent).`;
    case 'commander.unknownCommand':
      return `Commande inconnue : ${name} (--help donne celles qui existent).`;
    case 'commander.missingArgument':
      return `Il manque un argument : ${name} (--help dit lesquels).`;
    case 'commander.optionMissingArgument':
      return `Il manque une valeur à ${name}.`;
    case 'commander.excessArguments':
      return 'Trop d’arguments : --help dit lesquels sont attendus.';
    case 'commander.help':
      return 'Il manque une commande : import, template, publish, list, rollback, check, purge ou demo (--help les décrit).';
    default:
      return `Commande refusée : ${message.replace(/^error: /, '')}.`;
  }
};
