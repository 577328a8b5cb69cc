import { Command } from 'commander';
import { listBatches } from './batch.ts';
import type { Config } from './config.ts';
import { importFile } from './importers/import.ts';
import { flags, readOptions } from './importers/options.ts';
import { sources } from './importers/sources.ts';
import { silent, type Progress } from './progress.ts';
import { currentPublication, listPublications, rollback } from './publications.ts';
import { publish } from './publish.ts';
import { Refusal } from './refusal.ts';
import { batchLine, importedText, publicationLine } from './text.ts';
import { readWarehouse, writeWarehouse } from './warehouse.ts';

export type Context = {
  readonly config: Config;
  readonly progress: Progress;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
};

/** The command line `npm run data -- …`. Commands throw what fails; nothing is read before one runs. */
export const commandLine = (context: () => Context): Command => {
  const program = new Command('npm run data --')
    .description('Des extraits reçus à une publication consultable.')
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand(false)
    .option('--debug', 'montre le détail d’une erreur inattendue')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  addImport(program, context);
  program
    .command('publish')
    .description('construit une publication de tous les lots, et la sert')
    .action(() => publishAll(context()));
  program
    .command('list')
    .description('liste les lots et les publications')
    .action(() => list(context()));
  program
    .command('rollback [id]')
    .description('revient à la publication précédente, ou à celle nommée')
    .action((id?: string) => back(context(), id));
  return program;
};

const addImport = (program: Command, context: () => Context) => {
  const command = program
    .command('import <source> <fichiers...>')
    .description(
      `importe des fichiers (${sources.map(({ name }) => name).join(', ')}), tels quels ou en .gz`,
    );
  for (const { flag, sources: of, doc } of Object.values(flags)) {
    const text = `${doc} [${of.join(', ')}]`;
    if (flag.startsWith('--region') || flag.startsWith('--except')) command.option(flag, text, collect);
    else command.option(flag, text);
  }
  command.action((source: string, files: string[], given: Record<string, unknown>) =>
    importAll(context(), source, files, given),
  );
};

const collect = (value: string, before: string[] = []) => [...before, value];

const real = (config: Config) => config.warehouse ?? 'warehouse';

const importAll = async (context: Context, name: string, files: string[], given: Record<string, unknown>) => {
  const source = sources.find((one) => one.name === name);
  if (source === undefined) {
    throw new Refusal(`Source inconnue : ${name} (sources : ${sources.map((one) => one.name).join(', ')}).`);
  }
  const options = readOptions(source, given);
  await writeWarehouse(real(context.config), 'real', async (warehouse) => {
    for (const file of files) {
      const { batch, already } = await importFile(warehouse, source, file, options, context);
      context.say(
        already
          ? `« ${file} » est déjà importé : lot ${batch.id}. Rien n’a changé.`
          : importedText(batch, source),
      );
    }
  });
};

const publishAll = async ({ config, progress, say }: Context) => {
  const { path, kind } = readWarehouse(real(config));
  await writeWarehouse(path, kind, async (warehouse) => {
    let step = silent.step('');
    const manifest = await publish(warehouse, config, {
      onStep: (label) => {
        step.done();
        step = progress.step(label);
      },
    });
    step.done();
    say(`Publication ${manifest.id} : ${manifest.batches.length} lots ; elle est maintenant servie.`);
  });
};

const list = ({ config, say }: Context) => {
  const warehouse = readWarehouse(real(config));
  const current = currentPublication(warehouse);
  for (const batch of listBatches(warehouse)) say(batchLine(batch));
  for (const manifest of listPublications(warehouse)) say(publicationLine(manifest, manifest.id === current));
};

const back = async ({ config, say }: Context, id?: string) => {
  const { path, kind } = readWarehouse(real(config));
  await writeWarehouse(path, kind, (warehouse) => {
    const manifest = rollback(warehouse, id);
    say(`Publication ${manifest.id} : elle est de nouveau servie.`);
    return Promise.resolve();
  });
};
