import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { literal, type Engine } from './duckdb.ts';

/** Small committed tables of data/reference, by the name that SQL gives them. */
const tables = {
  region: 'regions.csv',
  departement: 'departements.csv',
  category: 'categories.csv',
  reference_medicine: 'medicines.csv',
  reference_lpp: 'lpp.csv',
  reference_les_drug: 'les_drugs.csv',
  reference_les_device: 'les_devices.csv',
  biosimilar_rule: 'biosimilar_groups.csv',
  lpp_group: 'lpp_groups.csv',
  specialty: 'specialties.csv',
  atc: 'atc.csv',
} as const;

/** Path of a file of data/reference. */
export const referenceFile = (name: string) => fileURLToPath(new URL(`./reference/${name}`, import.meta.url));

/** Makes one table per file; codes stay text, `rank` is a row's place in its file. @throws when a file is missing */
export const loadReference = async (engine: Engine) => {
  for (const [table, name] of Object.entries(tables)) {
    const path = referenceFile(name);
    if (!existsSync(path)) throw new Error(`data/reference/${name} is missing`);
    await engine.run(
      `create table ${table} as select *, row_number() over () as rank from read_csv(${literal(path)}, all_varchar = true, header = true, delim = ',', quote = '"')`,
    );
  }
};
