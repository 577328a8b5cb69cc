import { tmpdir } from 'node:os';
import { literal, openEngine, type Row } from '#data/duckdb.ts';
import { runSqlFile } from '#data/marts.ts';
import { makeRelease } from '#data/release.ts';

/** A line of the liste en sus as les_line has it. Amounts in whole cents. */
export type ReleaseLine = {
  readonly establishment: string;
  readonly year: number;
  readonly month: number;
  readonly unit: string | null;
  readonly specialty: string | null;
  readonly product: string;
  readonly situation: string;
  readonly stay: string;
  readonly patient: string | null;
  readonly quantity: number;
  readonly cents: number;
};
/** A month of a prescriber as phev_prescriber has it. */
export type PrescriberMonth = {
  readonly establishment: string;
  readonly rpps: string | null;
  readonly year: number;
  readonly month: number;
  readonly persons: number | null;
  readonly cents: number;
};
/** The region of a FINESS: 27 for the départements of Bourgogne-Franche-Comté, else 75. */
export const regionOf = (establishment: string) =>
  ['21', '25', '39', '58', '70', '71', '89', '90'].includes(establishment.slice(0, 2)) ? '27' : '75';

export type Released = Awaited<ReturnType<typeof releaseOf>>;

const tables = [
  'region',
  'establishment',
  'unit',
  'product',
  'specialty',
  'prescriber',
  'distribution',
] as const;

/** The release tables of these lines, made by the product's own SQL. Every file speaks for every month. */
export const releaseOf = async (
  lines: readonly ReleaseLine[],
  months: readonly PrescriberMonth[] = [],
  key = Buffer.alloc(32, 7),
) => {
  const engine = await openEngine(':memory:', { memory: '1GB', threads: 1, spill: tmpdir() });
  try {
    await runSqlFile(engine, 'macros.sql');
    await engine.script(`
      create table les_line (establishment varchar, region varchar, date date, line_id varchar, unit varchar,
        rpps varchar, specialty varchar, stay_key varchar, patient_key varchar, stay integer, patient integer, product varchar,
        product_kind varchar, indication varchar, situation varchar, quantity decimal(18, 3),
        amount decimal(18, 3), amount_paid decimal(18, 3));
      create table phev_prescriber (establishment varchar, region varchar, rpps varchar, specialty varchar,
        period_start date, amount decimal(18, 3), boxes bigint, repertoire_boxes bigint, known_boxes bigint,
        persons_at_least integer);
      create table establishment (establishment varchar, region varchar);
      create table establishment_of_year (finess varchar, year integer, establishment varchar);
      create table coverage (source varchar, finess varchar, period_start date);
      create table indicator_source as from (values ('les_drugs_evolution', 'les'), ('les_devices_evolution', 'les'),
        ('les_reimbursed', 'les'), ('les_admissible_code', 'les'), ('phev_evolution', 'phev')) t (indicator, source);
      create table indicator as
        select indicator, indicator in ('les_reimbursed', 'les_admissible_code') as signatories_only from indicator_source;`);
    const numbers = new Map<string, number>();
    const numberOf = (key: string) => numbers.get(key) ?? (numbers.set(key, numbers.size + 1), numbers.size);
    await insert(
      engine,
      'les_line',
      lines.map((line, index) => [
        ...[line.establishment, regionOf(line.establishment), day(line), String(index), line.unit, null],
        ...[line.specialty, line.stay, line.patient, numberOf(`stay ${line.stay}`)],
        ...[line.patient === null ? null : numberOf(`patient ${line.patient}`), line.product],
        ...[line.situation === 'device' ? 'device' : 'drug', null, line.situation, line.quantity],
        ...[line.cents / 100, line.cents / 100],
      ]),
    );
    await insert(
      engine,
      'phev_prescriber',
      months.map((month) => [
        ...[
          month.establishment,
          regionOf(month.establishment),
          month.rpps,
          '1',
          day(month),
          month.cents / 100,
        ],
        ...[month.persons, 0, 0, month.persons],
      ]),
    );
    await engine.script(`
      insert into establishment select distinct establishment, region
        from (select establishment, region from les_line union select establishment, region from phev_prescriber);
      insert into establishment_of_year select establishment, year::integer, establishment
        from establishment cross join range(2015, 2025) t (year);
      insert into coverage select source, establishment, make_date(year::integer, month::integer, 1)
        from establishment cross join range(2015, 2025) y (year) cross join range(1, 13) m (month)
        cross join (values ('les'), ('phev')) s (source);`);
    await makeRelease(engine, { threshold: 10, key });
    const read = async (name: string) => engine.rows(`from release_${name}`);
    const released: Record<string, Row[]> = {};
    for (const name of tables) released[name] = await read(name);
    return {
      ...(released as Record<(typeof tables)[number], Row[]>),
      pooled: await read('pooled'),
      dropped: await read('dropped'),
      indicatorMasked: await engine.rows('from indicator_masked'),
    };
  } finally {
    engine.close();
  }
};

const day = ({ year, month }: { year: number; month: number }) =>
  `${year}-${String(month).padStart(2, '0')}-03`;

const insert = async (
  engine: Awaited<ReturnType<typeof openEngine>>,
  table: string,
  rows: readonly (readonly (string | number | null)[])[],
) => {
  const value = (cell: string | number | null) =>
    cell === null ? 'null' : typeof cell === 'number' ? String(cell) : literal(cell);
  for (let at = 0; at < rows.length; at += 2000) {
    const some = rows.slice(at, at + 2000).map((row) => `(${row.map(value).join(', ')})`);
    await engine.script(`insert into ${table} values ${some.join(', ')}`);
  }
};
