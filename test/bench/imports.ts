import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { linesOf, listBatches } from '#data/batch.ts';
import { literal, openEngine, type Engine } from '#data/duckdb.ts';
import { readWarehouse } from '#data/warehouse.ts';
import { quantile } from './ask-times.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a command took: seconds, and the most resident memory of its processes together, in bytes. */
export type Taken = { readonly seconds: number; readonly memory: number };

/** An import by the product's own command, of so many lines a second without the start of the command. */
export type ImportTaken = Taken & {
  readonly encoding: 'UTF-8' | 'Windows-1252';
  readonly linesPerSecond: number;
  /** Times what bare DuckDB takes, without the start of the command. */
  readonly ratio: number;
  readonly target: number;
};

export type ImportTimes = {
  readonly lines: number;
  /** Of the UTF-8 file. */
  readonly bytes: number;
  /** Seconds of a command that does nothing: npm, tsx, modules. */
  readonly start: number;
  /** Seconds of bare DuckDB, from the UTF-8 file to a Parquet sorted by establishment and month. */
  readonly bare: number;
  readonly imports: readonly ImportTaken[];
};

/**
 * An extract of so many lines, from those of a demo in no order, imported in each encoding into an empty warehouse. The
 * middle of `times` rounds, bare DuckDB in each.
 */
export const importTimes = async (
  lines: number,
  { warehouse = join(root, 'warehouse-bench-1000000'), times = 3 } = {},
): Promise<ImportTimes> => {
  const folder = mkdtempSync(join(tmpdir(), 'caqes-bench-'));
  const engine = await openEngine(':memory:', {
    ...{ memory: '8GB', threads: availableParallelism(), spill: join(folder, 'spill') },
  });
  try {
    const utf8 = join(folder, 'utf8.csv');
    await writeExtract(engine, warehouse, lines, utf8);
    const windows = join(folder, 'windows-1252.csv');
    await pipeline(createReadStream(utf8, 'utf8'), inWindows1252, createWriteStream(windows));
    const rounds: { start: Taken; bare: number; utf8: Taken; windows: Taken }[] = [];
    for (let round = 0; round < times; round++) {
      rounds.push({
        start: await taken(folder, ['--help']),
        bare: await bareSeconds(engine, utf8, join(folder, 'bare.parquet')),
        utf8: await imported(folder, utf8),
        windows: await imported(folder, windows),
      });
    }
    const middle = (of: (round: (typeof rounds)[number]) => number) => quantile(rounds.map(of), 0.5);
    const start = middle((round) => round.start.seconds);
    const bare = middle((round) => round.bare);
    const told = (encoding: ImportTaken['encoding'], of: 'utf8' | 'windows', target: number): ImportTaken => {
      const seconds = middle((round) => round[of].seconds);
      return {
        ...{ encoding, seconds, target, memory: Math.max(...rounds.map((round) => round[of].memory)) },
        linesPerSecond: lines / (seconds - start),
        ratio: (seconds - start) / bare,
      };
    };
    return {
      ...{ lines, bytes: statSync(utf8).size, start, bare },
      imports: [told('UTF-8', 'utf8', 1.5), told('Windows-1252', 'windows', 2)],
    };
  } finally {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Publishing a copy of a warehouse, which stays as it is. */
export const publishTime = async (warehouse: string): Promise<Taken> => {
  const folder = mkdtempSync(join(tmpdir(), 'caqes-bench-'));
  try {
    await cp(warehouse, folder, { recursive: true });
    return await taken(folder, ['publish']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Lines of the demo again and again, with the specialty's name (« Médecine générale ») where the product takes its code. */
const writeExtract = async (engine: Engine, warehouse: string, lines: number, path: string) => {
  const opened = readWarehouse(warehouse);
  const files = listBatches(opened)
    .filter(({ source }) => source === 'phev')
    .map((batch) => literal(linesOf(opened, batch)))
    .join(', ');
  const specialties = literal(join(root, 'data/reference/specialties.csv'));
  await engine.run(
    `copy (
      with received as (from read_parquet([${files}])),
      copies as (select unnest(range(1 + $lines::integer // (select count(*) from received))) as copy)
      select strftime(month, '%Y-%m') as mois, finess, product as code, boxes as boites,
        replace(amount_reimbursed::varchar, '.', ',') as rembourse, beneficiaries as beneficiaires, rpps,
        named.name as specialite, top_gen, atc5, lpp_title as titre_lpp
      from received cross join copies
      left join read_csv(${specialties}, all_varchar = true) as named on named.code = received.specialty
      order by hash(finess, line, product, copy) limit $lines
    ) to ${literal(path)} (format csv, delimiter ';', header true)`,
    { lines },
  );
};

const inWindows1252 = async function* (texts: AsyncIterable<string>) {
  for await (const text of texts) yield Buffer.from(text, 'latin1');
};

/** The same work as an analyst writes it, who trusts the file: types given, nothing checked, no report. */
const bareSeconds = async (engine: Engine, csv: string, parquet: string): Promise<number> => {
  const begun = performance.now();
  await engine.run(
    `copy (
      from read_csv(${literal(csv)}, delim = ';', header = true, decimal_separator = ',', dateformat = '%Y-%m',
        columns = {mois: 'date', finess: 'varchar', code: 'varchar', boites: 'bigint', rembourse: 'decimal(18,3)',
          beneficiaires: 'integer', rpps: 'varchar', specialite: 'varchar', top_gen: 'varchar', atc5: 'varchar',
          titre_lpp: 'integer'})
      order by finess, mois
    ) to ${literal(parquet)} (format parquet, compression zstd)`,
  );
  return (performance.now() - begun) / 1000;
};

const imported = async (folder: string, csv: string): Promise<Taken> => {
  const warehouse = mkdtempSync(join(folder, 'warehouse-'));
  const told = await taken(warehouse, ['import', 'phev', csv]);
  rmSync(warehouse, { recursive: true });
  return told;
};

/** `npm run data -- …` on a warehouse. @throws where it fails: a refusal would be fast */
const taken = (warehouse: string, command: readonly string[]): Promise<Taken> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn('npm', ['run', '--silent', 'data', '--', ...command], {
      cwd: root,
      env: { ...process.env, CAQES_WAREHOUSE: warehouse, CAQES_SNDS_SYSTEM: 'yes' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const peaks = new Map<number, number>();
    const watching = setInterval(() => {
      watch(child.pid ?? 0, peaks);
    }, 50);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watching);
      const memory = [...peaks.values()].reduce((sum, peak) => sum + peak, 0);
      if (code === 0) resolve({ seconds: (performance.now() - begun) / 1000, memory });
      else reject(new Error(`npm run data -- ${command.join(' ')}: ${code}: ${said}`));
    });
  });

/** Notes the most that a process and its children have held (Linux; elsewhere nothing is known: 0). */
const watch = (pid: number, peaks: Map<number, number>) => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // One that is ending tells no peak any more.
    const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    peaks.set(pid, Math.max(peak, peaks.get(pid) ?? 0));
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    for (const child of children.split(' ').filter(Boolean)) watch(Number(child), peaks);
  } catch {
    // It has ended.
  }
};
