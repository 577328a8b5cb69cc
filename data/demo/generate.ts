import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addBatch, listBatches } from '#data/batch.ts';
import type { Config } from '#data/config.ts';
import { replaceFile } from '#data/durable.ts';
import { Refusal } from '#data/refusal.ts';
import { writeWarehouse, type Warehouse } from '#data/warehouse.ts';
import { openMaker, type Maker, type Scale } from './maker.ts';
import { parts, type Part } from './parts.ts';

export type DemoOptions = Scale & {
  /** Called after each wave of files, the warehouse's lock being held. */
  readonly publish: (warehouse: Warehouse) => Promise<unknown>;
  /** @param share of all the lines to write, 0 to 1 */
  readonly onStep: (label: string, share: number) => void;
};

/**
 * Fills a warehouse of its own with two fictitious regions, deterministic by seed, and publishes them twice, so that
 * something has changed since the last publication. Already there with this seed and scale: does nothing.
 * @throws Refusal when the folder holds real data, or a demo of another seed, scale or generator
 */
export const generateDemo = (path: string, config: Config, options: DemoOptions): Promise<void> =>
  writeWarehouse(path, 'synthetic', async (warehouse) => {
    const marker = join(path, 'demo.json');
    const recipe = JSON.stringify({ generator: 6, seed: options.seed, lines: options.lines });
    const found = existsSync(marker)
      ? (JSON.parse(readFileSync(marker, 'utf8')) as { recipe: string; complete: boolean })
      : null;
    if (found !== null && found.recipe !== recipe) {
      throw new Refusal(
        `« ${path} » contient une démonstration d’une autre graine ou d’une autre taille, ou d’une version précédente : supprimez ce dossier, ou nommez-en un autre dans CAQES_WAREHOUSE.`,
      );
    }
    if (found?.complete) return;
    const mark = (complete: boolean) => replaceFile(marker, `${JSON.stringify({ recipe, complete })}\n`);
    mark(false);
    await fill(warehouse, config, options, recipe);
    mark(true);
  });

const fill = async (warehouse: Warehouse, config: Config, options: DemoOptions, recipe: string) => {
  const spill = join(warehouse.path, `work.demo.${process.pid}`);
  mkdirSync(spill, { mode: 0o700 });
  options.onStep('plan', 0);
  const maker = await openMaker(options, config, spill);
  try {
    const all = parts(maker.finessOf);
    // A run that was killed left whole batches behind: they stay.
    const present = new Set(listBatches(warehouse).map((batch) => batch.file.sha256));
    for (const wave of [1, 2]) {
      for (const part of all.filter((each) => each.wave === wave)) {
        const sha256 = createHash('sha256').update(`${recipe} ${part.name}`).digest('hex');
        if (present.has(sha256)) continue;
        const stop = watch(maker, all, part, options);
        await addBatch(
          warehouse,
          { source: part.source, sensitivity: 'synthetic', file: { name: part.name, sha256, bytes: 0 } },
          (folder) => maker.write(part, folder),
        ).finally(stop);
      }
      await options.publish(warehouse);
    }
  } finally {
    maker.close();
    rmSync(spill, { recursive: true, force: true });
  }
};

const weights: Partial<Record<Part['source'], number>> = { phev: 5, les: 1, transport: 0.1 };

// Tells how far the lines are, four times a second. A part weighs about as much as the months of its region.
const watch = (maker: Maker, all: readonly Part[], part: Part, options: DemoOptions) => {
  const weight = (each: Part) => (each.alone === null ? (weights[each.source] ?? 0) : 0.1);
  const sum = (some: readonly Part[]) => some.reduce((total, each) => total + weight(each), 0);
  const before = sum(all.slice(0, all.indexOf(part)));
  const tell = () => options.onStep(part.name, (before + weight(part) * maker.progress()) / sum(all));
  tell();
  const timer = setInterval(tell, 250);
  return () => clearInterval(timer);
};
