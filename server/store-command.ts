import { accessCommands } from './store-access.ts';
import { storeCommands } from './store-backup.ts';
import { endOf } from './store-usage.ts';

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
  const { message, code } = endOf(error);
  if (message !== '') process.stderr.write(`${message}\n`);
  process.exitCode = code;
}
