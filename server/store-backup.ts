import type { Command } from 'commander';
import { writeArgumentations } from './argumentation-export.ts';
import { writeDeclarations } from './declaration-export.ts';
import { backupTo } from './store/backup.ts';
import { withoutValues } from './store/database.ts';
import { StoreRefusal } from './store/refusal.ts';
import { restoreFrom } from './store/restore.ts';
import { family, withStore, type CommandContext } from './store-usage.ts';

/** The command line `npm run store -- …`. */
export const storeCommands = (context: CommandContext): Command => {
  const program = family(
    'store',
    'Le registre : accès, trace, transmissions, déclarations et argumentations.',
  );
  const add = (name: string, doc: string, done: string, work: typeof backupTo) =>
    program
      .command(name)
      .description(doc)
      .helpOption('-h, --help', 'affiche cette aide')
      .action(async (file: string) => {
        const rows = await withStore(context, ({ database }) => work(database, file).catch(said(file)));
        context.say(`${file} : ${rows} lignes ${done}.`);
      });
  add('backup <fichier>', 'sauvegarde tout le registre, sessions exceptées', 'sauvegardées', backupTo);
  add('restore <fichier>', 'restaure une sauvegarde dans un registre vide', 'restaurées', restoreFrom);
  add(
    'declarations <fichier>',
    'écrit les déclarations en vigueur, pour npm run data -- import declarations',
    'écrites',
    writeDeclarations,
  );
  add(
    'argumentations <fichier>',
    'écrit les argumentations en vigueur, pour npm run data -- import argumentations',
    'écrites',
    writeArgumentations,
  );
  return program;
};

const said = (file: string) => (error: unknown) => {
  if (error instanceof StoreRefusal) throw error;
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null;
  if (code !== null)
    throw new StoreRefusal(`${file} ne s’écrit pas (${code}) : choisissez un autre fichier.`);
  throw withoutValues('backup', error);
};
