import { chmodSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSuperseded, linesOf, listBatches, type BatchReport } from './batch.ts';
import type { Config } from './config.ts';
import { literal, openEngine, type Engine } from './duckdb.ts';
import { commitRename } from './durable.ts';
import { currentPublication, listPublications } from './publications.ts';
import type { Warehouse } from './warehouse.ts';

/** What is kept no longer than its time: one sentence for each thing erased. */
export type Purged = readonly string[];

/**
 * Erases what has had its time: the text of lines set aside, publications other than the one served and the one before
 * it, batches that the same bytes imported again replaced and that no publication left refers to. Reports keep their
 * counts. The caller holds the lock.
 * @param dryRun says what would be erased, and erases nothing
 */
export const purge = async (
  warehouse: Warehouse,
  config: Config,
  { now, dryRun }: { readonly now: Date; readonly dryRun: boolean },
): Promise<Purged> => {
  const isOlder = (date: string, days: number) => now.getTime() - Date.parse(date) > days * 86_400_000;
  const publications = listPublications(warehouse);
  const current = currentPublication(warehouse);
  const served = publications.find(({ id }) => id === current);
  const kept = publications.filter(
    ({ id, published_at }) =>
      id === served?.id || id === served?.previous || !isOlder(published_at, config.publicationDays),
  );
  const gone = publications.filter((each) => !kept.includes(each));
  const batches = listBatches(warehouse);
  const replaced = batches.filter(
    (batch) =>
      isSuperseded(batch, batches) &&
      isOlder(batch.imported_at, config.publicationDays) &&
      !kept.some((publication) => publication.batches.includes(batch.id)),
  );
  const said = [
    ...gone.map(({ id }) => `publication ${id} : effacée`),
    ...replaced.map(({ id }) => `lot ${id} : effacé, les mêmes octets ont été importés de nouveau`),
  ];
  if (!dryRun) {
    for (const { id } of gone) remove(join(warehouse.publications, id));
    for (const { id } of replaced) remove(join(warehouse.batches, id));
  }
  const old = batches.filter(
    (batch) => !replaced.includes(batch) && isOlder(batch.imported_at, config.quarantineDays),
  );
  return [...said, ...(await eraseTexts(warehouse, config, old, dryRun))];
};

// Under the name that the next writer sweeps, should this one be killed.
const remove = (folder: string) => {
  commitRename(folder, `${folder}.part`);
  rmSync(`${folder}.part`, { recursive: true, force: true });
};

const eraseTexts = async (
  warehouse: Warehouse,
  config: Config,
  batches: readonly BatchReport[],
  dryRun: boolean,
): Promise<string[]> => {
  const engine = await openEngine(':memory:', { ...config, spill: '' });
  try {
    const said: string[] = [];
    for (const batch of batches) {
      const file = join(dirname(linesOf(warehouse, batch)), 'quarantine.parquet');
      const texts = existsSync(file) ? await textsOf(engine, file) : 0;
      if (texts === 0) continue;
      if (!dryRun) await eraseText(engine, file);
      said.push(`lot ${batch.id} : texte de ${texts} lignes en quarantaine effacé`);
    }
    return said;
  } finally {
    engine.close();
  }
};

const textsOf = async (engine: Engine, file: string) => {
  const [found] = await engine.rows(
    `select count(raw)::integer as texts from read_parquet(${literal(file)}) where raw <> ''`,
  );
  return Number(found?.texts);
};

// Line and reason stay: the report's counts can still be checked.
const eraseText = async (engine: Engine, file: string) => {
  const aside = `${file}.part`;
  await engine.run(
    `copy (select line, ''::varchar as raw, reason from read_parquet(${literal(file)}) order by line)
     to ${literal(aside)} (format parquet, compression zstd)`,
  );
  chmodSync(aside, 0o600);
  commitRename(aside, file);
};
