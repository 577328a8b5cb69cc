import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '#api/publication.ts';
import { isSuperseded, linesOf, listBatches, type BatchReport } from './batch.ts';
import type { Config } from './config.ts';
import { readIndicators, sqlFolder, type Indicator } from './definitions.ts';
import { literal, openEngine, type Engine } from './duckdb.ts';
import { commitRename, replaceFile, sync } from './durable.ts';
import { readLaw, type LawVersion } from './law.ts';
import { lintLaw } from './law-lint.ts';
import { loadLaw, loadRating } from './law-tables.ts';
import { computeIndicators, loadIndicators, runSqlFile } from './marts.ts';
import { currentPublication, fileHash, readManifest } from './publications.ts';
import { loadImports } from './imports.ts';
import { computeParts, releaseParts } from './parts.ts';
import { published } from './published.ts';
import { readRating, type RatingGrid } from './rating.ts';
import { reconcile } from './reconcile.ts';
import { Refusal } from './refusal.ts';
import { makeRelease } from './release.ts';
import { makeReleaseParts } from './release-parts.ts';
import { stage } from './staging.ts';
import { instanceKey, workFolder, type Warehouse } from './warehouse.ts';

/** Steps of a publication, in order, for progress bars. */
export type PublishStep = 'lignes' | 'tables de détail' | 'indicateurs' | 'masquage' | 'écriture';

export type PublishOptions = {
  readonly onStep?: (label: PublishStep) => void;
  /** Folder of indicator definitions; the product's own by default. */
  readonly indicators?: string;
  /** Folder of legal versions, and file of rating grids; the product's own by default. */
  readonly law?: string;
  readonly rating?: string;
};

/**
 * Builds a publication from every batch of the warehouse and makes it the current one. The caller holds the lock.
 * Until the rename of `current`, readers see the old one whole.
 * @returns the manifest @throws Refusal when there is nothing to publish
 */
export const publish = async (
  warehouse: Warehouse,
  config: Config,
  options: PublishOptions = {},
): Promise<Manifest> => {
  const all = listBatches(warehouse);
  const batches = all.filter((batch) => !isSuperseded(batch, all));
  if (!batches.some((batch) => batch.coverage !== null)) {
    throw new Refusal(
      'Rien à publier : aucun lot de données. Importez d’abord un fichier (npm run data -- import).',
    );
  }
  const publishedAt = new Date();
  const id = publishedAt.toISOString().replace(/[-:.]/g, '');
  const folder = join(warehouse.publications, `${id}.part`);
  mkdirSync(folder);
  const work = workFolder(warehouse);
  const engine = await openEngine(join(work, 'build.duckdb'), { ...config, spill: join(work, 'spill') });
  try {
    const previous = previousManifest(warehouse);
    const catalogue = {
      indicators: readIndicators(options.indicators),
      law: readLaw(options.law),
      rating: readRating(options.rating),
    };
    if (options.indicators === undefined) refuseFaulty(catalogue);
    const reconciliation = await build(engine, warehouse, batches, catalogue, options, {
      publication: id,
      published_at: publishedAt.toISOString(),
      previous_publication: previous?.id ?? null,
      previous_published_at: previous?.published_at ?? null,
      synthetic: warehouse.kind === 'synthetic',
    });
    await loadPrevious(engine, warehouse, previous);
    await loadImports(engine, batches);
    options.onStep?.('masquage');
    await makeRelease(engine, {
      threshold: config.maskingThreshold,
      // Stable within the publication, and of no use outside it.
      key: createHmac('sha256', instanceKey(warehouse)).update(`pseudonym ${id}`).digest(),
    });
    await releaseParts(engine);
    await makeReleaseParts(engine, config.maskingThreshold);
    await runSqlFile(engine, 'marts/off_label_course.sql');
    // Last: which figures masking withholds is known by then.
    for (const name of ['marts/figure', 'totals', 'marts/total', 'marts/result', 'marts/indicator_known'])
      await runSqlFile(engine, `${name}.sql`);
    const manifest: Manifest = {
      id,
      published_at: publishedAt.toISOString(),
      previous: previous?.id ?? null,
      sensitivity: mostSensitive(batches),
      batches: batches.map((batch) => batch.id),
      reconciliation,
      masking_threshold: config.maskingThreshold,
      tables: await writeTables(engine, folder, options),
    };
    writeFileSync(join(folder, 'catalogue.json'), `${JSON.stringify(catalogue, null, 1)}\n`);
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    seal(folder);
    commitRename(folder, join(warehouse.publications, id));
    replaceFile(warehouse.current, `${id}\n`);
    return manifest;
  } finally {
    engine.close();
    rmSync(work, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What catalogue.json holds: the definitions and the law that this publication was made with. */
type Catalogue = {
  readonly indicators: readonly Indicator[];
  readonly law: readonly LawVersion[];
  readonly rating: readonly RatingGrid[];
};

/** @throws Refusal where the law contradicts itself or names what is not defined: nothing is then published */
const refuseFaulty = ({ indicators, law, rating }: Catalogue) => {
  const faults = lintLaw(law, indicators, rating);
  if (faults.length > 0) throw new Refusal(faults.join('\n'));
};

const build = async (
  engine: Engine,
  warehouse: Warehouse,
  batches: readonly BatchReport[],
  { indicators, law, rating }: Catalogue,
  options: PublishOptions,
  identity: Record<string, string | boolean | null>,
) => {
  options.onStep?.('lignes');
  await runSqlFile(engine, 'macros.sql');
  await loadLaw(engine, law);
  await loadRating(engine, rating);
  await runSqlFile(engine, 'staging/law.sql');
  await stage(engine, batches, (batch) => linesOf(warehouse, batch));
  options.onStep?.('tables de détail');
  await runSqlFile(engine, 'marts/label.sql');
  for (const name of detailMarts) await runSqlFile(engine, `marts/detail/${name}.sql`);
  const reconciled = await reconcile(engine, batches);
  options.onStep?.('indicateurs');
  await loadIndicators(engine, indicators);
  await computeIndicators(engine, indicators);
  await computeParts(engine, indicators);
  await runSqlFile(engine, 'marts/indicator_holder.sql');
  await runSqlFile(engine, 'marts/simulated_product.sql');
  await runSqlFile(engine, 'marts/contract.sql');
  await runSqlFile(engine, 'marts/event.sql');
  await runSqlFile(engine, 'marts/target_in_force.sql');
  await runSqlFile(engine, 'marts/engagement_of_year.sql');
  await engine.run(readFileSync(sqlFolder('marts/publication.sql'), 'utf8'), identity);
  return reconciled;
};

// In order; declared_value comes before coverage, which it extends (staging.ts).
const detailMarts = [
  'prescription_month',
  'phev_month',
  'les_month',
  'les_line',
  'off_label_month',
  'phev_prescriber',
  'transport_month',
  'phev_identification',
  'les_cell',
  'les_situation_month',
  'biosimilar_class',
  'biosimilar_month',
  'argumentation',
  'off_label_line',
];

// What the publication before said of each year, so that a screen can tell what changed.
const loadPrevious = async (engine: Engine, warehouse: Warehouse, previous: Manifest | null) => {
  const file = previous && join(warehouse.publications, previous.id, 'indicator_period.parquet');
  const from = file && existsSync(file) ? `read_parquet(${literal(file)})` : 'indicator_period where false';
  await engine.script(
    `create table previous_indicator_period as select * from (from ${from}) where period_months = 12 and month(period_start) = 1`,
  );
};

const previousManifest = (warehouse: Warehouse): Manifest | null => {
  const id = currentPublication(warehouse);
  return id === null ? null : readManifest(warehouse, id);
};

const writeTables = async (
  engine: Engine,
  folder: string,
  options: PublishOptions,
): Promise<Manifest['tables']> => {
  options.onStep?.('écriture');
  const tables = [];
  for (const [name, rows] of Object.entries(published)) {
    const file = join(folder, `${name}.parquet`);
    const [counted] = await engine.rows(`select count(*)::integer as rows from (${rows})`);
    const count = Number(counted?.rows);
    await engine.run(
      `copy (${rows}) to ${literal(file)} (format parquet, compression zstd, row_group_size ${rowGroup(count)})`,
    );
    tables.push({ name, rows: count, sha256: await fileHash(file) });
  }
  return tables;
};

// Each question weighs each row group of a table anew, and reads whole those that it needs: some sixteen were the quickest, from
// ten vectors of the engine (2,048 rows) to sixty.
const rowGroup = (rows: number): number => 2048 * Math.min(60, Math.max(10, Math.ceil(rows / 16 / 2048)));

// Immutable from here on: even our own mistakes cannot write to it. RPPS are in it: for the owner and the group alone.
const seal = (folder: string) => {
  for (const name of readdirSync(folder)) {
    chmodSync(join(folder, name), 0o440);
    sync(join(folder, name));
  }
  chmodSync(folder, 0o750);
};

const mostSensitive = (batches: readonly BatchReport[]): Manifest['sensitivity'] =>
  (['restricted', 'open', 'synthetic'] as const).find((level) =>
    batches.some((batch) => batch.sensitivity === level),
  ) ?? 'synthetic';
