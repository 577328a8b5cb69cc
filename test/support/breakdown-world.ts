import fc from 'fast-check';
import { addFacts, newWarehouse, publishAll, reader } from './facts.ts';
import { fewIndicators } from './few-indicators.ts';

/** A line of town or of the liste en sus; amounts in thousandths. Hospital lines say unit, group, and their patient. */
export type HeldLine = {
  readonly finess: string;
  readonly year: number;
  readonly product: string;
  readonly status: string;
  readonly boxes: number;
  readonly thousandths: number;
  readonly persons: number;
  readonly rpps: string | null;
  readonly specialty: string | null;
  readonly unit: string | null;
  readonly group: string | null;
};

export const years = [2016, 2017, 2018] as const;
/** All in region 75 but the last; the second is merged into the first in 2018. */
export const finess = ['339900001', '339900002', '339900003', '339900004', '219900005'] as const;
export const establishmentOf = (each: string, year: number) =>
  each === finess[1] && year >= 2018 ? finess[0] : each;
export const regionOf = (each: string) => (each.startsWith('21') ? '27' : '75');

/** J05AP is left out of PHEV in 2016 and 2017, and counted again in 2018 and in what 2018 is compared with. */
export const products: Readonly<Record<string, { kind: string; atc: string | null }>> = {
  '3400930000001': { kind: 'medicine', atc: 'A02BC01' },
  '3400930000002': { kind: 'medicine', atc: 'A02BA02' },
  '3400930000003': { kind: 'medicine', atc: 'C10AX09' },
  '3400930000004': { kind: 'medicine', atc: 'J05AP51' },
  '3400930000005': { kind: 'medicine', atc: null },
  '3400930000009': { kind: 'medicine', atc: 'B01AC06' },
  '3400930000006': { kind: 'medicine', atc: 'C10AA05' },
  '3400930000007': { kind: 'medicine', atc: 'C10AA07' },
  '3400930000008': { kind: 'medicine', atc: 'C10BA06' },
  '1234567': { kind: 'lpp', atc: null },
  '3400892617718': { kind: 'drug', atc: 'L01BA04' },
  '3400894154297': { kind: 'drug', atc: 'B02BD02' },
  '9000003': { kind: 'drug', atc: null },
  '9000004': { kind: 'device', atc: null },
};
const inHospital = (product: string) => ['drug', 'device'].includes(products[product]?.kind ?? '');
const groups: Readonly<Record<string, string>> = { I000001: 'Cancer', I000002: 'Immunologie' };

export const heldLine: fc.Arbitrary<HeldLine> = fc.record({
  finess: fc.constantFrom(...finess),
  year: fc.constantFrom(...years),
  product: fc.constantFrom(...Object.keys(products)),
  status: fc.constantFrom('0', '1', '4', '9'),
  boxes: fc.integer({ min: -3, max: 300 }),
  thousandths: fc.integer({ min: -5_000, max: 90_000_000 }),
  persons: fc.constantFrom(1, 4, 10, 11, 60),
  rpps: fc.constantFrom('10000000001', '10000000002', null),
  specialty: fc.constantFrom('1', '73', null),
  unit: fc.constantFrom('U1', 'U2', null),
  group: fc.constantFrom('I000001', 'I000002', null),
});
export const heldLines = fc.array(heldLine, { minLength: 60, maxLength: 160 });
export const areaOf = ({ group, product }: HeldLine) =>
  group === null || products[product]?.kind !== 'drug' ? null : (groups[group] ?? null);

const indicators = await fewIndicators(
  ...['phev_evolution', 'phev_medicines_evolution', 'phev_lpp_evolution', 'ipp_evolution'],
  ...['generic_repertoire', 'les_drugs_evolution', 'les_devices_evolution'],
);

/** The lines through batches and publication, every region covered over all years. */
export const publishHeld = async (lines: readonly HeldLine[]) => {
  const path = await newWarehouse();
  await addFacts(path, 'finess', [
    ...finess.map((each) => ({
      ...{ section: 'structureet', finess: each, name: each, sph_code: '7', category_code: '365' },
    })),
    { section: 'successor', finess: finess[1], successor: finess[0], effective: '2018-03-01' },
  ]);
  await addFacts(
    path,
    'les-reference',
    Object.keys(products)
      .filter(inHospital)
      .flatMap((product) =>
        Object.entries(groups).map(([indication, name]) => ({
          ...{ kind: 'indication', month: '2016-01-01', product, indication, class_1: name.toUpperCase() },
          atc: products[product]?.atc ?? null,
        })),
      ),
  );
  const coverage = {
    ...{ scope: 'region' as const, regions: ['75', '27'], from: '2016-01', to: '2018-12' },
  };
  await addFacts(
    path,
    'phev',
    lines
      .filter(({ product }) => !inHospital(product))
      .map((each) => {
        const { kind, atc } = products[each.product] ?? { kind: '', atc: null };
        return {
          ...{
            finess: each.finess,
            month: `${each.year}-0${1 + (each.boxes & 7)}-01`,
            product: each.product,
          },
          ...{ product_kind: kind, top_gen: kind === 'medicine' ? each.status : null, atc5: atc },
          ...{ lpp_title: kind === 'lpp' ? 1 : null, beneficiaries: each.persons, boxes: each.boxes },
          ...{ amount_reimbursed: each.thousandths / 1000, rpps: each.rpps, specialty: each.specialty },
        };
      }),
    coverage,
  );
  await addFacts(
    path,
    'les',
    lines
      .filter(({ product }) => inHospital(product))
      .map((each, index) => ({
        ...{ line_id: String(index), date: `${each.year}-05-02`, finess: each.finess, unit: each.unit },
        ...{ rpps: each.rpps, specialty: each.specialty, stay_key: `s${index}`, patient_key: `p${index}` },
        ...{ product: each.product, product_kind: products[each.product]?.kind ?? '', quantity: each.boxes },
        ...{ amount_paid: 0, amount_reimbursed: each.thousandths / 1000, indication: each.group },
      })),
    coverage,
  );
  return reader(path, (await publishAll(path, { indicators })).id);
};
