import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { addBatch, listBatches, type BatchReport } from '../batch.ts';
import type { Config } from '../config.ts';
import { openEngine } from '../duckdb.ts';
import { sizeOf } from '../intake-content.ts';
import type { Progress } from '../progress.ts';
import { workFolder, type Warehouse } from '../warehouse.ts';
import { yearOf } from './coverage.ts';
import { fillBatch, parseLines } from './fill.ts';
import type { Source } from './layout.ts';
import type { ImportOptions } from './options.ts';
import { receive } from './receive.ts';

/** What an import runs with: configuration, where to tell its progress, and a signal that stops it. */
export type Run = { readonly config: Config; readonly progress: Progress; readonly signal: AbortSignal };

/**
 * Imports one file as a batch. `already` is true when the same bytes were imported before and are said to cover the same:
 * that batch is returned. Said to cover something else, they are a new batch, for a wrong flag must be mendable.
 * @throws Refusal when the file is not what it should be; whatever is thrown, nothing was added
 */
export const importFile = async (
  warehouse: Warehouse,
  source: Source,
  path: string,
  options: ImportOptions,
  run: Run,
): Promise<{ batch: BatchReport; already: boolean }> => {
  sizeOf(path);
  if (source.span === 'file-year') yearOf(path, options);
  const work = workFolder(warehouse);
  const engine = await openEngine(':memory:', {
    memory: memoryFor(run.config),
    threads: run.config.threads,
    spill: join(work, 'spill'),
  });
  const stop = () => engine.interrupt();
  run.signal.addEventListener('abort', stop);
  try {
    const received = await receive(source, path, work, engine, run);
    const known = listBatches(warehouse).findLast(
      ({ source: name, file }) => name === source.name && file.sha256 === received.file.sha256,
    );
    const job = { warehouse, source, path, options, run, work, engine, received };
    const parsed = await parseLines(job, known);
    if (parsed === null && known !== undefined) return { batch: known, already: true };
    if (parsed === null) throw new Error('lines parsed as those of no batch');
    const identity = { source: source.name, sensitivity: source.sensitivity, file: received.file };
    const batch = await addBatch(warehouse, identity, (folder, importedAt) =>
      fillBatch(job, parsed, folder, importedAt),
    );
    return { batch, already: false };
  } finally {
    run.signal.removeEventListener('abort', stop);
    engine.close();
    rmSync(work, { recursive: true, force: true });
  }
};

// A gigabyte of CSV must come in under 1.5 GB in all: past this the engine sorts on disk.
const mostMemory = 640;

const memoryFor = ({ memory }: Config) => {
  const megabytes = Number.parseInt(memory, 10) * (memory.endsWith('GB') ? 1000 : 1);
  return `${Math.min(megabytes, mostMemory)}MB`;
};
