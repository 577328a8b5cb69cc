import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BatchReport } from '../batch.ts';
import { blob, literal, type Engine, type Parameters } from '../duckdb.ts';
import { Refusal } from '../refusal.ts';
import { instanceKey, type Warehouse } from '../warehouse.ts';
import { coverageOf, yearOf } from './coverage.ts';
import { hmacPads } from './hashing.ts';
import type { Run } from './import.ts';
import type { Source } from './layout.ts';
import type { ImportOptions } from './options.ts';
import type { ReceivedFile } from './receive.ts';
import { fieldsOf, linesOf } from './statements.ts';

type Job = {
  readonly warehouse: Warehouse;
  readonly source: Source;
  readonly path: string;
  readonly options: ImportOptions;
  readonly run: Run;
  readonly work: string;
  readonly engine: Engine;
  readonly received: ReceivedFile;
  readonly folder: string;
};

type Filled = Pick<BatchReport, 'coverage' | 'rows' | 'totals' | 'extra_columns' | 'notes'>;

/** Parses, checks and sorts the lines received into the batch's folder. @throws Refusal when too many are bad */
export const fillBatch = async (job: Job): Promise<Filled> => {
  const { source, path, options, run, engine, received } = job;
  const { shape, readable, rows } = received;
  await engine.script(readFileSync(fileURLToPath(new URL('../../sql/parsing.sql', import.meta.url)), 'utf8'));
  const parsedFile = join(job.work, 'parsed.parquet');
  const veto = source.veto?.(run.config) ?? null;
  const decimal = readable.kind === 'parquet' ? 'point' : options.decimal;
  const fields = fieldsOf(shape, readable, decimal, veto?.field);
  await copy(job, 'Lecture des cellules', fields, parsedFile, 'snappy');

  const parsed = `read_parquet(${literal(parsedFile)})`;
  if (veto !== null && (await one(engine, `select bool_or(vetoed) as x from ${parsed}`)) === true) {
    throw new Refusal(`« ${path} » est refusé : ${veto.why}.`);
  }
  const byReason = await reasonsOf(job, parsed);
  const quarantined = Object.values(byReason).reduce((sum, count) => sum + count, 0);
  const kept = Number(await one(engine, `select count(*) as x from ${parsed} where reason is null`));
  if (kept + quarantined !== rows) {
    throw new Error(`${rows} lines received, ${kept} kept and ${quarantined} quarantined`);
  }
  refuseTooBad(path, rows, byReason, quarantined, options.maxBad);
  const { coverage, notes } = coverageOf(source, path, rows, await spanOf(job, parsed), options);
  const totals = await totalsOf(job, parsed);

  await copy(job, 'Tri et écriture', linesOf(shape, parsedFile), join(job.folder, 'lines.parquet'), 'zstd');
  const bad = `select line, raw, reason from (${everyBad(received, parsed)}) order by line`;
  await copy(job, 'Quarantaine', bad, join(job.folder, 'quarantine.parquet'), 'zstd');
  return {
    coverage,
    rows: { read: rows, kept, quarantined, by_reason: byReason },
    totals,
    extra_columns: shape.extra.map(({ name }) => name),
    notes: [...notes, ...receivedNotes(received)],
  };
};

const copy = async (job: Job, label: string, query: string, file: string, compression: 'snappy' | 'zstd') => {
  const { engine, run } = job;
  const step = run.progress.step(label);
  const ticking = setInterval(() => step.at(engine.progress() / 100), 200);
  try {
    await engine.run(
      `copy (${query}) to ${literal(file)} (format parquet, compression ${compression})`,
      parametersOf(job, query),
    );
  } finally {
    clearInterval(ticking);
  }
  run.signal.throwIfAborted();
  step.done();
};

// A statement takes the parameters that it names, and no other.
const parametersOf = ({ warehouse, source, path, options }: Job, query: string): Parameters => {
  const parameters: Parameters = {};
  if (query.includes('$ipad')) {
    const { ipad, opad } = hmacPads(instanceKey(warehouse));
    parameters.ipad = blob(ipad);
    parameters.opad = blob(opad);
  }
  if (source.span === 'year' && query.includes('$year')) parameters.year = yearOf(path, options);
  return parameters;
};

const everyBad = ({ setAside }: ReceivedFile, parsed: string) => {
  const unread = `select line, raw, reason from read_json(${literal(setAside ?? '')}, format = 'newline_delimited',
    columns = {line: 'bigint', raw: 'varchar', reason: 'varchar'})`;
  const unparsed = `select line, raw, reason from ${parsed} where reason is not null`;
  return setAside === null ? unparsed : `${unparsed} union all ${unread}`;
};

const reasonsOf = async ({ engine, received }: Job, parsed: string) => {
  const rows = await engine.rows(
    `select reason, count(*)::integer as lines from (${everyBad(received, parsed)}) group by reason order by 2 desc, 1`,
  );
  return Object.fromEntries(rows.map(({ reason, lines }) => [String(reason), Number(lines)]));
};

const refuseTooBad = (
  path: string,
  rows: number,
  byReason: Record<string, number>,
  quarantined: number,
  maxBad: number,
) => {
  if (quarantined * 100 <= rows * maxBad && quarantined < rows) return;
  const commonest = Object.entries(byReason)
    .slice(0, 3)
    .map(([reason, lines]) => `${reason} (${lines})`);
  throw new Refusal(
    `« ${path} » a trop de lignes mauvaises, ${quarantined} sur ${rows} quand ${maxBad} % sont admis (--max-bad) : ${commonest.join(' ; ')}.`,
  );
};

const spanOf = async ({ engine, source }: Job, parsed: string) => {
  if (source.span === null || source.span === 'year') return { from: '', to: '' };
  const [row] = await engine.rows(
    `select strftime(min(${source.span}), '%Y-%m') as first, strftime(max(${source.span}), '%Y-%m') as last
     from ${parsed} where reason is null`,
  );
  return { from: String(row?.first), to: String(row?.last) };
};

const totalsOf = async ({ engine, source }: Job, parsed: string) => {
  const totals: Record<string, string> = {};
  for (const { key, field } of source.totals) {
    totals[key] = String(
      await one(engine, `select sum(${field})::varchar as x from ${parsed} where reason is null`),
    );
  }
  return totals;
};

const one = async (engine: Engine, sql: string) => (await engine.rows(sql))[0]?.x ?? null;

const receivedNotes = ({ encodings, ignored }: ReceivedFile) => [
  ...(encodings.includes('Windows-1252') ? ['Décodé de Windows-1252.'] : []),
  ...(ignored > 0 ? [`Lignes d’autres sections, ignorées : ${ignored}.`] : []),
];
