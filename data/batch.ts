import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { commitRename, sync } from './durable.ts';
import type { Warehouse } from './warehouse.ts';

const month = z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/);

/**
 * What a batch of facts speaks for. A covered cell (source, FINESS, month) without lines is 0; one not covered is no
 * figure. seen: the FINESS that occur in the file; region: all of these regions that the source has ever shown, and
 * those seen; national: all that the source has ever shown.
 */
export const coverageSchema = z.strictObject({
  scope: z.enum(['seen', 'region', 'national']),
  regions: z.array(z.string()),
  /** FINESS that the scope would take in but this file does not hold: they come late, or never. */
  except: z.array(z.string()).default([]),
  from: month,
  to: month,
  /** First month that the source may still complete; null when none. */
  provisional_from: month.nullable(),
  /** The file is only an extract of its source: figures are shown under a banner. */
  partial: z.boolean(),
});
export type Coverage = z.infer<typeof coverageSchema>;

export const batchSources = [
  'open-phmev',
  'phev',
  'les',
  'transport',
  'declarations',
  'finess',
  'targets',
  'contracts',
  'les-reference',
  'argumentations',
  'rpps',
  'events',
  'groups',
] as const;

/** batches/<id>/report.json: what was received, and what became of it. Totals are exact decimals as text. */
export const batchReport = z.strictObject({
  id: z.string(),
  /** Order of arrival: the newest batch wins each cell it covers. */
  sequence: z.number().int().positive(),
  source: z.enum(batchSources),
  imported_at: z.iso.datetime(),
  sensitivity: z.enum(['synthetic', 'open', 'restricted']),
  file: z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.number().int() }),
  /** References (finess, targets, contracts) cover nothing. */
  coverage: coverageSchema.nullable(),
  rows: z.strictObject({
    read: z.number().int(),
    kept: z.number().int(),
    quarantined: z.number().int(),
    by_reason: z.record(z.string(), z.number().int()),
  }),
  totals: z.record(z.string(), z.string()),
  extra_columns: z.array(z.string()),
  notes: z.array(z.string()),
});
export type BatchReport = z.infer<typeof batchReport>;

/** Batches of a warehouse, oldest first. */
export const listBatches = (warehouse: Warehouse): BatchReport[] =>
  readdirSync(warehouse.batches)
    .filter((name) => !name.endsWith('.part'))
    .map((name) =>
      batchReport.parse(JSON.parse(readFileSync(join(warehouse.batches, name, 'report.json'), 'utf8'))),
    )
    .sort((a, b) => a.sequence - b.sequence);

/** Whether the same bytes were imported again: with another coverage, and what was declared first is withdrawn. */
export const isSuperseded = (batch: BatchReport, batches: readonly BatchReport[]): boolean =>
  batches.some(
    (newer) =>
      newer.sequence > batch.sequence &&
      newer.source === batch.source &&
      newer.file.sha256 === batch.file.sha256,
  );

export const linesOf = (warehouse: Warehouse, batch: { id: string }) =>
  join(warehouse.batches, batch.id, 'lines.parquet');

/**
 * Adds a batch in one step. `fill` writes lines.parquet, and quarantine.parquet where the source has one, into the
 * folder it is given, at the moment it is given, and returns what the report says of them; if it throws, nothing was added.
 */
export const addBatch = async (
  warehouse: Warehouse,
  identity: Pick<BatchReport, 'source' | 'sensitivity' | 'file'>,
  fill: (
    folder: string,
    importedAt: string,
  ) => Promise<Pick<BatchReport, 'coverage' | 'rows' | 'totals' | 'extra_columns' | 'notes'>>,
): Promise<BatchReport> => {
  const importedAt = new Date().toISOString();
  const id = `${importedAt.replace(/[-:.]/g, '')}-${identity.source}-${identity.file.sha256.slice(0, 8)}`;
  const folder = join(warehouse.batches, `${id}.part`);
  mkdirSync(folder, { mode: 0o700 });
  const filled = await fill(folder, importedAt).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const last = listBatches(warehouse).at(-1)?.sequence ?? 0;
  const report = batchReport.parse({
    id,
    sequence: last + 1,
    imported_at: importedAt,
    ...identity,
    ...filled,
  });
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  for (const name of readdirSync(folder)) {
    chmodSync(join(folder, name), 0o600);
    sync(join(folder, name));
  }
  commitRename(folder, join(warehouse.batches, id));
  return report;
};
