import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { buildIfStale } from '#server/build.ts';
import { faultsOf } from './check.ts';
import { importTimes } from './imports.ts';
import { keep, machine } from './keep.ts';
import { besides, measure, type Beside } from './measure.ts';
import { importReport, reportOf } from './report.ts';

// npm run bench: what each question takes, at several sizes of the demo. docs/performance.md says how to read it.

const root = fileURLToPath(new URL('../..', import.meta.url));

type Options = {
  readonly lines: readonly number[];
  readonly seconds: number;
  readonly times: number;
  readonly beside: readonly Beside[];
  readonly check: boolean;
};

const run = async ({ lines: sizes, seconds, times, beside, check }: Options) => {
  await buildIfStale();
  for (const lines of sizes) {
    const measured = await measure(demo(lines), { lines, seconds, times, beside });
    const report = reportOf(machine, measured);
    console.log(report);
    if (check) fail(faultsOf(measured));
    else keep(`${lines}-lines`, report, { machine, ...measured });
  }
  if (!beside.includes('imports')) return;
  const imports = await importTimes(1_000_000);
  const report = importReport(machine, imports);
  console.log(report);
  keep('imports', report, { machine, ...imports });
};

const fail = (faults: readonly string[]) => {
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
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

const count = (text: string) => Number(text);
await new Command('bench')
  .description('What each question takes, at several sizes of the demo')
  .option('--lines <number...>', 'PHEV lines of each demo', ['1000000'])
  .option('--seconds <number>', 'how long the readers walk', count, 60)
  .option('--times <number>', 'how often each question is asked again', count, 20)
  .addOption(new Option('--beside <what...>', 'what else to measure').choices(besides).default([]))
  .option('--check', 'fail where a question takes too many times the list of regions; keep no results', false)
  .action(({ lines, ...rest }: Omit<Options, 'lines'> & { lines: string[] }) =>
    run({ lines: lines.map(Number), ...rest }),
  )
  .parseAsync();
