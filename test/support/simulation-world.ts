import fc from 'fast-check';
import { noAccess, type Access } from '#api/access.ts';
import { addFacts, newWarehouse, publishAll, reader } from './facts.ts';
import { fewIndicators } from './few-indicators.ts';
import type { PlainChoice, PlainRow } from './plain-simulation.ts';

/** Seven clinics of region 75; the first is the subject. */
export const clinic = (number: number) => `33990000${number}`;
export const subject = clinic(1);
const clinics = [1, 2, 3, 4, 5, 6, 7].map(clinic);

type Catalogued = Pick<PlainRow, 'source' | 'product' | 'kind' | 'status' | 'atc' | 'group' | 'role'> & {
  readonly title?: number;
};
const town = (
  last: number,
  status: string | null,
  atc: string | null,
  rest: Partial<Catalogued> = {},
): Catalogued => ({
  ...{
    source: 'phev',
    product: `34009300000${last}`,
    kind: 'medicine',
    status,
    atc,
    group: null,
    role: null,
  },
  ...rest,
});
const hospital = (product: string, role: PlainRow['role']): Catalogued => ({
  ...{ source: 'les', product, kind: 'drug', status: null, atc: null },
  ...{ group: role && 'infliximab', role },
});

/** One of each kind that a lever treats apart. */
export const catalogue: readonly Catalogued[] = [
  town(10, '4', 'C10AA05'),
  town(11, '1', 'C10AA05'),
  town(12, '1', 'C10AA05'),
  town(13, '4', 'C10AA07'),
  town(14, '4', null),
  town(20, '0', 'C10AA03'),
  town(21, '0', 'N02BE01'),
  town(22, '9', null),
  town(30, 'C', 'L04AB04', { group: 'adalimumab', role: 'reference' }),
  town(31, 'B', 'L04AB04', { group: 'adalimumab', role: 'biosimilar' }),
  town(32, 'C', 'L04AB01', { group: 'etanercept', role: 'reference' }),
  // Hepatitis C: out of PHEV until 2017.
  town(40, '0', 'J05AP51'),
  town(41, '1', 'J05AP52'),
  town(50, null, null, { kind: 'fee' }),
  town(51, null, null, { kind: 'not_returned' }),
  town(0, null, null, { kind: 'lpp', product: '1234567', title: 1 }),
  town(0, null, null, { kind: 'lpp', product: '1234568', title: 3 }),
  hospital('3400892137377', 'reference'),
  hospital('3400894023036', 'biosimilar'),
  hospital('9999001', null),
];

type Line = { clinic: string; of: Catalogued; year: number; month: number; boxes: number; amount: number };

const line = (year: number, clinicOf: fc.Arbitrary<string>): fc.Arbitrary<Line> =>
  fc.record({
    clinic: clinicOf,
    of: fc.constantFrom(...catalogue),
    year: fc.constantFrom(year - 1, year, year),
    month: fc.integer({ min: 1, max: 12 }),
    // Régularisations are negative, and something may cost nothing.
    boxes: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 300 }) },
      fc.integer({ min: -40, max: 0 }),
    ),
    amount: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 9_000_000 }) },
      fc.constantFrom(0, -700),
    ),
  });

/** Each clinic has the products that regional prices are of, so that there are some. */
const shared = (year: number) =>
  fc.tuple(
    ...clinics.flatMap((each) =>
      [0, 8, 15, 17].map((index) =>
        line(year, fc.constant(each)).map((one) => ({
          ...one,
          ...{ year, of: catalogue[index] ?? one.of, boxes: Math.abs(one.boxes) + 1 },
        })),
      ),
    ),
  );

const share = fc.constantFrom(0, 0, 1, 30, 50, 100);
export const choice: fc.Arbitrary<PlainChoice> = fc.record({
  generics: share,
  repertoire: share,
  biosimilars: fc.record({ adalimumab: share, etanercept: share, infliximab: share }),
  price: share,
  back: fc.record({ '3400930000020': share, '1234567': share, '3400892137377': share }),
});

export type SimulationWorld = { year: number; merged: boolean; known: boolean; lines: readonly Line[] };

/** A year and the one before, which no file may cover; sometimes the last clinic has joined the first. */
export const simulationWorld: fc.Arbitrary<SimulationWorld> = fc
  .constantFrom(2017, 2018)
  .chain((year) =>
    fc.record({
      year: fc.constant(year),
      merged: fc.boolean(),
      known: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
      lines: fc
        .tuple(
          shared(year),
          fc.array(line(year, fc.constantFrom(subject, subject, subject, clinic(7), clinic(2))), {
            minLength: 20,
            maxLength: 70,
          }),
        )
        .map((each) => each.flat()),
    }),
  )
  .map((world) => ({
    ...world,
    lines: world.lines.filter((each) => world.known || each.year === world.year),
  }));

const indicators = await fewIndicators(
  ...['phev_evolution', 'phev_medicines_evolution', 'generic_repertoire', 'biosimilar_town'],
  ...['les_drugs_evolution', 'biosimilar_hospital'],
);

/** The same world through batches and publication. */
export const publishSimulation = async ({ year, merged, known, lines }: SimulationWorld) => {
  const path = await newWarehouse();
  const sites = clinics.map((finess) => ({
    ...{ section: 'structureet', finess, name: finess, sph_code: '7', category_code: '365' },
  }));
  const merger = { section: 'successor', finess: clinic(7), successor: subject, effective: `${year}-07-01` };
  await addFacts(path, 'finess', merged ? [...sites, merger] : sites);
  const covered = {
    ...{ scope: 'region' as const, regions: ['75'] },
    ...{ from: `${known ? year - 1 : year}-01`, to: `${year}-12` },
  } as const;
  const day = (each: Line) => `${each.year}-${String(each.month).padStart(2, '0')}-01`;
  await addFacts(
    path,
    'phev',
    lines
      .filter((each) => each.of.source === 'phev')
      .map((each) => ({
        ...{ finess: each.clinic, month: day(each), product: each.of.product, product_kind: each.of.kind },
        ...{ top_gen: each.of.status, atc5: each.of.atc, lpp_title: each.of.title ?? null },
        ...{ boxes: each.boxes, amount_reimbursed: each.amount / 1000 },
      })),
    covered,
  );
  await addFacts(
    path,
    'les',
    lines
      .filter((each) => each.of.source === 'les')
      .map((each, index) => ({
        ...{ finess: each.clinic, date: day(each), line_id: String(index).padStart(32, '0') },
        ...{ product: each.of.product, product_kind: 'drug', quantity: each.boxes, stay_key: `s${index}` },
        ...{ amount_reimbursed: each.amount / 1000, amount_paid: each.amount / 1000 },
      })),
    covered,
  );
  return reader(path, (await publishAll(path, { indicators })).id);
};

/** Who crosses the lines of these. */
export const crossing = (detail: readonly string[]): Access => ({
  ...{ ...noAccess, scope: detail, peers: clinics, signed: detail, detail },
});

/** The plain rows of a clinic, the denominators of its evolutions, and the medians told to who reads `detail`. */
export const plainWorld = (world: SimulationWorld, of: string, detail: readonly string[]) => {
  const { year, known } = world;
  const clinicOf = (finess: string) => (world.merged && finess === clinic(7) ? subject : finess);
  const counts = ({ of: { title } }: Line) => title !== 3;
  const own = world.lines.filter((each) => clinicOf(each.clinic) === of && counts(each));
  const out = ({ atc }: Catalogued) => year <= 2017 && atc?.startsWith('J05AP') === true;
  const total = (lines: readonly Line[], what: 'boxes' | 'amount') =>
    lines.reduce((sum, each) => sum + each[what], 0) / (what === 'amount' ? 1000 : 1);
  const rows = catalogue.flatMap((of): PlainRow[] => {
    const held = own.filter((each) => each.of.product === of.product);
    const now = held.filter((each) => each.year === year);
    if (now.length === 0) return [];
    const last = held.filter((each) => each.year === year - 1);
    return [
      {
        ...of,
        ...{ counted: !out(of), boxes: total(now, 'boxes'), amount: total(now, 'amount') },
        before: known ? total(last, 'boxes') : null,
      },
    ];
  });
  const past = own.filter((each) => each.year === year - 1 && !out(each.of));
  const before = {
    phev_evolution: total(
      past.filter((each) => each.of.source === 'phev'),
      'amount',
    ),
    phev_medicines_evolution: total(
      past.filter((each) => each.of.source === 'phev' && each.of.kind !== 'lpp'),
      'amount',
    ),
    les_drugs_evolution: total(
      past.filter((each) => each.of.source === 'les'),
      'amount',
    ),
  };
  const prices = new Map<string, number>();
  for (const { product, kind } of catalogue) {
    if (kind === 'fee' || kind === 'not_returned') continue;
    const held = [...new Set(clinics.map(clinicOf))].flatMap((each) => {
      const lines = world.lines.filter(
        (one) =>
          one.of.product === product && one.year === year && clinicOf(one.clinic) === each && counts(one),
      );
      const [boxes, amount] = [total(lines, 'boxes'), total(lines, 'amount')];
      return boxes > 0 && amount > 0 ? [{ each, boxes, amount }] : [];
    });
    const heavy = (what: 'boxes' | 'amount') =>
      Math.max(...held.map((one) => one[what])) > 0.85 * held.reduce((sum, one) => sum + one[what], 0);
    if (held.length < 6 || held.filter(({ each }) => !detail.includes(each)).length < 5) continue;
    if (heavy('boxes') || heavy('amount')) continue;
    prices.set(product, median(held.map(({ boxes, amount }) => amount / boxes)));
  }
  return { rows, before, prices };
};

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, each) => sum + each, 0) / middle.length;
};
