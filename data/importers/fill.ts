import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { listValue } from '@duckdb/node-api';
import type { BatchReport } from '../batch.ts';
import { blob, literal, type Engine, type Parameters } from '../duckdb.ts';
import { Refusal } from '../refusal.ts';
import { instanceKey, type Warehouse } from '../warehouse.ts';
import { coverageOf, refuseContradiction, yearOf, type Span } from './coverage.ts';
import { hmacPads } from './hashing.ts';
import type { Run } from './import.ts';
import type { Source } from './layout.ts';
import type { ImportOptions } from './options.ts';
import type { ReceivedFile } from './receive.ts';
import { fieldsOf, linesOf } from './statements.ts';
import { refuseAnyBad } from './whole.ts';

type Job = {
  readonly warehouse: Warehouse;
  readonly source: Source;
  readonly path: string;
  readonly options: ImportOptions;
  readonly run: Run;
  readonly work: string;
  readonly engine: Engine;
  readonly received: ReceivedFile;
};

type Filled = Pick<BatchReport, 'coverage' | 'rows' | 'totals' | 'extra_columns' | 'notes'>;

/** The lines of a file, parsed into the work folder, and what the report says of them. */
export type Parsed = { readonly file: string; readonly filled: Filled };

/**
 * Parses and checks the lines received, into the work folder.
 * @param known the batch that the same bytes already are
 * @returns null when that batch says the same of itself
 * @throws Refusal when too many are bad (any, where the file is taken whole), or when they contradict the flags
 */
export const parseLines = async (job: Job, known?: BatchReport): Promise<Parsed | null> => {
  const { source, path, options, run, engine, received } = job;
  const { shape, readable, rows } = received;
  await engine.script(readFileSync(fileURLToPath(new URL('../../sql/parsing.sql', import.meta.url)), 'utf8'));
  const file = join(job.work, 'parsed.parquet');
  const veto = source.veto?.(run.config) ?? null;
  const decimal = readable.kind === 'parquet' ? 'point' : options.decimal;
  const fields = fieldsOf(shape, readable, decimal, veto?.field);
  await copy(job, 'Lecture des cellules', fields, file, 'snappy');

  const parsed = `read_parquet(${literal(file)})`;
  if (veto !== null && (await one(engine, `select bool_or(vetoed) as x from ${parsed}`)) === true) {
    throw new Refusal(`« ${path} » est refusé : ${veto.why}.`);
  }
  const byReason = await reasonsOf(job, parsed);
  const quarantined = Object.values(byReason).reduce((sum, count) => sum + count, 0);
  const kept = Number(await one(engine, `select count(*) as x from ${parsed} where reason is null`));
  if (kept + quarantined !== rows) {
    throw new Error(`${rows} lines received, ${kept} kept and ${quarantined} quarantined`);
  }
  const span = await spanOf(job, parsed);
  const { coverage, notes } = coverageOf(source, path, rows, span, options);
  // Before the lines are judged: a file admitted once stays so, whatever --max-bad says now.
  if (known !== undefined && isDeepStrictEqual(coverage, known.coverage)) return null;
  const { whole } = shape.layout;
  if (whole === undefined) refuseTooBad(path, rows, byReason, quarantined, options.maxBad);
  else await refuseAnyBad(engine, path, whole, everyBad(received, parsed), parsed);
  if (coverage !== null && span !== null) refuseContradiction(path, span, coverage);
  const filled = {
    coverage,
    rows: { read: rows, kept, quarantined, by_reason: byReason },
    totals: await totalsOf(job, parsed),
    extra_columns: shape.extra.map(({ name }) => name),
    notes: [
      ...notes,
      ...receivedNotes(received),
      ...(await reviewOf(job, parsed)),
      ...(known === undefined
        ? []
        : [`Mêmes octets que le lot ${known.id}, dont la couverture était autre.`]),
    ],
  };
  return { file, filled };
};

/** Sorts the lines parsed into the batch's folder. */
export const fillBatch = async (
  job: Job,
  { file, filled }: Parsed,
  folder: string,
  importedAt: string,
): Promise<Filled> => {
  const { received } = job;
  const lines = linesOf(received.shape, file);
  await copy(job, 'Tri et écriture', lines, join(folder, 'lines.parquet'), 'zstd', importedAt);
  const bad = everyBad(received, `read_parquet(${literal(file)})`);
  const sorted = `select line, raw, reason from (${bad}) order by line`;
  await copy(job, 'Quarantaine', sorted, join(folder, 'quarantine.parquet'), 'zstd');
  return filled;
};

const copy = async (
  job: Job,
  label: string,
  query: string,
  file: string,
  compression: 'snappy' | 'zstd',
  importedAt = '',
) => {
  const { engine, run } = job;
  const step = run.progress.step(label);
  const ticking = setInterval(() => step.at(engine.progress() / 100), 200);
  try {
    await engine.run(
      `copy (${query}) to ${literal(file)} (format parquet, compression ${compression})`,
      parametersOf(job, query, importedAt),
    );
  } finally {
    clearInterval(ticking);
  }
  run.signal.throwIfAborted();
  step.done();
};

// A statement takes the parameters that it names, and no other.
const parametersOf = (
  { warehouse, source, path, options }: Job,
  query: string,
  importedAt: string,
): Parameters => {
  const parameters: Parameters = {};
  if (query.includes('$ipad')) {
    const { ipad, opad } = hmacPads(instanceKey(warehouse));
    parameters.ipad = blob(ipad);
    parameters.opad = blob(opad);
  }
  if (source.span === 'file-year' && query.includes('$year')) parameters.year = yearOf(path, options);
  if (query.includes('$imported_at')) parameters.imported_at = importedAt;
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

const spanOf = async ({ engine, source, options }: Job, parsed: string): Promise<Span | null> => {
  const { span } = source;
  if (span === null || span === 'file-year') return null;
  const [first, last] =
    span === 'year'
      ? [`min(${span}) || '-01'`, `max(${span}) || '-12'`]
      : [`strftime(min(${span}), '%Y-%m')`, `strftime(max(${span}), '%Y-%m')`];
  const [row] = await engine.rows(
    `select ${first} as first, ${last} as last
     from ${parsed} where reason is null`,
  );
  // Lines may lack the key, the ninth character: it follows from the others.
  const excepted = await engine.rows(
    `select except_finess as finess from (select unnest($except) as except_finess)
     where left(except_finess, 8) in (select left(finess, 8) from ${parsed} where reason is null)`,
    { except: listValue([...options.except]) },
  );
  return {
    from: String(row?.first),
    to: String(row?.last),
    excepted: excepted.map(({ finess }) => String(finess)),
  };
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

const reviewOf = async ({ engine, received }: Job, parsed: string) => {
  const { review } = received.shape.layout;
  if (review === undefined) return [];
  const fields = review.fields.join(', ');
  return review.notes(
    await engine.rows(`select distinct ${fields} from ${parsed} where reason is null order by all`),
  );
};

const one = async (engine: Engine, sql: string) => (await engine.rows(sql))[0]?.x ?? null;

const receivedNotes = ({ encodings, ignored, shape }: ReceivedFile) => [
  ...(encodings.includes('Windows-1252') ? ['Décodé de Windows-1252.'] : []),
  ...(ignored > 0
    ? [`Lignes ${shape.layout.reader ? 'laissées vides' : 'd’autres sections'}, ignorées : ${ignored}.`]
    : []),
];
