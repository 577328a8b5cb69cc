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

/** In the engine's memory, and past that in its spill: a file between the two steps took longer to write than to fill. */
const parsed = 'parsed';

/**
 * Parses and checks the lines received, into a table of the engine.
 * @param known the batch that the same bytes already are
 * @returns what the report says of them; null when that batch says the same of itself
 * @throws Refusal when too many are bad (any, where the file is taken whole), or when they contradict the flags
 */
export const parseLines = async (job: Job, known?: BatchReport): Promise<Filled | null> => {
  const { source, path, options, run, engine, received } = job;
  const { shape, readable, rows } = received;
  await engine.script(readFileSync(fileURLToPath(new URL('../../sql/parsing.sql', import.meta.url)), 'utf8'));
  const veto = source.veto?.(run.config) ?? null;
  const decimal = readable.kind === 'parquet' ? 'point' : options.decimal;
  const fields = fieldsOf(shape, readable, decimal, veto?.field);
  // In any order: what is written is sorted, by line at the last.
  await engine.script('set preserve_insertion_order = false');
  await execute(job, 'Lecture des cellules', `create table ${parsed} as ${fields}`);
  if (veto !== null && (await one(engine, `select bool_or(vetoed) as x from ${parsed}`)) === true) {
    throw new Refusal(`« ${path} » est refusé : ${veto.why}.`);
  }
  const byReason = await reasonsOf(job);
  const quarantined = Object.values(byReason).reduce((sum, count) => sum + count, 0);
  const kept = Number(await one(engine, `select count(*) as x from ${parsed} where reason is null`));
  if (kept + quarantined !== rows) {
    throw new Error(`${rows} lines received, ${kept} kept and ${quarantined} quarantined`);
  }
  const span = await spanOf(job);
  const { coverage, notes } = coverageOf(source, path, rows, span, options);
  // Before the lines are judged: a file admitted once stays so, whatever --max-bad says now.
  if (known !== undefined && isDeepStrictEqual(coverage, known.coverage)) return null;
  const { whole } = shape.layout;
  if (whole === undefined) refuseTooBad(path, rows, byReason, quarantined, options.maxBad);
  else await refuseAnyBad(engine, path, whole, everyBad(received), parsed);
  if (coverage !== null && span !== null) refuseContradiction(path, span, coverage);
  return {
    coverage,
    rows: { read: rows, kept, quarantined, by_reason: byReason },
    totals: await totalsOf(job),
    extra_columns: shape.extra.map(({ name }) => name),
    notes: [
      ...notes,
      ...receivedNotes(received),
      ...(await reviewOf(job)),
      ...(known === undefined
        ? []
        : [`Mêmes octets que le lot ${known.id}, dont la couverture était autre.`]),
    ],
  };
};

/** Sorts the lines parsed into the batch's folder. */
export const fillBatch = async (
  job: Job,
  filled: Filled,
  folder: string,
  importedAt: string,
): Promise<Filled> => {
  const { received } = job;
  const lines = into(folder, 'lines', linesOf(received.shape, parsed));
  await execute(job, 'Tri et écriture', lines, importedAt);
  const bad = `select line, raw, reason from (${everyBad(received)}) order by line`;
  await execute(job, 'Quarantaine', into(folder, 'quarantine', bad));
  return filled;
};

const into = (folder: string, name: string, query: string) =>
  `copy (${query}) to ${literal(join(folder, `${name}.parquet`))} (format parquet, compression zstd)`;

const execute = async (job: Job, label: string, statement: string, importedAt = '') => {
  const { engine, run } = job;
  const step = run.progress.step(label);
  const ticking = setInterval(() => step.at(engine.progress() / 100), 200);
  try {
    await engine.run(statement, parametersOf(job, statement, importedAt));
  } finally {
    clearInterval(ticking);
  }
  run.signal.throwIfAborted();
  step.done();
};

// A statement takes the parameters that it names, and no other.
const parametersOf = (
  { warehouse, source, path, options }: Job,
  statement: string,
  importedAt: string,
): Parameters => {
  const parameters: Parameters = {};
  if (statement.includes('$ipad')) {
    const { ipad, opad } = hmacPads(instanceKey(warehouse));
    parameters.ipad = blob(ipad);
    parameters.opad = blob(opad);
  }
  if (source.span === 'file-year' && statement.includes('$year')) parameters.year = yearOf(path, options);
  if (statement.includes('$imported_at')) parameters.imported_at = importedAt;
  return parameters;
};

const everyBad = ({ setAside }: ReceivedFile) => {
  const unread = `select line, raw, reason from read_json(${literal(setAside ?? '')}, format = 'newline_delimited',
    columns = {line: 'bigint', raw: 'varchar', reason: 'varchar'})`;
  const unparsed = `select line, raw, reason from ${parsed} where reason is not null`;
  return setAside === null ? unparsed : `${unparsed} union all ${unread}`;
};

const reasonsOf = async ({ engine, received }: Job) => {
  const rows = await engine.rows(
    `select reason, count(*)::integer as lines from (${everyBad(received)}) group by reason order by 2 desc, 1`,
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

const spanOf = async ({ engine, source, options }: Job): Promise<Span | null> => {
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

const totalsOf = async ({ engine, source }: Job) => {
  const totals: Record<string, string> = {};
  for (const { key, field } of source.totals) {
    totals[key] = String(
      await one(engine, `select sum(${field})::varchar as x from ${parsed} where reason is null`),
    );
  }
  return totals;
};

const reviewOf = async ({ engine, received }: Job) => {
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
