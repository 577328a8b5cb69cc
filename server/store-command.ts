import { CommanderError } from 'commander';
import { CannotStart } from './config.ts';
import { accessCommands } from './store-access.ts';
import { storeCommands } from './store-backup.ts';
import { usage } from './store-usage.ts';

// npm run access -- …, npm run store -- …
const [node = '', script = '', which, ...given] = process.argv;
const context = {
  environment: process.env,
  folder: process.cwd(),
  say: (line: string) => process.stdout.write(`${line}\n`),
};
const program = which === 'access' ? accessCommands(context) : storeCommands(context);

try {
  await program.parseAsync([node, script, ...given]);
} catch (error) {
  const { message, code } = failureOf(error);
  if (message !== '') process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

function failureOf(error: unknown): { message: string; code: number } {
  if (error instanceof CannotStart) return { message: error.message, code: 2 };
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? { message: '', code: 0 } : { message: usage(error), code: 2 };
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return { message: `Échec inattendu : ${first}`, code: 1 };
}
