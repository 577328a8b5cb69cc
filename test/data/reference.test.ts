import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine, type Engine } from '#data/duckdb.ts';

let engine: Engine;
const table = (name: string) => `read_csv('data/reference/${name}.csv', header = true, all_varchar = true)`;
const count = async (sql: string) =>
  Number((await engine.rows(`select count(*)::integer as n from ${sql}`))[0]?.n);

beforeAll(async () => {
  engine = await openEngine(':memory:', { memory: '500MB', threads: 1, spill: tmpdir() });
});

afterAll(() => engine.close());

test('codes are unique and well formed', async () => {
  for (const [name, key, form] of [
    ['regions', 'code', '[0-9]{2}'],
    ['departements', 'departement', '[0-9][0-9AB]|97[12346]'],
    ['medicines', 'cip13', '34009[0-9]{8}'],
    ['lpp', 'code', '[0-9]{7}'],
    ['les_drugs', 'ucd13', '34008[0-9]{8}'],
    ['les_devices', 'code', '[0-9]{7}'],
    ['specialties', 'code', '[0-9]{1,2}'],
  ] as const) {
    expect(await count(table(name)), name).toBeGreaterThan(15);
    expect(await count(`${table(name)} where not regexp_full_match(${key}, '${form}')`), name).toBe(0);
    expect(await count(`(select ${key} from ${table(name)} group by 1 having count(*) > 1)`), name).toBe(0);
  }
});

test('every département has a region, every product a known specialty, every indication a drug', async () => {
  expect(await count(table('departements'))).toBe(101);
  expect(await count(`${table('departements')} d anti join ${table('regions')} r on r.code = d.region`)).toBe(
    0,
  );
  for (const name of ['medicines', 'lpp', 'les_drugs', 'les_devices']) {
    expect(
      await count(`${table(name)} p anti join ${table('specialties')} s on s.code = p.specialty`),
      name,
    ).toBe(0);
  }
  expect(await count(`${table('les_indications')} i anti join ${table('les_drugs')} d using (ucd13)`)).toBe(
    0,
  );
  expect(await count(`${table('les_drugs')} d anti join ${table('les_indications')} i using (ucd13)`)).toBe(
    0,
  );
});

test('what the reference said of the list is said of drugs that the demo knows, in months and days', async () => {
  for (const name of ['les_snapshots', 'les_periods', 'les_listings', 'les_compassionate'])
    expect(await count(`${table(name)} i anti join ${table('les_drugs')} d using (ucd13)`), name).toBe(0);
  expect(
    await count(`${table('les_snapshots')} where not regexp_full_match(from_month || to_month, '(20[12][0-9]-[01][0-9]){2}')
      or from_month > to_month or inscription not in ('oui', 'non', 'RTU', 'RTU TERM', '*', '**')`),
  ).toBe(0);
  expect(
    await count(
      `${table('les_listings')} where event not in ('inscription', 'radiation') or day::date is null`,
    ),
  ).toBe(0);
});

const known = '../shared/data/les_reference';

test.runIf(existsSync(known))('medicines and indications are those of the nomenclatures', async () => {
  expect(
    await count(`${table('medicines')} m anti join read_csv('${known}/cip13_topgen_phmev2024.csv', all_varchar = true) k
      on k.CIP13 = m.cip13 and k.TOP_GEN = m.top_gen where m.top_gen is not null`),
  ).toBe(0);
  expect(
    await count(`${table('les_indications')} i anti join '${known}/nomensland__mco_medref_atih_indications.parquet' k
      on k.ucd13 = i.ucd13 and k.code_les = i.indication and lower(k.inscription) = lower(i.listed)`),
  ).toBe(0);
  // Every month of every run, and no month that the files do not have.
  const files = `(select distinct ucd13, code_les as indication,
    if (lower(inscription) = 'oui', 'oui', inscription) as inscription, left(periode, 4) || '-' || right(periode, 2) as month
    from '${known}/nomensland__mco_medref_atih_indications.parquet'
    where ucd13 in (select ucd13 from ${table('les_drugs')}) and regexp_full_match(code_les, 'I[0-9]{6}'))`;
  const runs = `(select s.ucd13, s.indication, s.inscription, m.month from ${table('les_snapshots')} s
    join (select distinct month from ${files}) m on m.month between s.from_month and s.to_month)`;
  expect(await count(`(select * from ${files} except select * from ${runs})`)).toBe(0);
  expect(await count(`(select * from ${runs} except select * from ${files})`)).toBe(0);
  expect(
    await count(`${table('les_devices')} d anti join '${known}/refpmsi__dmi_en_sus.parquet' k
      on k.dmi_en_sus_code = d.code and k.dmi_en_sus_libelle = d.label`),
  ).toBe(0);
});
