import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BatchReport } from '#data/batch.ts';
import type { Config } from '#data/config.ts';
import { literal, openEngine, type Engine } from '#data/duckdb.ts';
import type { Fault, Part } from './parts.ts';

export type Scale = {
  /** Lines of PHEV to aim at; the liste en sus gets a fifth as many. */
  readonly lines: number;
  readonly seed: number;
};

/** The demo's plan, held in an engine, from which each batch's lines are cut. */
export type Maker = {
  readonly finessOf: Record<Fault, string>;
  /** Writes lines.parquet and quarantine.parquet. @returns what the batch report says of them */
  write(
    part: Part,
    folder: string,
  ): Promise<Pick<BatchReport, 'coverage' | 'rows' | 'totals' | 'extra_columns' | 'notes'>>;
  /** Share of the running statement that is done, 0 to 1. */
  progress(): number;
  close(): void;
};

const references = [
  'departements',
  'specialties',
  'medicines',
  'lpp',
  'les_drugs',
  'les_indications',
  'les_snapshots',
  'les_periods',
  'les_listings',
  'les_compassionate',
  'les_classes',
  'les_devices',
];
// The plan's own tables, with their columns that are codes: everything else in them is what it looks like.
const demo = {
  kinds: ['category_code', 'sph_code', 'main_specialty', 'services'],
  base: ['region'],
  evolution: ['region'],
  places: ['departement'],
  towns: ['root'],
  planted: ['region', 'kind', 'source', 'cause'],
  events: ['day', 'nature', 'region', 'kind', 'indicator', 'text'],
  groups: ['departement', 'name'],
  declared: ['indicator', 'per', 'practice'],
  set_targets: ['region', 'kind', 'op', 'indicator', 'value'],
};
const plan = [
  'macros',
  'establishments',
  'planted',
  'prescribers',
  'targets',
  'phev_use',
  'phev_cells',
  'les_codes',
  'les_cells',
  'transport_cells',
  'declared',
  'contracts',
];
const totals = {
  finess: [],
  phev: ['boxes', 'amount_reimbursed'],
  les: ['quantity', 'amount_paid', 'amount_reimbursed'],
  transport: ['trips', 'amount_reimbursed'],
  declarations: [],
  contracts: [],
  targets: [],
  'les-reference': [],
  argumentations: [],
  rpps: [],
  events: [],
  groups: [],
} as const satisfies Record<Part['source'], readonly string[]>;

/** Plans establishments, people and yearly totals; lines come later, batch by batch. @param spill folder for overflow */
export const openMaker = async (scale: Scale, config: Config, spill: string): Promise<Maker> => {
  const engine = await openEngine(':memory:', { ...config, spill });
  // Sums of doubles depend on their order: on one thread it is always the same.
  await engine.script('set threads = 1');
  await engine.script(
    `set variable seed = ${scale.seed};
     set variable phev_lines = ${scale.lines};
     set variable les_lines = ${Math.round(scale.lines / 5)};
     set variable prescribers = 3860`,
  );
  for (const name of references) await load(engine, name, `../reference/${name}.csv`, 'all_varchar = true');
  for (const [name, codes] of Object.entries(demo)) {
    const types = codes.map((code) => `'${code}': 'varchar'`).join(', ');
    await load(engine, `demo_${name}`, `${name}.csv`, `types = {${types}}`);
  }
  for (const name of plan) await engine.script(sql(name));
  await engine.script(`set threads = ${config.threads}; set preserve_insertion_order = false;
     set enable_progress_bar = true; set enable_progress_bar_print = false`);
  const faults = await engine.rows('select fault, finess from latecomer');
  const finessOf = Object.fromEntries(faults.map((row) => [row.fault, row.finess])) as Record<Fault, string>;
  return {
    finessOf,
    write: (part, folder) => write(engine, part, folder, finessOf, scale),
    progress: () => Math.max(0, engine.progress()) / 100,
    close: () => engine.close(),
  };
};

const write = async (
  engine: Engine,
  part: Part,
  folder: string,
  finessOf: Record<Fault, string>,
  scale: Scale,
) => {
  const lines = literal(join(folder, 'lines.parquet'));
  await engine.script(
    `set variable wave = ${part.wave};
     set variable region = ${part.region === null ? 'null' : literal(part.region)};
     set variable from_month = '${part.from}-01';
     set variable to_month = '${part.to}-01';
     -- Argumentations hang on lines that came before.
     set variable les_files = ${literal(join(folder, '../*-les-????????/lines.parquet'))};
     set variable alone = ${part.alone === null ? 'null' : literal(finessOf[part.alone])}`,
  );
  if (part.source === 'phev' || part.source === 'les') await engine.script(sql(`${part.source}_due`));
  await engine.script(
    `copy (${sql(`${part.source.replace('-', '_')}_lines`)}) to ${lines} (format parquet, compression zstd)`,
  );
  await engine.script(
    `copy (select 0::bigint as line, '' as raw, '' as reason where false)
     to ${literal(join(folder, 'quarantine.parquet'))} (format parquet)`,
  );
  const sums = totals[part.source].map((column) => `sum(${column})::varchar as ${column}`);
  const [counted = {}] = await engine.rows(
    `select ${['count(*)::integer as rows', ...sums].join(', ')} from read_parquet(${lines})`,
  );
  const { rows, ...sum } = counted;
  return {
    coverage: part.coverage,
    rows: { read: Number(rows), kept: Number(rows), quarantined: 0, by_reason: {} },
    totals: Object.fromEntries(Object.entries(sum).map(([column, total]) => [column, String(total)])),
    extra_columns: [],
    notes: [`Données fictives, graine ${scale.seed}.`],
  };
};

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const sql = (name: string) => readFileSync(file(`${name}.sql`), 'utf8');

const load = (engine: Engine, table: string, name: string, types: string) =>
  engine.run(`create table ${table} as from read_csv(${literal(file(name))}, header = true, ${types})`);
