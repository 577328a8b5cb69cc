import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { buildIfStale } from '#server/build.ts';
import { asked, askTimes, quantile } from './ask-times.ts';
import { asksOf, type Place } from './asks.ts';
import { faultsOf } from './check.ts';
import { placeOf } from './place.ts';
import { startProduct, type Product } from './product.ts';
import { rawTimes } from './raw.ts';
import { reportOf, type Measured } from './report.ts';
import { walk } from './users.ts';

// npm run bench: what each question takes, at several sizes of the demo. docs/performance.md says how to read it.

const root = fileURLToPath(new URL('../..', import.meta.url));

type Options = {
  readonly lines: readonly number[];
  readonly seconds: number;
  readonly times: number;
  readonly check: boolean;
};

const run = async ({ lines, seconds, times, check }: Options) => {
  await buildIfStale();
  const sizes: Measured[] = [];
  for (const size of lines) sizes.push(await measure(demo(size), size, seconds, times));
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}.`;
  const report = reportOf(machine, sizes);
  console.log(report);
  if (check) {
    const faults = sizes.flatMap(faultsOf);
    for (const fault of faults) console.error(fault);
    if (faults.length > 0) process.exitCode = 1;
    return;
  }
  const folder = join(root, 'test/bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ machine, sizes }, null, 1)}\n`);
  writeFileSync(join(folder, 'bench.md'), report);
};

/** A demo of so many lines in a warehouse of its own, made where there is none. */
const demo = (lines: number): string => {
  const warehouse = join(root, `warehouse-bench-${lines}`);
  if (!existsSync(join(warehouse, 'demo.json'))) {
    const made = spawnSync('npm', ['run', 'data', '--', 'demo', '--lines', String(lines)], {
      cwd: root,
      env: { ...process.env, CAQES_WAREHOUSE: warehouse },
      stdio: 'inherit',
    });
    if (made.status !== 0) throw new Error(`the demo of ${lines} lines was not made`);
  }
  return warehouse;
};

const measure = async (
  warehouse: string,
  lines: number,
  seconds: number,
  times: number,
): Promise<Measured> => {
  const uncached = await startProduct(warehouse, { CAQES_CACHE_MB: '0' });
  const place = await placeOf(uncached);
  const asks = await askTimes(uncached, place, times).finally(uncached.stop);
  const raw = await rawTimes(warehouse, place, times);
  const product = await startProduct(warehouse);
  try {
    const cached = [await keptTimes(product, place, false), await keptTimes(product, place, true)];
    return {
      lines,
      start: product.startMs,
      asks,
      raw,
      cached,
      users: await walk(product, place, { users: 20, seconds }),
    };
  } finally {
    await product.stop();
  }
};

/** Every question once for the cache, then again: whole, or 304 to who has it. */
const keptTimes = async (product: Product, place: Place, had: boolean) => {
  const taken: number[] = [];
  for (const ask of asksOf(place)) {
    const { etag } = await asked(product, ask);
    const again = await asked(product, ask, had ? { 'if-none-match': etag } : {});
    if (again.status !== (had ? 304 : 200)) throw new Error(`${ask.path}: ${again.status}`);
    taken.push(again.ms);
  }
  return { label: had ? '304' : 'answer', p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
};

const count = (text: string) => Number(text);
await new Command('bench')
  .description('What each question takes, at several sizes of the demo')
  .option('--lines <number...>', 'PHEV lines of each demo', ['1000000'])
  .option('--seconds <number>', 'how long the readers walk', count, 60)
  .option('--times <number>', 'how often each question is asked again', count, 20)
  .option('--check', 'fail where a question takes too many times the list of regions; keep no results', false)
  .action(({ lines, ...rest }: Omit<Options, 'lines'> & { lines: string[] }) =>
    run({ lines: lines.map(Number), ...rest }),
  )
  .parseAsync();
