import { join } from 'node:path';
import { linesOf, listBatches, type BatchReport } from './batch.ts';
import type { Config } from './config.ts';
import { literal, openEngine, type Engine } from './duckdb.ts';
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
      const fault =
        hash === null ? 'fichier absent ou illisible' : hash === table.sha256 ? null : 'contenu modifié';
      findings.push({ what: `publication ${id}, table ${table.name}`, fault });
    }
    return findings;
  } finally {
    engine.close();
  }
};

const checkBatch = async (engine: Engine, warehouse: Warehouse, batch: BatchReport): Promise<Finding> => {
  const what = `lot ${batch.id}`;
  const sums = Object.keys(batch.totals).map((name) => `coalesce(sum(${name}), 0)::varchar as ${name}`);
  try {
    const [found] = await engine.rows(
      `select ${['count(*)::integer as kept', ...sums].join(', ')} from ${literal(linesOf(warehouse, batch))}`,
    );
    const expected = { kept: String(batch.rows.kept), ...batch.totals };
    const wrong = Object.entries(expected).find(([name, total]) => Number(found?.[name]) !== Number(total));
    const fault = wrong && `${wrong[0]} vaut ${String(found?.[wrong[0]])} et non ${wrong[1]}`;
    return { what, fault: fault ?? null };
  } catch (error) {
    return { what, fault: error instanceof Error ? error.message : String(error) };
  }
};
