import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify, lineTypes, referenceTypes, rowsSql } from '#test/support/class-engine.ts';
import { plainClass, plainReference, type Saying } from '#test/support/plain-class.ts';

const drug = '3400890000246';
const gone = '3400890000253';
const kept = '3400890000413';
const moved = '3400890000512';

type Told = Saying & { readonly batch?: number; readonly class_1?: string };
type Asked = readonly [product: string, indication: string | null, date: string];

const rowOf = (told: Told) => ({
  ...{ batch: 1, ...told },
  ...{
    month: typeof told.month === 'string' ? `${told.month}-01` : null,
    from_day: told.from,
    to_day: told.to,
  },
});

/** What les_class says of each line asked, in the order asked. */
const ask = async (told: readonly Told[], asked: readonly Asked[]) => {
  const lines = asked.map(([product, indication, date]) => ({ product, indication, date }));
  const engine = await classify(rowsSql(told.map(rowOf), referenceTypes), rowsSql(lines, lineTypes));
  const rows = await engine.rows('select * from les_class');
  engine.close();
  const key = (product: unknown, indication: unknown, date: unknown) =>
    [product, indication, date].map(String).join(' ');
  const found = new Map(rows.map((row) => [key(row.product, row.indication, row.date), row]));
  if (found.size !== rows.length) throw new Error('a line is classed twice');
  return asked.map(([product, indication, date]) => {
    const row = found.get(key(product, indication ?? '', date));
    return { situation: row?.situation, group: row?.indication_group };
  });
};

const snapshot = (
  month: string,
  indication: string,
  inscription: string,
  more: Partial<Told> = {},
): Told => ({
  ...{ kind: 'indication', product: drug, month, indication, inscription },
  ...more,
});

const register: Told[] = [
  snapshot('2018-08', 'I000001', 'non', { class_1: 'cancer ' }),
  snapshot('2019-07', 'I000001', 'Oui', { from: '2014-03-01', class_1: 'Anti-infectieux' }),
  snapshot('2019-07', 'I000002', 'non'),
  snapshot('2019-07', 'I000003', 'RTU', { from: '2018-01-01' }),
  snapshot('2019-07', 'I000004', 'RTU TERM', { from: '2014-01-01', to: '2018-12-31' }),
  snapshot('2019-07', 'I000005', '*'),
  snapshot('2019-07', 'I000006', 'oui'),
  snapshot('2019-07', 'I000006', 'non'),
  snapshot('2019-07', 'I000007', 'oui', { from: '2019-07-10' }),
  snapshot('2019-11', 'I000001', 'oui', { from: '2014-03-01', class_1: 'anti-infectieux' }),
  { kind: 'compassionate', product: drug, indication: 'CBEVA01', from: '2019-01-15', to: '2019-09-30' },
  { kind: 'compassionate', product: drug, indication: 'NXXXX00', to: '2022-12-31' },
  { kind: 'compassionate', product: drug, indication: 'DXXXX01' },
  { kind: 'compassionate', product: drug, indication: 'RAMIK01', from: '2021-07-01' },
  { kind: 'compassionate', product: drug, indication: 'I001001', from: '2021-07-01' },
];

const examples: readonly [string, Asked, string][] = [
  ['AMM inscrite, whatever the case', [drug, 'I000001', '2019-07-01'], 'amm'],
  ['a snapshot speaks for its month, before its own start', [drug, 'I000007', '2019-07-02'], 'amm'],
  ['AMM non inscrite', [drug, 'I000002', '2019-07-31'], 'amm_not_listed'],
  ['the same pair, one month or the other', [drug, 'I000001', '2018-08-31'], 'amm_not_listed'],
  ['RTU', [drug, 'I000003', '2019-07-15'], 'rtu'],
  ['RTU terminée', [drug, 'I000004', '2019-07-15'], 'rtu_ended'],
  ['a footnote', [drug, 'I000005', '2019-07-15'], 'to_check'],
  ['two values of a month', [drug, 'I000006', '2019-07-15'], 'to_check'],
  ['a code that the product does not have that month', [drug, 'I000099', '2019-07-15'], 'invalid'],
  ['nor a month later', [drug, 'I000002', '2019-11-15'], 'invalid'],
  ['a code typed in small letters, with a space', [drug, ' i000001', '2019-07-15'], 'amm'],
  ['hors AMM', [drug, 'I999999', '2019-07-15'], 'off_label'],
  ['hors AMM of an unknown product', ['3400890099999', 'I999999', '2015-01-01'], 'off_label'],
  ['research', [drug, 'I999998', '2025-07-15'], 'research'],
  ['AMM miroir, the day before it exists', [drug, 'I999997', '2024-09-10'], 'invalid'],
  ['AMM miroir, the first day', [drug, 'I999997', '2024-09-11'], 'mirror'],
  ['no code, the day before it is due', [drug, null, '2018-08-31'], 'not_due'],
  ['no code, the first day', [drug, null, '2018-09-01'], 'absent'],
  ['an empty code', [drug, ' ', '2018-09-01'], 'absent'],
  ['compassionate access, first day', [drug, 'CBEVA01', '2019-01-15'], 'early_access'],
  ['last day', [drug, 'CBEVA01', '2019-09-30'], 'early_access'],
  ['past its end, in a month without snapshot', [drug, 'CBEVA01', '2019-10-01'], 'no_reference'],
  ['past its end, where a snapshot has the product', [drug, 'CBEVA01', '2019-11-01'], 'invalid'],
  ['early access of unknown start', [drug, 'NXXXX00', '2016-01-01'], 'early_access'],
  ['direct access without dates', [drug, 'DXXXX01', '2019-07-01'], 'early_access'],
  ['CPC by its R', [drug, 'RAMIK01', '2023-01-01'], 'rtu'],
  ['CPC by its I', [drug, 'I001001', '2021-07-01'], 'rtu'],
  ['CPC not yet', [drug, 'I001001', '2021-06-30'], 'no_reference'],
  ['between snapshots, by dates', [drug, 'I000001', '2019-09-15'], 'amm'],
  ['before the first, by dates', [drug, 'I000001', '2014-03-01'], 'amm'],
  ['before its start', [drug, 'I000001', '2014-02-28'], 'no_reference'],
  ['between snapshots, RTU', [drug, 'I000003', '2019-08-01'], 'rtu'],
  ['RTU TERM from the end it prints', [drug, 'I000004', '2019-08-01'], 'rtu_ended'],
  ['but not before', [drug, 'I000004', '2018-12-30'], 'no_reference'],
  ['non without dates', [drug, 'I000002', '2019-08-01'], 'no_reference'],
  ['unknown code, in a month without snapshot', [drug, 'I000099', '2019-08-01'], 'no_reference'],
  ['unknown product, in a month of snapshot', ['3400890099999', 'I000001', '2019-07-01'], 'no_reference'],
  ['after the last snapshot, by dates', [drug, 'I000001', '2025-01-01'], 'amm'],
];

const classed = ask(
  register,
  examples.map(([, asked]) => asked),
);

test.each(examples)('%s', async (name, [product, indication, date], situation) => {
  const at = examples.findIndex(([other]) => other === name);
  expect((await classed)[at]?.situation).toBe(situation);
  expect(plainClass(plainReference(register), { product, indication, date })).toBe(situation);
});

/** A UCD removed on 17 March 2020, listed again on 1 June 2021, and one that left the register without a word. */
const leaving: Told[] = [
  ...['2020-02', '2020-03'].map((month) =>
    snapshot(month, 'I000001', 'oui', { product: gone, from: '2014-03-01' }),
  ),
  snapshot('2020-03', 'I000002', 'RTU', { product: gone }),
  ...['2020-02'].map((month) => snapshot(month, 'I000001', 'oui', { product: kept, from: '2014-03-01' })),
  ...['2020-02', '2020-03', '2020-07'].map((month) => snapshot(month, 'I000001', 'oui')),
  { kind: 'listing', product: gone, event: 'inscription', from: '2010-01-01' },
  { kind: 'listing', product: gone, event: 'tarif', from: '2020-03-20' },
  { kind: 'listing', product: gone, event: 'radiation', from: '2020-03-17' },
  { kind: 'listing', product: gone, event: 'radiation partielle', from: '2020-02-01' },
  { kind: 'listing', product: gone, event: 'inscription', from: '2021-06-01' },
  { kind: 'listing', product: drug, event: 'radiation', from: '2020-06-30' },
  // Removed and listed again on one day: another text of the same list.
  snapshot('2020-02', 'I000001', 'oui', { product: moved, from: '2014-03-01' }),
  snapshot('2020-03', 'I000001', 'oui', { product: moved, from: '2014-03-01' }),
  { kind: 'listing', product: moved, event: 'radiation', from: '2020-03-17' },
  { kind: 'listing', product: moved, event: 'inscription', from: '2020-03-17' },
];

test('a product that leaves the list: AMM, and no longer listed, from its day on', async () => {
  const asked: [Asked, string][] = [
    [[gone, 'I000001', '2020-02-29'], 'amm'],
    [[gone, 'I000001', '2020-03-16'], 'amm'],
    [[gone, 'I000001', '2020-03-17'], 'amm_not_listed'],
    [[gone, 'I000002', '2020-03-31'], 'rtu'],
    [[gone, 'I000001', '2020-04-15'], 'amm_not_listed'],
    [[gone, 'I000001', '2020-07-15'], 'amm_not_listed'],
    [[gone, 'I000099', '2020-07-15'], 'no_reference'],
    [[gone, 'I000001', '2021-05-31'], 'amm_not_listed'],
    [[gone, 'I000001', '2021-06-01'], 'amm'],
    // In no snapshot any more, without an event: off the list in the months that have one.
    [[kept, 'I000001', '2020-03-15'], 'amm_not_listed'],
    [[kept, 'I000001', '2020-04-15'], 'amm'],
    // A snapshot later than the removal still says oui: it prevails in its month, and only there.
    [[drug, 'I000001', '2020-07-15'], 'amm'],
    [[drug, 'I000001', '2020-06-29'], 'no_reference'],
    [[moved, 'I000001', '2020-03-31'], 'amm'],
    [[moved, 'I000001', '2020-04-30'], 'amm'],
  ];
  const plain = plainReference(leaving);
  expect(
    (
      await ask(
        leaving,
        asked.map(([line]) => line),
      )
    ).map(({ situation }) => situation),
  ).toEqual(asked.map(([, situation]) => situation));
  for (const [[product, indication, date], situation] of asked)
    expect(plainClass(plain, { product, indication, date })).toBe(situation);
});

const period = (
  indication: string,
  inscription: string | null,
  from: string | null,
  to: string | null,
): Told => ({
  ...{ kind: 'period', product: drug, indication, inscription, from, to },
});

test('where dates decide, the newest file that opens the pair before the line has the last word', async () => {
  const told: Told[] = [
    // Listed, then not: « non » prints only the day that opens it.
    snapshot('2018-08', 'I000001', 'oui', { from: '2014-03-01' }),
    snapshot('2022-03', 'I000001', 'non', { to: '2022-03-02' }),
    // The end is said later.
    snapshot('2018-08', 'I000002', 'oui', { from: '2014-03-01' }),
    snapshot('2022-03', 'I000002', 'oui', { from: '2014-03-01', to: '2020-02-01' }),
    // A RTU becomes an indication of the AMM.
    snapshot('2018-08', 'I000003', 'RTU', { from: '2018-01-01' }),
    period('I000003', 'oui', '2021-05-01', null),
    // Two answers of one file.
    period('I000004', 'oui', '2021-05-01', null),
    period('I000004', 'non', '2021-05-01', null),
    // Left blank where the register has a footnote.
    period('I000005', null, '2019-11-22', null),
    period('I000006', 'non', null, '2025-02-12'),
    snapshot('2022-03', 'I000006', 'oui', { from: '2014-03-01' }),
    // Said to have ended, once; then again as before.
    snapshot('2018-08', 'I000007', 'oui', { from: '2014-03-01' }),
    snapshot('2020-01', 'I000007', 'non', { to: '2020-01-21' }),
    snapshot('2022-03', 'I000007', 'oui', { from: '2014-03-01' }),
  ];
  const asked: [Asked, string][] = [
    [[drug, 'I000001', '2019-12-31'], 'amm'],
    [[drug, 'I000001', '2022-05-01'], 'amm_not_listed'],
    [[drug, 'I000002', '2020-02-01'], 'amm'],
    [[drug, 'I000002', '2020-02-02'], 'no_reference'],
    [[drug, 'I000003', '2021-04-30'], 'rtu'],
    [[drug, 'I000003', '2021-05-01'], 'amm'],
    [[drug, 'I000004', '2021-05-01'], 'to_check'],
    [[drug, 'I000005', '2023-01-01'], 'to_check'],
    [[drug, 'I000006', '2025-02-11'], 'amm'],
    [[drug, 'I000006', '2025-02-12'], 'amm_not_listed'],
    [[drug, 'I000007', '2023-01-01'], 'amm'],
  ];
  expect(
    (
      await ask(
        told,
        asked.map(([line]) => line),
      )
    ).map(({ situation }) => situation),
  ).toEqual(asked.map(([, situation]) => situation));
});

test('the newest batch replaces a month of snapshots, and another kind whole', async () => {
  const told: Told[] = [
    snapshot('2019-07', 'I000001', 'oui'),
    snapshot('2019-08', 'I000001', 'oui'),
    { ...snapshot('2019-07', 'I000002', 'non'), batch: 2 },
    { ...period('I000003', 'oui', '2020-01-01', null), batch: 3 },
    { ...period('I000004', 'oui', '2020-01-01', null), batch: 4 },
    { ...{ kind: 'listing', product: drug, event: 'radiation', from: '2020-02-01' }, batch: 3 },
    { ...{ kind: 'listing', product: drug, event: 'inscription', from: '2010-02-01' }, batch: 5 },
  ];
  const asked: Asked[] = [
    [drug, 'I000001', '2019-07-01'],
    [drug, 'I000001', '2019-08-01'],
    [drug, 'I000002', '2019-07-01'],
    [drug, 'I000003', '2020-05-01'],
    [drug, 'I000004', '2020-05-01'],
  ];
  expect((await ask(told, asked)).map(({ situation }) => situation)).toEqual([
    'invalid',
    'amm',
    'amm_not_listed',
    'no_reference',
    'amm',
  ]);
});

test('the group of an indication is the class that the newest file gives the pair, in one spelling', async () => {
  const told = [...register, { ...period('I000002', 'oui', '2020-01-01', null), class_1: 'CANCER' }];
  const asked: Asked[] = [
    [drug, 'I000001', '2018-08-01'],
    [drug, 'I000002', '2019-07-01'],
    [drug, 'I000003', '2019-07-01'],
    [drug, 'I000099', '2019-07-01'],
    [gone, 'I000001', '2019-07-01'],
    [drug, 'I999999', '2019-07-01'],
  ];
  expect((await ask(told, asked)).map(({ group }) => group)).toEqual([
    'Anti infectieux',
    'Cancer',
    null,
    null,
    null,
    null,
  ]);
});

test('without any reference, codes reserved and missing alone are classed', async () => {
  const asked: Asked[] = ['I000001', 'CBEVA01', 'I999999', 'I999998', 'I999997', null].map((code) => [
    drug,
    code,
    '2025-01-01',
  ]);
  expect((await ask([], asked)).map(({ situation }) => situation)).toEqual([
    'no_reference',
    'no_reference',
    'off_label',
    'research',
    'mirror',
    'absent',
  ]);
});

const products = fc.constantFrom(drug, gone);
const codes = fc.constantFrom('I000001', 'I000002', 'CBEVA01');
const months = fc.constantFrom('2019-07', '2019-11', '2020-02');
const days = fc.constantFrom(
  ...[
    '2019-06-30',
    '2019-07-01',
    '2019-07-15',
    '2019-08-01',
    '2019-11-15',
    '2019-11-30',
    '2020-02-01',
    '2021-01-01',
  ],
);
const maybeDay = fc.option(days);
const saying: fc.Arbitrary<Told> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('indication'),
      product: products,
      month: months,
      indication: codes,
      inscription: fc.constantFrom('oui', 'non', 'RTU', 'RTU TERM', '*'),
      from: maybeDay,
      to: maybeDay,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('period'),
      product: products,
      indication: codes,
      inscription: fc.constantFrom('oui', 'non', null),
      from: maybeDay,
      to: maybeDay,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('compassionate'),
      product: products,
      indication: codes,
      from: maybeDay,
      to: maybeDay,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('listing'),
      product: products,
      event: fc.constantFrom('inscription', 'radiation', 'tarif'),
      from: days,
    }),
  },
);

test('any reference classes any line as the plain second reading does', { timeout: 120_000 }, async () => {
  const lines: Asked[] = [drug, gone].flatMap((product) =>
    ['I000001', 'I000002', 'CBEVA01'].flatMap((code) =>
      [
        '2019-06-30',
        '2019-07-01',
        '2019-07-15',
        '2019-07-31',
        '2019-08-15',
        '2019-11-15',
        '2019-11-30',
        '2020-02-29',
        '2022-01-01',
      ].map((date): Asked => [product, code, date]),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 14 }), async (told) => {
      const plain = plainReference(told);
      const found = await ask(told, lines);
      expect(found.map(({ situation }) => situation)).toEqual(
        lines.map(([product, indication, date]) => plainClass(plain, { product, indication, date })),
      );
    }),
    { numRuns: 25, endOnFailure: true },
  );
});
