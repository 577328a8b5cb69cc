import { Command } from 'commander';
import {
  checkAll,
  importAll,
  list,
  makeDemo,
  publishAll,
  purgeAll,
  rollBack,
  template,
  type Context,
} from './commands.ts';
import { flags } from './importers/options.ts';
import { sources } from './importers/sources.ts';

/** The command line `npm run data -- …`. Commands throw what fails; the context is made when one runs. */
export const commandLine = (context: () => Context): Command => {
  const program = new Command('npm run data --')
    .description('Des extraits reçus à une publication consultable.')
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand(false)
    .option('--debug', 'montre le détail d’une erreur inattendue')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  const add = (name: string, doc: string) =>
    program.command(name).description(doc).helpOption('-h, --help', 'affiche cette aide');

  const importing = add(
    'import <source> <fichiers...>',
    `importe des fichiers, tels quels ou en .gz, d’une source : ${names()}`,
  );
  for (const { flag, sources: of, doc, repeatable } of Object.values(flags)) {
    const text = `${doc} [${of.join(', ')}]`;
    if (repeatable)
      importing.option(flag, text, (value: string, before?: string[]) => [...(before ?? []), value]);
    else importing.option(flag, text);
  }
  importing.action((source: string, files: string[], given: Record<string, unknown>) =>
    importAll(context(), source, files, given),
  );
  add(
    'template <source>',
    'écrit le modèle du fichier que remplissent les établissements (declarations, argumentations)',
  )
    .option('--finess <finess>', 'établissement que le modèle nomme')
    .option('--year <AAAA>', 'année déclarée (la dernière qui soit finie)')
    .action((source: string, given: { finess?: string; year?: string }) =>
      template(context(), source, given),
    );
  add('publish', 'construit une publication de tous les lots, et la sert').action(() =>
    publishAll(context()),
  );
  add('list', 'liste les lots et les publications').action(() => list(context()));
  add('rollback [id]', 'sert de nouveau la publication précédente, ou celle nommée').action((id?: string) =>
    rollBack(context(), id),
  );
  add('check', 'vérifie les lots et la publication servie').action(() => checkAll(context()));
  add('purge', 'efface ce dont la durée de conservation est passée')
    .option('--dry-run', 'dit ce qui serait effacé, et n’efface rien')
    .action((given: { dryRun?: boolean }) => purgeAll(context(), given));
  add('demo', 'fabrique et publie deux régions fictives, dans un entrepôt à elles')
    .option('--lines <nombre>', 'lignes de PHEV', '3000000')
    .option('--seed <nombre>', 'graine du hasard', '1')
    .action((given: { lines: string; seed: string }) => makeDemo(context(), given));
  return program;
};

const names = () => sources.map(({ name }) => name).join(', ');
