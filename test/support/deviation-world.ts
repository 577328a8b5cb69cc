import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noAccess, type Access } from '#api/access.ts';
import { literal, openEngine } from '#data/duckdb.ts';
import { addFacts, newWarehouse, publishAll, reader, type Line } from './facts.ts';
import { fewIndicators } from './few-indicators.ts';
import type { PlainCourseLine } from './plain-deviation.ts';

/** Products of the committed reference, by class; the last has none. */
export const products: Readonly<Record<string, string>> = {
  L01XC02: '3400891977196',
  L01BC07: '3400892747620',
  L04AB02: '3400892137377',
  J06BA02: '3400892827155',
  '': '3409999999999',
};

/** AMM listed and not, as the reference below says; hors AMM, recherche and none, whatever it says. */
const codes = {
  ...{ amm: 'I000001', not_listed: 'I000002', off_label: 'I999999', research: 'I999998', unknown: null },
} as const;
const reference = Object.values(products).flatMap((product) =>
  (['oui', 'non'] as const).map((inscription, i) => ({
    ...{ kind: 'period', product, indication: `I00000${i + 1}`, inscription, from_day: '2014-03-01' },
  })),
);

export const region = '75';
/** FINESS of region 75, from 00 on. */
export const finess = (last: number) => `3399000${String(last).padStart(2, '0')}`;
export const rpps = (last: number) => `9990000${String(last).padStart(4, '0')}`;

/** So many courses of one stay each, in one place and situation; `from` names the first stay. */
export type Bundle = Omit<PlainCourseLine, 'year' | 'stay'> & {
  readonly year: number;
  readonly from: number;
  readonly stays: number;
};

export const bundle = (given: Partial<Bundle> & Pick<Bundle, 'establishment' | 'stays'>): Bundle => ({
  ...{ year: 2020, unit: null, rpps: null, specialty: null, atc: 'L01XC02', situation: 'amm', from: 0 },
  ...given,
});

export const linesOf = (bundles: readonly Bundle[]): PlainCourseLine[] =>
  bundles.flatMap(({ stays, from, ...rest }) =>
    Array.from({ length: stays }, (_, i) => ({ ...rest, stay: `${rest.establishment} ${from + i}` })),
  );

const indicators = await fewIndicators('les_drugs_evolution');

/** These lines published, each a file would hold, ready for questions; and who may not be read without its lines. */
export const publishLines = async (
  lines: readonly PlainCourseLine[],
  categories: ReadonlyMap<string, string>,
) => {
  const path = await newWarehouse();
  await addFacts(
    path,
    'finess',
    [...categories].map(([each, category]) => ({
      ...{ section: 'structureet', finess: each, name: `HOPITAL ${each}`, sph_code: '7' },
      category_code: category === 'SSR' ? '109' : '365',
    })),
  );
  await addFacts(path, 'les-reference', reference);
  await addFacts(
    path,
    'les',
    lines.map(
      ({ establishment, year, unit, rpps: prescriber, specialty, stay, atc, situation }, i): Line => ({
        ...{ finess: establishment, date: `${year}-03-01`, line_id: String(i).padStart(32, '0') },
        ...{ unit, rpps: prescriber, specialty, stay_key: stay, patient_key: `patient of ${stay}` },
        ...{ product: products[atc] ?? '', product_kind: 'drug', indication: codes[situation] },
        ...{ quantity: 1, amount_paid: 10, amount_reimbursed: 10 },
      }),
    ),
    { scope: 'region', regions: [region], from: '2019-01', to: '2021-12' },
  );
  const { id } = await publishAll(path, { indicators });
  const asked = await reader(path, id);
  return { ...asked, masked: await maskedOf(join(path, 'publications', id), lines) };
};

/** From what was released, and the counts: `<establishment> <year> <numerator>`. */
const maskedOf = async (folder: string, lines: readonly PlainCourseLine[]): Promise<Set<string>> => {
  const engine = await openEngine(':memory:', { memory: '1GB', threads: 1, spill: tmpdir() });
  const read = (table: string) =>
    engine.rows(
      `select *, year(period_start)::integer as year
       from read_parquet(${literal(join(folder, `${table}.parquet`))})`,
    );
  const [rows, regional] = [await read('release_establishment'), await read('release_region')];
  engine.close();
  const few = (count: number) => count >= 1 && count <= 10;
  const found = new Set<string>();
  for (const name of new Set(lines.map((line) => `${line.establishment} ${line.year}`))) {
    const mine = lines.filter((line) => `${line.establishment} ${line.year}` === name);
    const released = rows.filter((row) => `${String(row.establishment)} ${String(row.year)}` === name);
    const told = regional.filter((row) => name.endsWith(` ${String(row.year)}`)).map((row) => row.situation);
    const courses = new Map<string, Set<string>>();
    for (const line of mine) {
      const key = `${line.stay} ${line.atc.slice(0, 4)}`;
      courses.set(key, (courses.get(key) ?? new Set()).add(line.situation));
    }
    const held = [...courses.values()];
    const count = (...of: string[]) => held.filter((each) => of.some((one) => each.has(one))).length;
    const known = count('amm', 'off_label', 'not_listed', 'research');
    const outside = count('off_label', 'not_listed');
    const [listed, offLabel] = [count('amm', 'off_label'), count('off_label')];
    const two = (row: (typeof rows)[number]) => row.situation === 'amm' || row.situation === 'off_label';
    const unreadable = released.length === 0;
    if (
      unreadable ||
      released.some((row) => two(row) && row.masked === true) ||
      (told.includes('pooled') && !(told.includes('amm') && told.includes('off_label'))) ||
      [listed, offLabel, listed - offLabel].some(few)
    )
      found.add(`${name} off_label`);
    if (
      unreadable ||
      released.some((row) => row.masked === true || row.situation === 'pooled') ||
      [outside, known, known - outside, held.length - known].some(few) ||
      // What the two numerators differ by.
      [known - listed, outside - offLabel, known - listed - (outside - offLabel)].some(few)
    )
      found.add(`${name} outside`);
  }
  return found;
};

/** A reader of no list but these. */
export const reading = (lists: Partial<Access>): Access => ({ ...noAccess, ...lists });
