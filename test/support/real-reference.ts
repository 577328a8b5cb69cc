import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { linesOf } from '#data/batch.ts';
import { literal, openEngine, type Row } from '#data/duckdb.ts';
import { readWarehouse } from '#data/warehouse.ts';
import type { Saying } from '#test/support/plain-class.ts';
import { importInto, newFolder } from '#test/support/warehouse.ts';

/** The public files of the liste en sus: there or not. */
export const realReference = fileURLToPath(new URL('../../../shared/data/les_reference/', import.meta.url));

const names = {
  register: 'nomensland__mco_medref_atih_indications',
  periods: 'refpmsi__ucd_indication',
  listings: 'refpmsi__ucd_en_sus',
  compassionate: 'refpmsi__ucd_ap_ac_cpc',
} as const;
type Name = keyof typeof names;

/** SQL of the real files' batches, imported as the product does. */
export const importedReference = async () => {
  const folder = newFolder();
  const parts = [];
  for (const name of Object.values(names)) {
    const { batch } = await importInto(folder, 'les-reference', `${realReference}${name}.parquet`);
    const lines = literal(linesOf(readWarehouse(folder), batch));
    parts.push(`select ${batch.sequence} as batch, * from read_parquet(${lines})`);
  }
  return parts.join(' union all by name ');
};

/** The cells of a real file, as text. */
export const realRows = async (name: Name): Promise<Record<string, string | null>[]> => {
  const engine = await openEngine(':memory:', { memory: '1GB', threads: 1, spill: tmpdir() });
  try {
    const file = literal(`${realReference}${names[name]}.parquet`);
    return (await engine.rows(`select columns(*)::varchar from read_parquet(${file})`)).map(texts);
  } finally {
    engine.close();
  }
};

const texts = (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cell === null ? null : String(cell)]));

/** All that the real files say, read cell by cell, products as UCD of 7 digits. */
export const realSayings = async (): Promise<Saying[]> => {
  const [register, periods, listings, compassionate] = await Promise.all([
    realRows('register'),
    realRows('periods'),
    realRows('listings'),
    realRows('compassionate'),
  ]);
  const listed = new Map([
    ['true', 'oui'],
    ['false', 'non'],
  ]);
  return [
    ...register.map((row) => ({
      ...{ kind: 'indication' as const, product: row.ucd7 ?? '', indication: row.code_les ?? null },
      ...{ month: `${row.periode?.slice(0, 4) ?? ''}-${row.periode?.slice(4) ?? ''}` },
      ...{ inscription: row.inscription ?? null, from: isoDay(row.datedebut), to: isoDay(row.datefin) },
    })),
    ...periods.map((row) => ({
      ...{ kind: 'period' as const, product: row.ucd_7 ?? '', indication: row.indication ?? null },
      ...{ inscription: listed.get(row.inscription_liste_en_sus ?? '') ?? null },
      ...{ from: row.date_debut ?? null, to: row.date_fin ?? null },
    })),
    ...listings.map((row) => ({
      ...{ kind: 'listing' as const, product: row.ucd_7 ?? '', event: row.evenement ?? null },
      ...{ from: row.date_effet ?? row.date_publication ?? null },
    })),
    ...compassionate.map((row) => ({
      ...{ kind: 'compassionate' as const, product: row.ucd_7 ?? '', indication: row.indication ?? null },
      ...{ from: row.date_debut ?? null, to: row.date_fin ?? null },
    })),
  ];
};

/** 05/06/2020, or the 43987 that Excel keeps for it; null for what is neither. */
const isoDay = (text: string | null | undefined): string | null => {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text ?? '') ?? [];
  if (day !== undefined) {
    const read = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return read.getUTCDate() === Number(day) ? read.toISOString().slice(0, 10) : null;
  }
  if (!/^\d{5}$/.test(text ?? '')) return null;
  return new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10);
};
