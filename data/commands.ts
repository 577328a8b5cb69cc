import type { z } from 'zod';
import { argumentationTemplate } from '#api/argumentation.ts';
import { declarationTemplate } from '#api/declaration.ts';
import { establishment, year } from '#api/parameters.ts';
import { listBatches } from './batch.ts';
import { check } from './check.ts';
import type { Config } from './config.ts';
import { readIndicators } from './definitions.ts';
import { generateDemo } from './demo/generate.ts';
import { declarableOf } from './importers/declarations.ts';
import { importFile } from './importers/import.ts';
import { readOptions } from './importers/options.ts';
import { sources } from './importers/sources.ts';
import { silent, type Progress } from './progress.ts';
import { currentPublication, listPublications, rollback } from './publications.ts';
import { publish } from './publish.ts';
import { purge } from './purge.ts';
import { Refusal } from './refusal.ts';
import { alreadyText, batchLine, batchesOf, importedText, publicationLine } from './text.ts';
import { readWarehouse, writeWarehouse, type Warehouse } from './warehouse.ts';

export type Context = {
  readonly config: Config;
  readonly progress: Progress;
  readonly say: (line: string) => void;
  /** A signal that Ctrl-C aborts; asking for it makes the command answer for its own stop. */
  readonly interruption: () => AbortSignal;
};

/** Imports files in order, each a batch of its own. @throws Refusal at the first that is refused */
export const importAll = async (
  { config, progress, say, interruption }: Context,
  name: string,
  files: readonly string[],
  given: Record<string, unknown>,
) => {
  const source = sources.find((one) => one.name === name);
  if (source === undefined) {
    throw new Refusal(`Source inconnue : ${name} (sources : ${sources.map((one) => one.name).join(', ')}).`);
  }
  const options = readOptions(source, given);
  const run = { config, progress, signal: interruption() };
  await writeWarehouse(placeOf(config), 'real', async (warehouse) => {
    for (const file of files) {
      const { batch, already } = await importFile(warehouse, source, file, options, run);
      say(already ? alreadyText(file, batch) : importedText(batch, source));
    }
  });
};

/** The empty file that an establishment fills in and sends back. Without a year, the last that is over. */
export const template = ({ say }: Pick<Context, 'say'>, name: string, given: TemplateFlags) => {
  if (name !== 'declarations' && name !== 'argumentations')
    throw new Refusal(`Il n’y a de modèle que pour declarations et argumentations, pas pour ${name}.`);
  if (name === 'argumentations') {
    // The lines of an establishment are exported from its work list.
    for (const option of ['finess', 'year'] as const)
      if (given[option] !== undefined)
        throw new Refusal(`--${option} ne s’applique pas au modèle argumentations.`);
    say(argumentationTemplate().trimEnd());
    return;
  }
  const finess = given.finess === undefined ? '' : flag('--finess', establishment, given.finess);
  const asked = given.year === undefined ? new Date().getFullYear() - 1 : flag('--year', year, given.year);
  say(declarationTemplate(finess, asked, declarableOf(readIndicators())).trimEnd());
};
type TemplateFlags = { readonly finess?: string; readonly year?: string };

const flag = <T>(name: string, schema: z.ZodType<T>, text: string): T => {
  const read = schema.safeParse(text);
  if (read.success) return read.data;
  throw new Refusal(
    `${name} : « ${text} » n’est pas ${read.error.issues[0]?.message ?? 'une valeur attendue'}.`,
  );
};

export const publishAll = async ({ config, progress, say }: Context) => {
  const { path, kind } = readWarehouse(placeOf(config));
  const manifest = await writeWarehouse(path, kind, (warehouse) => publishIn(warehouse, config, progress));
  say(`Publication ${manifest.id} : ${batchesOf(manifest)} ; elle est maintenant servie.`);
};

export const list = ({ config, say }: Context) => {
  const warehouse = readWarehouse(placeOf(config));
  const current = currentPublication(warehouse);
  for (const batch of listBatches(warehouse)) say(batchLine(batch));
  for (const manifest of listPublications(warehouse)) say(publicationLine(manifest, manifest.id === current));
};

export const rollBack = async ({ config, say }: Context, id?: string) => {
  const { path, kind } = readWarehouse(placeOf(config));
  const manifest = await writeWarehouse(path, kind, (warehouse) => Promise.resolve(rollback(warehouse, id)));
  say(`Publication ${manifest.id} : elle est de nouveau servie.`);
};

/** @throws Refusal when something is at fault */
export const checkAll = async ({ config, say }: Context) => {
  const findings = await check(readWarehouse(placeOf(config)), config);
  for (const { what, fault } of findings) say(`${what} : ${fault ?? 'conforme'}`);
  const faults = findings.filter(({ fault }) => fault !== null).length;
  if (faults > 0) throw new Refusal(`${faults} contrôles en défaut sur ${findings.length}.`);
};

/** Erases what has had its time (docs/publication.md), or says what it would erase. */
export const purgeAll = async ({ config, say }: Context, given: { dryRun?: boolean }) => {
  const dryRun = given.dryRun === true;
  const { path, kind } = readWarehouse(placeOf(config));
  const purged = await writeWarehouse(path, kind, (warehouse) =>
    purge(warehouse, config, { now: new Date(), dryRun }),
  );
  for (const line of purged) say(dryRun ? `${line} (à blanc : rien n’a changé)` : line);
  if (purged.length === 0) say('Rien à effacer.');
};

/** Under this, whole indicators of the demo would have no line. */
const fewest = 10_000;

export const makeDemo = async (
  { config, progress, say }: Context,
  given: { lines: string; seed: string },
) => {
  const path = config.warehouse ?? 'warehouse-demo';
  const numbers = { lines: count('--lines', given.lines), seed: count('--seed', given.seed) };
  if (numbers.lines < fewest) {
    throw new Refusal(
      `--lines : ${numbers.lines} lignes ne font pas une région ; demandez-en ${fewest} au moins.`,
    );
  }
  let label = '';
  let step = silent.step(label);
  await generateDemo(path, config, {
    ...numbers,
    publish: (warehouse) => {
      step.done();
      [label, step] = ['', silent.step('')];
      return publishIn(warehouse, config, progress);
    },
    onStep: (name, share) => {
      if (name !== label) {
        step.done();
        [label, step] = [name, progress.step(`Démonstration, ${name}`)];
      }
      step.at(share);
    },
  });
  step.done();
  say(`Démonstration prête dans « ${path} ».`);
};

const publishIn = async (warehouse: Warehouse, config: Config, progress: Progress) => {
  let step = silent.step('');
  const manifest = await publish(warehouse, config, {
    onStep: (label) => {
      step.done();
      step = progress.step(`Publication, ${label}`);
    },
  });
  step.done();
  return manifest;
};

const placeOf = (config: Config) => config.warehouse ?? 'warehouse';

const count = (flag: string, text: string) => {
  if (/^[0-9]{1,12}$/.test(text)) return Number(text);
  throw new Refusal(`${flag} : « ${text} » n’est pas un nombre entier.`);
};
