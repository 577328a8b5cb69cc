import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { z } from 'zod';
import { replaceFile } from '#data/durable.ts';
import { buildIfStale } from '#server/build.ts';
import { quantile } from './ask-times.ts';
import { keep, machine } from './keep.ts';
import { placeOf } from './place.ts';
import { startProduct, type Product } from './product.ts';
import { walk } from './users.ts';

// npx tsx test/bench/soak.ts --minutes N : twenty readers while the publication served changes each minute.

const root = fileURLToPath(new URL('../..', import.meta.url));
const minute = 60_000;

/** Milliseconds and bytes. `refused`: answered, but neither 200 nor 304; `dropped`: not answered; both are `errors`. */
export type Soaked = {
  readonly minutes: number;
  readonly requests: number;
  readonly errors: number;
  readonly refused: number;
  readonly dropped: number;
  readonly p50: number;
  readonly p95: number;
  /** Resident memory of the server in each minute, the median of its seconds. */
  readonly memory: readonly number[];
  readonly most: number;
  readonly swaps: number;
  /** Of the swaps, those that the server was seen to answer from. */
  readonly seen: number;
  /** Memory of the last third of the minutes, over that of the first, the minute of warm-up left out. */
  readonly growth: number;
};

/** Walks on a copy of the warehouse, which stays as it is. */
export const soak = async (minutes: number, warehouse: string): Promise<Soaked> => {
  await buildIfStale();
  const folder = mkdtempSync(join(tmpdir(), 'caqes-soak-'));
  try {
    const copy = join(folder, 'warehouse');
    const publications = copied(warehouse, copy);
    const product = await startProduct(copy);
    try {
      return await walked(product, copy, publications, minutes);
    } finally {
      await product.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const walked = async (
  product: Product,
  warehouse: string,
  publications: readonly [string, string],
  minutes: number,
): Promise<Soaked> => {
  const place = await placeOf(product);
  const counted = { refused: 0, dropped: 0 };
  const counting: Product = {
    ...product,
    get: async (...asked) => {
      const reply = await product.get(...asked).catch((error: unknown) => {
        counted.dropped++;
        throw error;
      });
      if (reply.status !== 200 && reply.status !== 304) {
        counted.refused++;
        console.error(`${asked[1]} ${asked[0]}: ${reply.status} ${reply.body.toString().slice(0, 200)}`);
      }
      return reply;
    },
  };
  const readers = walk(counting, place, { users: 20, seconds: minutes * 60 });
  readers.catch(() => undefined); // awaited last, where nothing else has failed
  const memory: number[] = [];
  let [swaps, seen] = [0, 0];
  for (let passed = 0; passed < minutes; passed++) {
    // In the middle of the minute: the last swap too is walked on.
    const before = await memoryOf(product, minute / 2);
    const next = publications[swaps++ % 2] ?? '';
    replaceFile(join(warehouse, 'current'), `${next}\n`);
    const [after, served] = await Promise.all([memoryOf(product, minute / 2), isServed(product, next)]);
    if (served) seen++;
    memory.push(quantile([...before, ...after], 0.5));
    console.log(
      `minute ${passed + 1}: ${mb(memory.at(-1) ?? 0)} MB, ${counted.refused} refused, ${counted.dropped} dropped, ${seen} of ${swaps} swaps seen`,
    );
  }
  const { requests, errors, p50, p95, memory: most } = await readers;
  return {
    ...{ minutes, requests, errors, ...counted, p50, p95, memory, most, swaps, seen },
    growth: growthOf(memory),
  };
};

/** Why the soak is not one; null where it is. */
export const faultOf = ({ errors, refused, dropped, swaps, seen, growth }: Soaked): string | null => {
  if (errors > 0)
    return `${errors} requests were not answered as they should: ${refused} refused, ${dropped} dropped.`;
  if (seen < swaps) return `The server answered from ${seen} of the ${swaps} publications made current.`;
  if (growth > 1.25)
    return `Memory grew: the last third of the minutes took ${growth.toFixed(2)} times that of the first.`;
  return null;
};

/** The two newest publications that the present build can read, the one served last; hard links where they can be. */
const copied = (warehouse: string, copy: string): readonly [string, string] => {
  const served = readFileSync(join(warehouse, 'current'), 'utf8').trim();
  const tables = (id: string) =>
    readdirSync(join(warehouse, 'publications', id))
      .sort()
      .join(' ');
  const other = readdirSync(join(warehouse, 'publications'))
    .sort()
    .filter((id) => id !== served && tables(id) === tables(served))
    .at(-1);
  if (other === undefined)
    throw new Error(
      'A soak needs two publications of the same tables: « npm run data -- publish » makes another.',
    );
  mkdirSync(copy);
  for (const name of ['demo.json', 'warehouse.json', 'instance.key'])
    copyFileSync(join(warehouse, name), join(copy, name));
  for (const id of [other, served]) {
    const [from, to] = [warehouse, copy].map((each) => join(each, 'publications', id)) as [string, string];
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) linkOrCopy(join(from, name), join(to, name));
  }
  replaceFile(join(copy, 'current'), `${served}\n`);
  return [other, served];
};

const linkOrCopy = (from: string, to: string) => {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to); // another disk
  }
};

/** Whether the server answers from it within ten seconds: it looks each second. */
const isServed = async (product: Product, id: string): Promise<boolean> => {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const { body } = await product.get('/api/publication', 'ars', { accept: 'application/json' });
    if (told.parse(JSON.parse(body.toString()))[0]?.publication === id) return true;
    await sleep(250);
  }
  return false;
};

const told = z.array(z.object({ publication: z.string() }));

/** Each second for so long. */
const memoryOf = async (product: Product, ms: number): Promise<readonly number[]> => {
  const seen: number[] = [];
  const end = performance.now() + ms;
  while (performance.now() < end) {
    seen.push(product.memory());
    await sleep(Math.min(1000, Math.max(0, end - performance.now())));
  }
  return seen;
};

const growthOf = (memory: readonly number[]): number => {
  const warm = memory.length > 1 ? memory.slice(1) : memory;
  const third = Math.max(1, Math.floor(warm.length / 3));
  return mean(warm.slice(-third)) / mean(warm.slice(0, third));
};

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const mb = (bytes: number) => (bytes / 1e6).toFixed(0);

const main = async ({ minutes, warehouse }: { minutes: number; warehouse: string }) => {
  const soaked = await soak(minutes, warehouse);
  const { memory } = soaked;
  const report = [
    `${soaked.requests} requests of 20 readers in ${minutes} minutes: ${soaked.errors} errors (${soaked.refused} refused, ${soaked.dropped} dropped).`,
    `p50 ${soaked.p50.toFixed(1)} ms, p95 ${soaked.p95.toFixed(1)} ms; ${soaked.seen} of ${soaked.swaps} swaps seen.`,
    `Memory: first ${mb(memory[0] ?? 0)}, last ${mb(memory.at(-1) ?? 0)}, most ${mb(soaked.most)} MB; last third over first ${soaked.growth.toFixed(2)}.`,
  ].join('\n\n');
  console.log(report);
  keep('soak', `# Soak\n\n${machine}\n\n${report}\n`, { machine, ...soaked });
  const fault = faultOf(soaked);
  if (fault === null) return;
  console.error(fault);
  process.exitCode = 1;
};

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url))
  await new Command('soak')
    .description('Twenty readers, cache on, while the publication served changes each minute')
    .option('--minutes <number>', 'how long they walk', Number, 30)
    .option('--warehouse <folder>', 'a demo with two publications', join(root, 'warehouse-bench-1000000'))
    .action(main)
    .parseAsync();
