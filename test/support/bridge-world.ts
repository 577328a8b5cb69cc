import fc from 'fast-check';
import { addFacts, newWarehouse, publishAll, reader } from './facts.ts';
import { fewIndicators } from './few-indicators.ts';
import type { ListMove, PlainPart } from './plain-bridge.ts';

/** What an establishment's numbers dispensed of a product in two years; `persons`: the most of one line. */
export type BridgeLine = {
  readonly product: string;
  readonly kind: 'medicine' | 'fee' | 'not_returned' | 'lpp' | 'drug' | 'device';
  readonly status: string;
  readonly year: 2015 | 2016;
  readonly boxes: number;
  readonly thousandths: number;
  readonly persons: number;
};
export type Basket = readonly BridgeLine[];

/** Establishments of one region; in each world the last one is merged into the first on the second year. */
export const finess = ['339900001', '339900002', '339900003', '339900004', '339900005'];

const products = [
  { product: '3400930000001', kind: 'medicine' },
  { product: '3400930000002', kind: 'medicine' },
  { product: '3400930000003', kind: 'medicine' },
  { product: '3400930000004', kind: 'medicine' },
  { product: '3400930000005', kind: 'medicine' },
  { product: '1234567', kind: 'lpp' },
  { product: '1234568', kind: 'lpp' },
  { product: '0', kind: 'fee' },
  { product: '9999999999999', kind: 'not_returned' },
  { product: '9000001', kind: 'drug' },
  { product: '9000002', kind: 'drug' },
  { product: '9000003', kind: 'drug' },
  { product: '9000005', kind: 'drug' },
  { product: '9000004', kind: 'device' },
] as const;

export const atcOf = (product: string) =>
  ({ '1': 'A02BC01', '2': 'A02BC02', '3': 'C10AX09', '4': 'C10AA05', '5': null })[product.slice(-1)] ?? null;

const line: fc.Arbitrary<BridgeLine> = fc
  .record({
    what: fc.constantFrom(...products),
    status: fc.constantFrom('0', '1', '4'),
    year: fc.constantFrom(2015 as const, 2016 as const),
    // Returns, products of price nought, and amounts that no box carries.
    boxes: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 400 }) },
      fc.integer({ min: -60, max: 1 }),
    ),
    thousandths: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 3_000_000 }) },
      fc.constantFrom(0, 0, -5_250, -1),
    ),
    persons: fc.oneof(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 11, max: 400 })),
  })
  .map(({ what, ...rest }) => ({ ...what, ...rest }));

export const baskets: fc.Arbitrary<readonly Basket[]> = fc.tuple(
  ...finess.map(() => fc.array(line, { minLength: 4, maxLength: 30 })),
);

const indicators = await fewIndicators(
  ...[
    'phev_evolution',
    'phev_medicines_evolution',
    'phev_lpp_evolution',
    'ipp_evolution',
    'generic_repertoire',
  ],
  ...['les_drugs_evolution', 'les_devices_evolution'],
);

/** Events of the liste en sus: removed within the two years, listed within them, and listed only after them. */
export const listEvents = [
  { product: '9000001', event: 'inscription', from_day: '2010-01-01' },
  { product: '9000002', event: 'inscription', from_day: '2016-03-01' },
  { product: '9000003', event: 'inscription', from_day: '2010-01-01' },
  { product: '9000003', event: 'radiation', from_day: '2016-09-01' },
  { product: '9000005', event: 'inscription', from_day: '2017-01-01' },
] as const;
const moves = new Map<string, ReturnType<ListMove>>([
  ['9000002', 'list_entry'],
  ['9000003', 'list_exit'],
  ['9000005', 'early_access'],
]);
export const listMove: ListMove = (product) => moves.get(product) ?? null;

/** The baskets through batches and publication, all lines in January, ready for questions. */
export const publishBaskets = async (given: readonly Basket[], { listed = true, merged = true } = {}) => {
  const path = await newWarehouse();
  const successor = {
    ...{ section: 'successor', finess: finess.at(-1) ?? '', successor: finess[0] ?? '' },
    effective: '2016-01-01',
  };
  const sites = finess.map((each) => ({
    ...{ section: 'structureet', finess: each, name: each, sph_code: '7', category_code: '365' },
  }));
  await addFacts(path, 'finess', merged ? [...sites, successor] : sites);
  const coverage = { scope: 'region' as const, regions: ['75'], from: '2015-01', to: '2016-12' };
  const lines = given.flatMap((basket, index) =>
    basket.map((each) => ({ ...each, finess: finess[index] ?? '', day: `${each.year}-01-01` })),
  );
  await addFacts(
    path,
    'phev',
    lines
      .filter(({ kind }) => kind !== 'drug' && kind !== 'device')
      .map((each) => ({
        ...{ finess: each.finess, month: each.day, product: each.product, product_kind: each.kind },
        ...{ top_gen: each.kind === 'medicine' ? each.status : null, atc5: atcOf(each.product) },
        ...{ lpp_title: each.kind === 'lpp' ? 1 : null, beneficiaries: each.persons },
        ...{ boxes: each.boxes, amount_reimbursed: each.thousandths / 1000 },
      })),
    coverage,
  );
  await addFacts(
    path,
    'les',
    lines
      .filter(({ kind }) => kind === 'drug' || kind === 'device')
      .flatMap((each, index) =>
        // The whole on one line; the others are of other patients, and carry nothing.
        Array.from({ length: Math.min(each.persons, 14) }, (_, person) => ({
          ...{
            line_id: `${index} ${person}`,
            date: each.day,
            finess: each.finess,
            unit: '1',
            specialty: '04',
          },
          ...{ stay_key: `stay ${index} ${person}`, patient_key: `patient ${(index * 3 + person) % 40}` },
          ...{ product: each.product, product_kind: each.kind, indication: 'I000001' },
          ...{ quantity: person === 0 ? each.boxes / 4 : 0, amount_paid: 0 },
          amount_reimbursed: person === 0 ? each.thousandths / 1000 : 0,
        })),
      ),
    coverage,
  );
  if (listed)
    await addFacts(
      path,
      'les-reference',
      listEvents.map((each) => ({ kind: 'listing', ...each })),
    );
  const manifest = await publishAll(path, { indicators });
  return { path, id: manifest.id, ...(await reader(path, manifest.id)) };
};

/** What an indicator counts of the numbers of an establishment, by product. */
export const partsOf = (given: readonly Basket[], kinds: readonly string[]): PlainPart[] => {
  const lines = given.flat().filter(({ kind }) => kinds.includes(kind));
  return [...new Set(lines.map(({ product }) => product))].map((product) => {
    const of = (year: number) => {
      const own = lines.filter((each) => each.product === product && each.year === year);
      const scale = (boxes: number) =>
        BigInt(boxes) * (kinds.includes('drug') || kinds.includes('device') ? 250n : 1000n);
      return {
        quantity: own.reduce((sum, each) => sum + scale(each.boxes), 0n),
        amount: own.reduce((sum, each) => sum + BigInt(each.thousandths), 0n),
      };
    };
    const kind = lines.find((each) => each.product === product)?.kind ?? '';
    return { product, kind, before: of(2015), now: of(2016) };
  });
};
