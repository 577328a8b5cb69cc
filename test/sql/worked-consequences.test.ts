import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLaw } from '#data/law.ts';
import { addFacts, publishAll, reader, type Line } from '#test/support/facts.ts';
import { clinics, one, two } from '#test/support/results-world.ts';

const medicine = (finess: string, year: number, atc5: string, rest: Line): Line => ({
  ...{ finess, month: `${year}-03-01`, product: '3400930000001', product_kind: 'medicine', atc5 },
  ...{ top_gen: '0', boxes: 1, amount_reimbursed: 1 },
  ...rest,
});
const ppi = (finess: string, year: number, amount_reimbursed: number) =>
  medicine(finess, year, 'A02BC01', { product: '3400930000003', amount_reimbursed, boxes: 1000 });
const etanercept = (year: number) => [
  medicine(one, year, 'L04AB01', { top_gen: 'B', boxes: 80 }),
  medicine(one, year, 'L04AB01', { product: '3400930000002', top_gen: 'C', boxes: 120 }),
];
const les = (day: string, product_kind: string, amount_reimbursed: number): Line => ({
  ...{ finess: one, date: day, line_id: `${day} ${product_kind}`, stay_key: day, quantity: 1 },
  ...{ product: '9999001', product_kind, amount_reimbursed, amount_paid: amount_reimbursed },
});
const income = (year: number, value: number, declared_at = `${year + 1}-03-01T10:00:00Z`): Line => ({
  ...{ finess: one, year, indicator: 'am_income', value, declared_at, declared_by: 'x' },
});

// PPI, in euros:           2022     2023     2024
//   one (signs in 2022) 100 000 → 92 000 → 93 000
//   two (never signs)   100 000 → 92 000 → 93 000
const prescriptions = [
  ...[ppi(one, 2022, 100_000), ppi(one, 2023, 92_000), ppi(one, 2024, 93_000)],
  ...[ppi(two, 2022, 100_000), ppi(two, 2023, 92_000), ppi(two, 2024, 93_000)],
  // 80 biosimilars of 200 boxes, in two years; of insulin glargine 45 of 100.
  ...[...etanercept(2019), ...etanercept(2020)],
  medicine(one, 2019, 'A10AE04', { product: '3400930000004', top_gen: 'B', boxes: 45 }),
  medicine(one, 2019, 'A10AE04', { product: '3400930000005', top_gen: 'C', boxes: 55 }),
  medicine(two, 2019, 'A10AE04', { product: '3400930000004', top_gen: 'B', boxes: 10 }),
];

let asked: Awaited<ReturnType<typeof reader>>;
beforeAll(async () => {
  const path = await clinics(prescriptions, 2024);
  await addFacts(
    path,
    'les',
    [les('2018-05-01', 'drug', 900), les('2018-06-01', 'device', 100.5), les('2019-05-01', 'drug', 2000)],
    { scope: 'region', regions: ['75'], from: '2018-01', to: '2020-12' },
  );
  await addFacts(
    path,
    'declarations',
    [
      // Declared twice: the newest is the one kept.
      ...[income(2018, 1), income(2018, 45_000_000, '2019-09-01T10:00:00Z')],
      ...[income(2019, 46_000_000), income(2020, 40_000_000)],
    ],
    { from: '2018-01', to: '2020-12' },
  );
  await addFacts(path, 'contracts', [
    ...['produits-de-sante', 'organisation-des-soins'].map((volet) => ({
      ...{ establishment: one, contract: 'caqes-v2', volet, note: '' },
      ...{ signed_on: '2022-06-15', from_day: '2022-07-01', to_day: '2024-12-31' },
    })),
    // The second clinic alone has not signed the CAQES before it.
    {
      ...{ establishment: one, contract: 'caqes-v1', volet: 'socle', note: '' },
      ...{ signed_on: '2017-12-15', from_day: '2018-01-01', to_day: '2021-12-31' },
    },
  ]);
  // Every definition, and the committed law.
  asked = await reader(path, (await publishAll(path, {})).id);
});
afterAll(() => asked.close());

const rowsOf = (establishment: string, year: number, ...rates: string[]) =>
  asked.ask('consequences', { establishment, year, rates });
const row = async (establishment: string, year: number, section: string, item: string, ...rates: string[]) =>
  (await rowsOf(establishment, year, ...rates)).find(
    (each) => each.section === section && each.item === item,
  );

describe('ceilings of the first contracts: each base times its legal share, never summed', () => {
  test('1 % of the income declared', async () => {
    expect(await row(one, 2018, 'ceiling', 'am_income')).toMatchObject({
      ...{ version: 'caqes-v1-2017', base: 45_000_000, rate: 0.01, amount: 450_000, reason: '' },
      ...{ article: 'L162-30-4 CSS (version d’alors non lue)', factor: null, amount_high: null },
    });
    expect(await row(one, 2020, 'ceiling', 'am_income')).toMatchObject({
      ...{ version: 'caqes-v1-2018', base: 40_000_000, amount: 400_000 },
    });
  });

  test('30 % of what was reimbursed of the liste en sus, drugs and devices', async () => {
    const found = await row(one, 2018, 'ceiling', 'les_reimbursed');
    expect(found).toMatchObject({ base: 1000.5, rate: 0.3, reason: '' });
    expect(found?.amount).toBeCloseTo(300.15, 9);
    expect((await row(one, 2019, 'ceiling', 'les_reimbursed'))?.amount).toBeCloseTo(600, 9);
  });

  test('frozen in 2018 and 2019, and in no year after', async () => {
    const law = readLaw().flatMap(({ consequence: { frozen } }) => frozen?.years ?? []);
    expect(law.sort()).toEqual([2018, 2019]);
    for (const year of [2018, 2019, 2020, 2021]) {
      const ceilings = (await rowsOf(one, year)).filter(({ section }) => section === 'ceiling');
      expect(ceilings.map(({ frozen }) => frozen)).toEqual([year < 2020, year < 2020]);
    }
  });

  test('a base that nobody told leaves no amount, and says why', async () => {
    expect(await row(one, 2021, 'ceiling', 'am_income')).toMatchObject({
      ...{ base: null, rate: 0.01, amount: null, reason: 'not_declared' },
    });
    expect(await row(one, 2021, 'ceiling', 'les_reimbursed')).toMatchObject({
      ...{ base: null, amount: null, reason: 'not_covered' },
    });
  });

  test('a contract that is not signed cannot be missed: no ceiling for the second clinic', async () => {
    expect(await row(two, 2018, 'ceiling', 'am_income')).toMatchObject({
      ...{ base: null, amount: null, reason: 'not_declared not_signatory' },
    });
    const reimbursed = await row(two, 2018, 'ceiling', 'les_reimbursed');
    expect(reimbursed).toMatchObject({ base: 0, amount: null });
    expect(reimbursed?.reason).toContain('not_signatory');
  });

  test('none in the reform’s contracts', async () => {
    expect((await rowsOf(one, 2023)).filter(({ section }) => section === 'ceiling')).toEqual([]);
  });
});

describe('gain-sharing of the reform: 20 % to 30 % of what was spared', () => {
  const spared = (establishment: string, year: number, ...rates: string[]) =>
    row(establishment, year, 'gainsharing', 'ipp', ...rates);

  test('100 000 € → 92 000 €: 8 000 € spared, 1 600 € to 2 400 €', async () => {
    const found = await spared(one, 2023);
    expect(found).toMatchObject({ base: 8000, rate: 0.2, rate_high: 0.3, reason: '', frozen: false });
    expect([found?.amount, found?.amount_high]).toEqual([1600, 2400]);
  });

  test('a rate entered replaces the lower one, of its engagement alone', async () => {
    expect(await spared(one, 2023, 'ipp=0.25')).toMatchObject({
      ...{ rate: 0.25, amount: 2000, amount_high: 2400 },
    });
    expect(await spared(one, 2023, 'perfadom=0.25')).toMatchObject({ rate: 0.2, amount: 1600 });
  });

  test('spending that rose leaves nothing to share', async () => {
    expect(await spared(one, 2024)).toMatchObject({ base: -1000, amount: 0, amount_high: 0, reason: '' });
  });

  test('a year before that the file does not tell: not known, and not nought', async () => {
    const unknown = await row(one, 2023, 'gainsharing', 'ambulance');
    expect(unknown).toMatchObject({ base: null, amount: null, amount_high: null });
    expect(unknown?.reason).toContain('not_covered');
  });

  test('who has not signed the volet has figures, and no share', async () => {
    expect(await spared(two, 2023)).toMatchObject({
      ...{ base: 8000, amount: null, amount_high: null, reason: 'not_signatory' },
    });
    expect(await spared(two, 2023, 'ipp=0.25')).toMatchObject({ amount: null, amount_high: null });
  });
});

describe('biosimilars: V × R × t, each read in the orders', () => {
  test('2019: 200 boxes × 30,00 € × 40 %, 100 boxes × 1,15 € × 45 %', async () => {
    expect(await row(one, 2019, 'biosimilar', 'etanercept')).toMatchObject({
      ...{ base: 200, rate: 30, factor: 0.4, amount: 2400, reason: '', version: 'biosimilaires' },
    });
    const glargine = await row(one, 2019, 'biosimilar', 'insulin_glargine');
    expect(glargine).toMatchObject({ base: 100, rate: 1.15, factor: 0.45, reason: '' });
    expect(glargine?.amount).toBeCloseTo(51.75, 9);
  });

  test('the price of another year was never read: its terms are told, and no amount', async () => {
    expect(await row(one, 2020, 'biosimilar', 'etanercept')).toMatchObject({
      ...{ base: 200, rate: null, factor: 0.4, amount: null, reason: 'term_absent' },
    });
  });

  test('a group that nobody prescribed is worth nothing, and has no uptake', async () => {
    expect(await row(one, 2019, 'biosimilar', 'adalimumab')).toMatchObject({
      ...{ rate: 31.3, factor: null, amount: null },
    });
  });

  test('who has not signed a CAQES has the terms, and no grant', async () => {
    const unsigned = await row(two, 2019, 'biosimilar', 'insulin_glargine');
    expect(unsigned).toMatchObject({ base: 10, rate: 1.15, factor: 1, amount: null });
    expect(unsigned?.reason).toContain('not_signatory');
  });

  test('none after the last order', async () => {
    expect((await rowsOf(one, 2024)).filter(({ section }) => section === 'biosimilar')).toEqual([]);
  });
});

test('rules in words have no figure', async () => {
  const texts = (await rowsOf(one, 2023)).filter(({ section }) => section === 'text');
  expect(texts.map(({ item }) => item)).toContain('refusal');
  for (const text of texts) {
    expect([text.base, text.rate, text.amount, text.amount_high]).toEqual([null, null, null, null]);
    expect(text.text_fr).not.toBe('');
  }
});
