import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Manifest } from '#api/publication.ts';
import { breakdownTables } from './publication-breakdown.ts';
import { bridgeTables } from './publication-bridge.ts';
import { countedTables, workTables } from './publication-lines.ts';
import { eventTables } from './publication-events.ts';
import { lawTables } from './publication-law.ts';

/** Two regions, four establishments that registers know and one that none knows. */
export const establishments = ['330000001', '330000002', '400000003', '210000004', '990000009'] as const;

/** Ids as publishing gives them; the second is the later one. */
export const firstId = '20250102T030405006Z';
export const secondId = '20250203T040506007Z';

/** An empty folder of its own for one test file. */
export const temporaryWarehouse = (): Promise<string> => mkdtemp(join(tmpdir(), 'caqes-'));

/**
 * Writes a small publication with the tables of docs/publication.md, and names it in `current`.
 * Years 2015 to 2018, yearly and monthly rows of two indicators; amounts follow from simple formulas (below). Four others
 * are declared, one of each kind, and nothing of them is published.
 */
export const writePublication = async (
  warehouse: string,
  id: string = firstId,
  {
    sensitivity = 'synthetic',
    name = 'Hôpital',
  }: { sensitivity?: Manifest['sensitivity']; name?: string } = {},
): Promise<void> => {
  const folder = join(warehouse, 'publications', id);
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const tables: Manifest['tables'] = [];
  const worked = ['figure', 'total', 'result', 'indicator_known', 'bridge_count', 'bridge_term'];
  const told = tablesOf(id, name);
  for (const [table, sql] of Object.entries(told)) await connection.run(`create table "${table}" as ${sql}`);
  // What follows from the others is worked out as publishing does.
  for (const file of [
    'macros',
    'marts/figure',
    'totals',
    'marts/total',
    'marts/result',
    'marts/indicator_known',
    'marts/bridge_term',
  ])
    await connection.run(await readFile(new URL(`../../sql/${file}.sql`, import.meta.url), 'utf8'));
  for (const table of [...Object.keys(told), ...worked]) {
    await connection.run(`copy "${table}" to '${join(folder, `${table}.parquet`)}' (format parquet)`);
    const counted = await connection.run(`select count(*)::integer from "${table}"`);
    tables.push({ name: table, rows: Number((await counted.getRows())[0]?.[0]), sha256: '0'.repeat(64) });
  }
  connection.closeSync();
  instance.closeSync();
  const manifest: Manifest = {
    id,
    published_at: '2025-01-02T03:04:05.006Z',
    previous: null,
    sensitivity,
    batches: ['batch-1'],
    reconciliation: [],
    masking_threshold: 10,
    tables,
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await nameCurrent(warehouse, id);
};

/** Moves `current` to a publication, as publishing does: written aside, then renamed. */
export const nameCurrent = async (warehouse: string, id: string): Promise<void> => {
  await writeFile(join(warehouse, 'current.new'), `${id}\n`);
  await rename(join(warehouse, 'current.new'), join(warehouse, 'current'));
};

const tablesOf = (id: string, name: string): Record<string, string> => ({
  publication: `select '${id}' as publication, '2025-01-02T03:04:05.006Z' as published_at,
    null::varchar as previous_publication, null::varchar as previous_published_at, true as synthetic,
    date '2018-12-31' as data_through, 1000::bigint as prescription_lines, 10::bigint as les_lines,
    5 as establishments, 1 as unmatched_establishments, 0.01::double as unmatched_share,
    'unmatched_finess' as warnings`,
  indicator: `select * from (values ${[
    ['phev_evolution', 10, 'growth', 'lower', 'PHEV', 'phev'],
    ['generic_repertoire', 20, 'rate', 'higher', 'Répertoire', 'phev'],
    ['dci', 30, 'rate', 'higher', 'DCI', 'declarations'],
    ['iqss_basi', 40, 'score', 'higher', 'IQSS', 'declarations'],
    ['annual_report', 50, 'level', 'higher', 'Rapport', 'declarations'],
    ['am_income', 60, 'amount', 'higher', 'Produits', 'declarations'],
  ]
    .map(
      ([
        slug,
        order,
        kind,
        direction,
        title,
        source,
      ]) => `('${slug}', ${order}, '${kind}', '${direction}', 'percent',
      'euro', 'art. 1', '${title}', '${title}', '${title}', '${title}', 'n', 'n', 'd', 'd', 'm', 'm', 'l', 'l',
      'arrêté', 'H', null::varchar, null::varchar, false, '${source}', 100.0::double)`,
    )
    .join(', ')}) t(indicator, sort_order, kind, direction, display_unit, numerator_unit, article, title_fr,
    title_en, short_fr, short_en, numerator_fr, numerator_en, denominator_fr, denominator_en, method_fr,
    method_en, limits_fr, limits_en, formula_source, formula_confidence, proof_fr, proof_en, signatories_only,
    sources, floor)`,
  establishment: `select * from (values ${establishments
    .map((finess, index) => {
      const region = ['75', '75', '75', '27', null][index];
      const place = region
        ? `'Ville', '${finess.slice(0, 2)}', 'Département', '${region}', 'Région ${region}', true, 44.8, -0.5, 2000, 2100`
        : 'null, null, null, null, null, false, null, null, 2000, 2100';
      return `('${finess}', '${name} ${index + 1}', '${index < 2 ? 'CH' : 'CHU'}', ${place})`;
    })
    .join(', ')}) t(establishment, name, category, town, departement, departement_name, region, region_name,
    matched, latitude, longitude, in_force_from, in_force_to)`,
  indicator_period: `${periods()} order by all`,
  previous_indicator_period: `select * from (${periods()}) where false`,
  indicator_activity: `select distinct indicator, establishment, true as active from (${periods()})`,
  target: `select *, 'region' as level, false as caqes, null::date as published, null::date as in_force_to
    from (${targets()})`,
  ...accessTables(),
  ...lawTables(),
  ...bridgeTables(),
  ...breakdownTables(),
  ...eventTables(),
  target_in_force: `select *, 'region' as origin from (${targets()})
    union all by name
    select t.* replace (e.establishment as establishment), 'region' as origin
    from (${targets()}) t join establishment e using (region)`,
});

/** RPPS of the fictitious prescribers; the first writes two lines in three. */
export const prescribers = ['10000000001', '10000000002'] as const;

/**
 * The tables that access opens: 60 lines of the liste en sus in 2018 at each of the first three establishments, and what
 * is released of them. Masked cells are told, not worked out: data/ decides them.
 */
const accessTables = (): Record<string, string> => {
  const figures = `20 as stays, 15 as patients, 30 as lines, 30::decimal(18, 3) as quantity`;
  const withheld = `null::integer as stays, null::integer as patients, null::integer as lines,
    null::decimal(18, 3) as quantity, null::decimal(18, 3) as amount, true as masked, true as amount_masked`;
  const periods = `(values (date '2018-01-01', 12), (date '2018-01-01', 6), (date '2018-07-01', 6))
    p(period_start, period_months)`;
  const released = (keys: string, from: string) => `
    select ${keys}, 'amm' as situation, p.period_start, p.period_months, ${figures},
      300::decimal(18, 3) as amount, false as masked, false as amount_masked from ${from}, ${periods}
    union all by name
    select ${keys}, 'off_label' as situation, p.period_start, p.period_months, ${withheld} from ${from}, ${periods}`;
  const hospitals = `(from establishment where region = '75') e`;
  return {
    les_line: `select e.establishment, e.region, date '2018-01-01' + (6 * i)::integer as date,
        sha256(e.establishment || i::varchar) as line_id, 'Service ' || (1 + i % 2)::varchar as unit,
        case when i % 3 < 2 then '${prescribers[0]}' else '${prescribers[1]}' end as rpps, '04' as specialty,
        'stay ' || (i // 2)::varchar as stay_key, 'patient ' || (i // 3)::varchar as patient_key,
        '9000001' as product, 'drug' as product_kind, case when i % 5 = 0 then 'I999999' else 'I000001' end as
        indication, 'Cancer' as indication_group, case when i % 5 = 0 then 'off_label' else 'amm' end as situation,
        null::boolean as lpp_conform, 1::decimal(18, 3) as quantity,
        10::decimal(18, 3) as amount, 11::decimal(18, 3) as amount_paid
      from ${hospitals}, range(60) r(i) order by e.establishment, date, line_id`,
    ...countedTables(),
    // What a file argues at the first hospital: lines 50 (hors AMM) and 51 (not), one that is gone, and not of line 55.
    argumentation: `select '330000001' as establishment, sha256(case i when 1 then 'gone' else '330000001' || i end) as line_id,
        date '2018-10-28' as date, '9000001' as product, i <> 55 as documented, null::boolean as rcp_held,
        null::integer as rcp_level, null::integer as patient_informed, '' as icd10, '' as stage, '' as therapy_line,
        case when i <> 55 then 'Avis HAS' else '' end as argument, 'DIM (fichier)' as entered_by,
        '2019-02-01T08:00:00.000Z' as entered_at
      from (values (50), (51), (1), (55)) t(i) order by all`,
    ...workTables(),
    off_label_course: `select e.region, e.establishment, 2018::integer as year, l.level, l.key, l.specialty, 'L01X' as class, t.numerator,
        60::integer as n, 12::integer as observed, 0::integer as uncoded
      from ${hospitals}, (values ('establishment', null, null), ('specialty', '04', null), ('unit', 'Service 1', null),
        ('prescriber', '${prescribers[0]}', '04')) l(level, key, specialty), (values ('outside'), ('off_label')) t(numerator)`,
    off_label_masked: `select '330000001' as establishment, 2018::integer as year, 'outside' as numerator where false`,
    phev_prescriber: `select e.establishment, e.region, r.rpps, '04' as specialty, date '2018-01-01' as period_start,
        50::decimal(18, 3) as amount, 40::bigint as boxes, 20::bigint as repertoire_boxes, 30::bigint as known_boxes,
        12 as persons_at_least
      from ${hospitals}, (values ('${prescribers[0]}'), ('${prescribers[1]}')) r(rpps)`,
    simulated_product: `select 'les' as source, 'hospital' as place, e.establishment, e.region, 2018::integer as year,
        '9000001' as product, 'drug' as kind, null::varchar as generic_status, null::varchar as atc5, true as counted,
        null::varchar as biosimilar_group, null::varchar as role, 60::decimal(18, 3) as boxes, 600::decimal(18, 3) as amount,
        30::decimal(18, 3) as boxes_before, 300::decimal(18, 3) as amount_before
      from ${hospitals}`,
    regional_price: `select '75' as region, 'les' as source, 2018::integer as year, '9000001' as product,
        9::double as unit_amount, ['330000001']::varchar[] as establishments`,
    product: `select '9000001' as product, 'PRODUIT 1' as label, 'drug' as kind, 'L01XX' as atc5, 'SUBSTANCE 1' as inn`,
    specialty: `select '04' as specialty, 'Cardiologie' as name`,
    release_region: released(`'75' as region`, '(select 1) one'),
    release_establishment: released('e.region, e.establishment', hospitals),
    release_unit: released(`e.region, e.establishment, 'Service 1' as unit`, hospitals),
    release_product: released(`'75' as region, '9000001' as product`, '(select 1) one'),
    release_specialty: released(`'75' as region, '04' as specialty`, '(select 1) one'),
    release_prescriber: `select e.region, e.establishment, r.rpps, md5(r.rpps) as pseudonym, '04' as specialty,
        date '2018-01-01' as period_start, 12 as period_months, 50::decimal(18, 3) as amount, 40::bigint as boxes,
        20::bigint as repertoire_boxes, 30::bigint as known_boxes, false as masked
      from ${hospitals}, (values ('${prescribers[0]}'), ('${prescribers[1]}')) r(rpps)`,
    release_distribution: `select 'region' as level, '75' as region, null::varchar as establishment, 'les' as source,
        'specialty' as dimension, '04' as key, date '2018-01-01' as period_start, 12 as period_months,
        6 as prescribers, 100::double as first_quartile, 200::double as median, 300::double as third_quartile
      union all by name
      select 'establishment' as level, e.region, e.establishment, 'les' as source, 'unit' as dimension,
        'Service 1' as key, date '2018-01-01' as period_start, 12 as period_months, 6 as prescribers,
        100::double as first_quartile, 200::double as median, 300::double as third_quartile from ${hospitals}`,
    indicator_masked: `select 'les_drugs_evolution' as indicator, '330000001' as establishment`,
    import: `select 'batch-1' as batch, 'les' as source, 'lines.csv' as file, '2025-01-02T03:04:05.006Z' as
        imported_at, 'synthetic' as sensitivity, 10::double as rows_read, 10::double as rows_kept,
        0::double as rows_quarantined, '{}' as reasons`,
  };
};

/** Per establishment e (1 to 4): n = 100 e + year − 2015, d = 100 e a year; a twelfth of each a month. */
const periods = () => `
  select i as indicator, 'phev' as source, e.establishment, e.region, e.category, p.period_start, p.months as
    period_months, ((100 * e.rank + year(p.period_start) - 2015) * p.months / 12.0)::decimal(38, 3) as n,
    (100 * e.rank * p.months / 12.0)::decimal(38, 3) as d, 'ok' as status, null::varchar as reason
  from (select *, row_number() over (order by region desc, establishment)::integer as rank from establishment
    where region is not null) e,
    (values ('phev_evolution'), ('generic_repertoire')) t(i),
    (select x::date as period_start, 12 as months from range(date '2015-01-01', date '2019-01-01', interval 1 year) r(x)
     union all
     select x::date, 1 from range(date '2015-01-01', date '2019-01-01', interval 1 month) r(x)) p`;

const targets = () => `
  select i as indicator, y::integer as year, r as region, null::varchar as establishment, '<=' as op,
    0.01::decimal(18, 6) as value, '1,0 %' as printed, 'percent' as unit, false as default_rate, 'H' as confidence, 'v1' as version, 'Version 1' as version_label,
    'art. 2' as article, 'source' as source, null::varchar as note
  from (values ('phev_evolution'), ('generic_repertoire')) t(i), range(2016, 2019) u(y), (values ('75'), ('27')) v(r)`;
