import { noAccess, type Access } from '#api/access.ts';
import type { Coverage } from '#data/batch.ts';
import { addFacts, newWarehouse, publishAll, reader, type Line } from './facts.ts';

/** Two hospitals of region 75. */
export const hospital = '339900001';
export const other = '339900002';
/** RPPS numbers, by the last digits. */
export const rpps = (last: number) => `9990000${String(last).padStart(4, '0')}`;

const lineId = (number: number) => String(number).padStart(32, '0');
let count = 0;

const les = (date: string, stay: string, amount: number, rest: Line): Line => ({
  finess: hospital,
  date,
  line_id: lineId((count += 1)),
  ...{ stay_key: stay, patient_key: `patient of ${stay}`, product: '9999001', product_kind: 'drug' },
  ...{ quantity: 1, amount_reimbursed: amount, amount_paid: amount },
  ...rest,
});

const coded = { indication: 'I000112' };
const surgeon = { rpps: rpps(1), specialty: '4' };
const cardiologist = { rpps: rpps(2), specialty: '3' };

/** The reference says it is licensed and listed, since long. */
const listed = { kind: 'period', product: '9999001', inscription: 'oui', from_day: '2014-03-01', ...coded };

/** Five lines of 2015, few enough to add in one's head: two stays of patient p1, one of p2, one of nobody named. */
const few: Line[] = [
  les('2015-01-15', 's1', 100, {
    ...{ ...surgeon, ...coded, unit: 'A', patient_key: 'p1', quantity: 2 },
  }),
  les('2015-03-01', 's1', 50.5, { ...surgeon, unit: 'A', patient_key: 'p1', indication: 'I999999' }),
  les('2015-07-02', 's2', 70, {
    ...{ ...cardiologist, ...coded, unit: 'A', patient_key: 'p1', quantity: 1.5 },
  }),
  les('2015-07-02', 's3', 30, { product: '9999002', patient_key: null }),
  les('2015-12-31', 's4', 1000.125, {
    ...{ ...surgeon, unit: 'B', patient_key: 'p2', product: '1234567', product_kind: 'device' },
  }),
];

const stays = (number: number, date: string, name: string, amount: number, rest: Line) =>
  Array.from({ length: number }, (_, index) => les(date, `${name}${index}`, amount, { ...coded, ...rest }));

/**
 * 2016, enough to be released. The hospital: service A 12 stays of 10 € and B 3 stays of 100 € in the first semester, no
 * service 20 stays of 5 € in the second. The other: service A, 15 stays of 7 € in the first.
 */
const many: Line[] = [
  ...stays(12, '2016-03-01', 'a', 10, { ...surgeon, unit: 'A' }),
  ...stays(3, '2016-02-01', 'b', 100, { ...surgeon, unit: 'B' }),
  ...stays(20, '2016-09-01', 'n', 5, {}),
  ...stays(15, '2016-04-01', 'o', 7, { ...surgeon, unit: 'A', finess: other }),
];

const phev = (month: string, amount: number, rest: Line): Line => ({
  ...{ finess: hospital, month: `${month}-01`, product: '3400930000000', product_kind: 'medicine' },
  ...{ boxes: 1, amount_reimbursed: amount, top_gen: '0', beneficiaries: 20 },
  ...rest,
});

/**
 * 2015: the surgeon's 4 boxes of the répertoire and 6 outside, of which one of hepatitis C, that the contract leaves out
 * of PHEV, and an LPP; a GP with boxes of unknown status only; lines
 * without prescriber. 2016: six GPs of 100 to 600 €, the last of 4 persons and the first of 12; 1000 € of nobody. The other
 * hospital: six surgeons of the same, of 20 persons each.
 */
const prescriptions: Line[] = [
  phev('2015-02', 20, { ...surgeon, boxes: 4, top_gen: '1' }),
  phev('2015-05', 30, { ...surgeon, boxes: 5 }),
  phev('2015-05', 9000, { ...surgeon, atc5: 'J05AP51' }),
  phev('2015-05', 7, { ...surgeon, product: '7654321', product_kind: 'lpp', lpp_title: 1, boxes: 3 }),
  phev('2015-06', 11, { rpps: rpps(3), specialty: '1', boxes: 2, top_gen: '9' }),
  phev('2015-06', 13, { boxes: 5, top_gen: '4' }),
  ...[100, 200, 300, 400, 500, 600].map((amount, index) =>
    phev('2016-03', amount, {
      ...{ rpps: rpps(11 + index), specialty: '1', boxes: 10, top_gen: index % 2 === 0 ? '1' : '0' },
      beneficiaries: { 100: 12, 600: 4 }[amount] ?? 20,
    }),
  ),
  phev('2016-03', 1000, { beneficiaries: 50, boxes: 8, top_gen: '4' }),
  ...[100, 200, 300, 400, 500, 600].map((amount, index) =>
    phev('2016-03', amount, { finess: other, rpps: rpps(21 + index), specialty: '4', boxes: 10 }),
  ),
];

/** The world of the worked examples, published and open to questions. */
export const workedWorld = async () => {
  const path = await newWarehouse();
  const site = { section: 'structureet', sph_code: '7', category_code: '365' };
  await addFacts(path, 'finess', [
    { ...site, finess: hospital, name: 'HOPITAL UN' },
    { ...site, finess: other, name: 'HOPITAL DEUX' },
  ]);
  const coverage: Partial<Coverage> = { scope: 'region', regions: ['75'], from: '2015-01', to: '2016-12' };
  await addFacts(path, 'les-reference', [listed]);
  await addFacts(path, 'les', [...few, ...many], coverage);
  await addFacts(path, 'phev', prescriptions, coverage);
  return reader(path, (await publishAll(path)).id);
};

/** A reader who may name both hospitals, and has these lists besides. */
export const reading = (lists: Partial<Access>): Access => ({
  ...{ ...noAccess, scope: [hospital, other], peers: [hospital, other], signed: [hospital, other] },
  ...lists,
});
