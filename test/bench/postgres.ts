import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { literal, type Engine } from '#data/duckdb.ts';
import { quantile } from './ask-times.ts';
import type { Place } from './asks.ts';
import { departementsOf, openLines, rawQuestions, type RawTimes } from './raw.ts';

/** The questions of raw.ts in PostgreSQL, on indexed tables or on materialised views. */
export type PostgresTimes = {
  readonly way: 'indexes' | 'views';
  /** Milliseconds to COPY the lines in, the same for both ways. */
  readonly loadMs: number;
  /** Milliseconds to build the indexes, or to refresh the views: what each new batch costs again. */
  readonly prepareMs: number;
  /** Of the tables and indexes, or of the views. */
  readonly bytes: number;
  readonly asks: readonly RawTimes[];
};

/**
 * Milliseconds of each question, of `times` runs after a first one, in a cluster that is erased at the end.
 * @throws where an answer is not DuckDB's on the same lines, row for row, to the thousandth of a euro
 */
export const postgresTimes = (
  warehouse: string,
  place: Place,
  times: number,
): Promise<readonly PostgresTimes[]> =>
  withEngine(warehouse, async (engine) => {
    const departements = await departementsOf(engine, place.region);
    const expected = new Map<string, string>();
    for (const { of, sql, parameters } of rawQuestions(place, departements)) {
      const rows = await engine.rows(sql, parameters);
      if (rows.length === 0) throw new Error(`DuckDB, ${of}: no row, so nothing to compare`);
      expected.set(of, sameRows(rows.map((row) => Object.values(row))));
    }
    const asked = questions(place, departements);
    return withCluster(async (client, folder) => {
      const loadMs = await load(engine, client, folder);
      const measured = async (way: PostgresTimes['way'], prepareMs: number): Promise<PostgresTimes> => {
        const bytes = await bytesOf(client, way === 'views' ? 'm' : 'r');
        const asks: RawTimes[] = [];
        for (const { of, [way]: sql, values } of asked) {
          const ask = () => client.query<unknown[]>({ text: sql, values: [...values], rowMode: 'array' });
          if (sameRows((await ask()).rows) !== expected.get(of))
            throw new Error(`PostgreSQL, ${way}, ${of}: not DuckDB's rows`);
          const taken: number[] = [];
          for (let k = 0; k < times; k++) taken.push(await msOf(ask));
          asks.push({ of, p50: quantile(taken, 0.5) });
        }
        return { way, loadMs, prepareMs, bytes, asks };
      };
      const indexMs = await msOf(async () => {
        await client.query(script('indexes'));
        await client.query('vacuum analyze');
      });
      const indexes = await measured('indexes', indexMs);
      await client.query(script('views'));
      const refreshMs = await msOf(async () => {
        for (const { view } of asked) await client.query(`refresh materialized view ${view}`);
        await client.query(`vacuum analyze ${asked.map(({ view }) => view).join(', ')}`);
      });
      return [indexes, await measured('views', refreshMs)];
    });
  });

type Asked = {
  readonly of: string;
  readonly view: string;
  readonly values: readonly (string | number | readonly string[])[];
} & Readonly<Record<PostgresTimes['way'], string>>;

/** As indexes.sql says it, so that the planner sees that they hold these lines and no other. */
const phev = `from phev where (product_kind <> 'lpp' or lpp_title is distinct from 3)`;
const twoYears = `month between make_date($1::integer - 1, 1, 1) and make_date($1, 12, 31)`;

/** Columns in the order of raw.ts: the rows are compared. */
const questions = (
  { establishment, year, unit }: Place,
  departements: readonly string[],
): readonly Asked[] => [
  {
    of: 'target-gap one indicator',
    indexes: `select establishment, sum(amount_reimbursed) filter (where month >= make_date($1, 1, 1)),
        sum(amount_reimbursed) filter (where month < make_date($1, 1, 1))
      ${phev} and departement = any($2::text[]) and ${twoYears} group by establishment`,
    view: 'phev_establishment_year',
    views: `select establishment, sum(amount) filter (where year = $1), sum(amount) filter (where year = $1 - 1)
      from phev_establishment_year where departement = any($2::text[]) and year between $1::integer - 1 and $1
      group by establishment`,
    values: [year, departements],
  },
  {
    of: 'trend months',
    indexes: `select month, sum(amount_reimbursed) ${phev} and departement = any($1::text[]) group by month`,
    view: 'phev_departement_month',
    views: `select month, sum(amount) from phev_departement_month where departement = any($1::text[]) group by month`,
    values: [departements],
  },
  {
    of: 'breakdown product',
    indexes: `select product, sum(amount_reimbursed) filter (where month >= make_date($1, 1, 1)),
        sum(amount_reimbursed) filter (where month < make_date($1, 1, 1))
      ${phev} and establishment = left($2, 8) and ${twoYears} group by product`,
    view: 'phev_product_year',
    views: `select product, sum(amount) filter (where year = $1), sum(amount) filter (where year = $1 - 1)
      from phev_product_year where establishment = left($2, 8) and year between $1::integer - 1 and $1 group by product`,
    values: [year, establishment],
  },
  {
    of: 'linked service',
    indexes: `select unit, specialty, rpps, product, indication, sum(amount_reimbursed), count(*)
      from les where finess = $2 and unit = $3
        and date between make_date($1::integer - 2, 1, 1) and make_date($1, 12, 31)
      group by grouping sets ((unit), (specialty), (rpps), (product), (indication))`,
    view: 'les_unit_year',
    // 15: none of the four keys, that is the service itself.
    views: `select case list when 15 then $3 end, specialty, rpps, product, indication, sum(amount), sum(lines)
      from les_unit_year where finess = $2 and unit = $3 and year between $1::integer - 2 and $1
      group by list, specialty, rpps, product, indication`,
    values: [year, establishment, unit],
  },
];

/** By COPY from a file that the cluster may read, since its folder is its own. Writing the file is not counted. */
const load = async (engine: Engine, client: pg.Client, folder: string): Promise<number> => {
  await client.query(script('tables'));
  let ms = 0;
  for (const [table, columns] of Object.entries(loaded)) {
    const file = join(folder, `${table}.csv`);
    await engine.script(
      `copy (select ${columns} from ${table}) to ${literal(file)} (format csv, header false)`,
    );
    ms += await msOf(() =>
      client.query(`copy ${table} (${columns}) from ${pg.escapeLiteral(file)} (format csv)`),
    );
    rmSync(file);
  }
  return ms;
};

const loaded = {
  phev: 'month, finess, product, product_kind, amount_reimbursed, lpp_title',
  les: 'date, finess, unit, rpps, specialty, product, indication, amount_reimbursed',
};

const bytesOf = async (client: pg.Client, kind: 'r' | 'm'): Promise<number> => {
  const { rows } = await client.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(oid)) as bytes from pg_class
     where relkind = $1 and relnamespace = 'public'::regnamespace`,
    [kind],
  );
  return Number(rows[0]?.bytes);
};

const withEngine = async <T>(warehouse: string, work: (engine: Engine) => Promise<T>): Promise<T> => {
  const engine = await openLines(warehouse);
  return work(engine).finally(() => engine.close());
};

/** A cluster of its own, set as its documentation advises for this machine's memory. Erased at the end, and if interrupted. */
const withCluster = async <T>(work: (client: pg.Client, folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'caqes-postgres-'));
  const stop = () => {
    try {
      execFileSync(cluster, ['stop', folder]);
    } finally {
      // The script leaves it where no PostgreSQL is installed.
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const interrupted = () => process.exit(130);
  process.once('exit', stop).once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const url = execFileSync(cluster, ['start', folder], { encoding: 'utf8' }).trim();
    await withClient(url, async (client) => {
      for (const [name, value] of Object.entries(settings))
        await client.query(`alter system set ${name} = ${pg.escapeLiteral(value)}`);
      const { rows } = await client.query<{ bin: string }>(
        `select setting as bin from pg_config where name = 'BINDIR'`,
      );
      restart(join(rows[0]?.bin ?? '', 'pg_ctl'), folder);
    });
    return await withClient(url, (client) => work(client, folder));
  } finally {
    process.off('exit', stop).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    stop();
  }
};

const cluster = fileURLToPath(new URL('../support/postgres.sh', import.meta.url));
const megabytes = (share: number) => `${Math.round((totalmem() * share) / 2 ** 20)}MB`;
const settings = {
  shared_buffers: megabytes(0.25),
  effective_cache_size: megabytes(0.5),
  work_mem: megabytes(0.01),
  maintenance_work_mem: megabytes(0.04),
  max_wal_size: '4GB',
  random_page_cost: '1.1',
};

/** Who owns the cluster: postgres.sh starts it as postgres where we are root. */
const restart = (pgCtl: string, folder: string) => {
  const command = [pgCtl, '-D', join(folder, 'data'), '-m', 'fast', '-w', 'restart'];
  const asOwner = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  // Its output would be held open by the cluster that it starts.
  execFileSync(asOwner[0] ?? pgCtl, asOwner.slice(1), { stdio: 'ignore', cwd: '/' });
};

/** Every value comes as text, as DuckDB's decimals and dates do. */
const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: () => String } });
  // The restart ends the first connection.
  client.on('error', () => undefined);
  await client.connect();
  return work(client).finally(() => client.end());
};

const script = (name: string) => readFileSync(new URL(`postgres/${name}.sql`, import.meta.url), 'utf8');
const sameRows = (rows: readonly (readonly unknown[])[]) =>
  rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n');

const msOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
