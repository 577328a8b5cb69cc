import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linesOf, listBatches, type BatchReport } from './batch.ts';
import type { Config } from './config.ts';
import { literal, openEngine, type Engine, type Row } from './duckdb.ts';
import { currentPublication, fileHash, readManifest } from './publications.ts';
import type { Warehouse } from './warehouse.ts';

/** One thing verified, in a sentence; `fault` says what is wrong, or is null. */
export type Finding = { readonly what: string; readonly fault: string | null };

/** Verifies every batch against its report, and the current publication against its manifest. */
export const check = async (warehouse: Warehouse, config: Config): Promise<Finding[]> => {
  const engine = await openEngine(':memory:', { ...config, spill: '' });
  try {
    const findings: Finding[] = [];
    for (const batch of listBatches(warehouse)) findings.push(await checkBatch(engine, warehouse, batch));
    const id = currentPublication(warehouse);
    if (id === null) return [...findings, { what: 'publication courante', fault: 'aucune' }];
    const manifest = readManifest(warehouse, id);
    for (const table of manifest.tables) {
      const file = join(warehouse.publications, id, `${table.name}.parquet`);
      const hash = await fileHash(file).catch(() => null);
      const fault = hash === null ? unreadable : hash === table.sha256 ? null : 'contenu modifié';
      findings.push({ what: `publication ${id}, table ${table.name}`, fault });
    }
    const catalogue = catalogueFault(join(warehouse.publications, id, 'catalogue.json'));
    return [...findings, { what: `publication ${id}, catalogue`, fault: catalogue }];
  } finally {
    engine.close();
  }
};

const unreadable = 'fichier absent ou illisible';

const catalogueFault = (file: string) => {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return null;
  } catch {
    return unreadable;
  }
};

const checkBatch = async (engine: Engine, warehouse: Warehouse, batch: BatchReport): Promise<Finding> => {
  const what = `lot ${batch.id}`;
  const lines = linesOf(warehouse, batch);
  const quarantine = join(dirname(lines), 'quarantine.parquet');
  const sums = Object.keys(batch.totals).map((name) => `coalesce(sum(${name}), 0)::varchar as ${name}`);
  try {
    const [found] = await engine.rows(
      `select ${['count(*)::varchar as kept', ...sums].join(', ')} from ${literal(lines)}`,
    );
    // A source without quarantine has no such file, and no such line.
    const [bad] =
      batch.rows.quarantined === 0 && !existsSync(quarantine)
        ? [{ quarantined: '0' }]
        : await engine.rows(`select count(*)::varchar as quarantined from ${literal(quarantine)}`);
    const { kept, quarantined } = batch.rows;
    const expected = { kept: String(kept), quarantined: String(quarantined), ...batch.totals };
    const all = { ...found, ...bad };
    const wrong = Object.entries(expected).find(([name, total]) => exact(all[name]) !== exact(total));
    const fault = wrong && `${wrong[0]} vaut ${String(all[wrong[0]])} et non ${wrong[1]}`;
    return { what, fault: fault ?? null };
  } catch (error) {
    return { what, fault: error instanceof Error ? error.message : String(error) };
  }
};

// As text: a double would take 9 007 199 254 740 993 for its neighbour. The scale does not count.
const exact = (total: Row[string] | undefined) =>
  String(total)
    .replace(/(\.[0-9]*?)0+$/, '$1')
    .replace(/\.$/, '');
