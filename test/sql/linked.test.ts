import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Access } from '#api/access.ts';
import { linkedDimensions } from '#api/questions/linked.ts';
import { addFacts, newWarehouse, publishAll, reader, type Line } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';
import { plainUnits, type PlainLine } from '#test/support/plain-lines.ts';
import { plainLinked, type Choices, type LinkedLine } from '#test/support/plain-linked.ts';
import { hospital, other, reading, rpps } from '#test/support/worked-world.ts';

const zirabev = '3400890000246';
const remicade = '3400892137377';
const nameless = '9999001';
const implant = '3100334';
const dciOf: Record<string, string> = { [zirabev]: 'L01XC07', [remicade]: 'L04AB02' };
/** What the reference of these tests says of each code, of whatever drug. */
const said = {
  I000001: ['oui', 'amm'],
  I000002: ['non', 'amm_not_listed'],
  I000003: ['RTU', 'rtu'],
  I000004: ['RTU TERM', 'rtu_ended'],
  I000005: ['*', 'to_check'],
} as const;
const reference: Line[] = [zirabev, remicade, nameless].flatMap((product) =>
  Object.entries(said).map(([indication, [inscription]]) => ({
    ...{ kind: 'period', product, indication, inscription, from_day: '2014-03-01', class_1: 'Cancer' },
  })),
);
const situationOf = (product: string, indication: string | null, conform: boolean | null) => {
  if (product === implant) return conform === null ? 'device_untold' : conform ? 'device_in' : 'device_out';
  if (indication === null) return 'absent';
  if (indication === 'I999999') return 'off_label';
  return indication in said ? said[indication as keyof typeof said][1] : 'no_reference';
};

type Bare = Omit<LinkedLine, 'indication' | 'dci' | 'atc' | 'group' | 'situation'>;
const conformOf: Record<string, boolean> = { device_in: true, device_out: false };

/** A line with what its product and code say of it. */
function classed(bare: Bare, indication: string | null, conform: boolean | null): LinkedLine {
  const product = bare.product ?? '';
  const dci = dciOf[product] ?? null;
  const group = product !== implant && indication !== null && indication in said ? 'Cancer' : null;
  return {
    ...{ ...bare, indication, dci, atc: dci?.slice(0, 4) ?? null, group },
    situation: situationOf(product, indication, conform),
  };
}

const lineOf = fc
  .record({
    month: fc.constantFrom('2019-01', '2019-02', '2019-06', '2020-01'),
    unit: fc.constantFrom('A', 'B', null),
    specialty: fc.constantFrom('3', '4', null),
    prescriber: fc.constantFrom(rpps(1), rpps(2), null),
    product: fc.constantFrom(zirabev, remicade, nameless, implant),
    code: fc.constantFrom(...Object.keys(said), 'I999999', 'I999999', 'I000777', null),
    conform: fc.constantFrom(true, false, null),
    stay: fc.constantFrom('s1', 's2', 's3', 's4'),
    patient: fc.constantFrom('p1', 'p2', 'p3', 'p1', 'p2', null),
    quantity: fc.integer({ min: -2000, max: 9000 }),
    amount: fc.integer({ min: -5_000_000, max: 90_000_000 }),
  })
  .map(({ code, conform, ...line }) => classed(line, line.product === implant ? null : code, conform));

/** Some of a dimension's keys, or no choice; sometimes a key that no line has. */
const some = (...keys: string[]) =>
  fc.option(fc.subarray([...keys, 'none such'], { minLength: 1 }), { nil: null, freq: 2 });
const choicesOf: fc.Arbitrary<Choices> = fc.record({
  unit: some('A', 'B', ''),
  specialty: some('3', '4', ''),
  prescriber: some(rpps(1), rpps(2), ''),
  product: some(zirabev, remicade, nameless, implant),
  dci: some('L01XC07', 'L04AB02', ''),
  atc: some('L01X', 'L04A', ''),
  group: some('Cancer', ''),
  indication: some('I000001', 'I000002', 'I999999', ''),
  situation: some('amm', 'off_label', 'absent', 'device_in', 'rtu_ended'),
});
const askedOf = fc.record({
  choices: choicesOf,
  from: fc.constantFrom('2019-01', '2019-02'),
  to: fc.constantFrom('2019-02', '2020-12'),
  measure: fc.constantFrom('quantity', 'amount', 'lines', 'stays', 'stays'),
});

const received = (line: LinkedLine, index: number): Line => ({
  ...{ finess: hospital, date: `${line.month ?? ''}-15`, line_id: String(index).padStart(32, '0') },
  ...{ unit: line.unit, rpps: line.prescriber, specialty: line.specialty, product: line.product },
  ...{ product_kind: line.product === implant ? 'device' : 'drug', indication: line.indication },
  ...{ stay_key: line.stay, patient_key: line.patient, quantity: line.quantity / 1000 },
  ...{
    amount_reimbursed: line.amount / 1000,
    amount_paid: 1,
    lpp_conform: conformOf[line.situation] ?? null,
  },
});

const worldOf = async (lines: readonly LinkedLine[]) => {
  const path = await newWarehouse();
  const site = { section: 'structureet', sph_code: '7', category_code: '365' };
  await addFacts(path, 'finess', [
    { ...site, finess: hospital, name: 'HOPITAL UN' },
    { ...site, finess: other, name: 'HOPITAL DEUX' },
  ]);
  await addFacts(path, 'les-reference', reference);
  const elsewhere: Line = {
    ...received({ ...example[0], unit: 'Elsewhere' }, 9999),
    finess: other,
  };
  await addFacts(path, 'les', [...lines.map(received), elsewhere], { from: '2019-01', to: '2020-12' });
  const indicators = await fewIndicators('les_reimbursed');
  return reader(path, (await publishAll(path, { indicators })).id);
};

const line = (rest: Partial<LinkedLine>): LinkedLine => {
  const whole = {
    ...{ month: '2019-01', unit: 'A', specialty: '4', prescriber: rpps(1), product: zirabev, stay: 's1' },
    ...{ indication: 'I000001' as string | null, patient: 'p1', quantity: 1000, amount: 100_000 },
    ...rest,
  };
  return classed(whole, whole.indication, null);
};
/** Four lines, few enough to cross in one's head. */
const example = [
  line({}),
  line({ indication: 'I999999', amount: 50_000, quantity: 2500 }),
  line({
    unit: 'B',
    prescriber: rpps(2),
    stay: 's2',
    patient: 'p2',
    indication: 'I000002',
    month: '2019-02',
  }),
  line({ unit: null, prescriber: null, specialty: null, stay: 's3', indication: null, product: remicade }),
] as const;

type World = Awaited<ReturnType<typeof worldOf>>;
const period = { establishment: hospital, region: '75', from: '2019-01', to: '2020-12' };
const keyed = (rows: Awaited<ReturnType<World['ask']>>) =>
  Object.fromEntries(
    rows.map((row) => {
      const figures = Object.entries(row).filter(([name]) => !['dimension', 'key', 'label'].includes(name));
      const { dimension, key } = row;
      const name = `${String(dimension)} ${typeof key === 'string' ? key : '(none)'}`;
      return [dimension === 'total' ? 'total' : name, Object.fromEntries(figures)];
    }),
  );

test('a dimension is filtered by the choices made in the others; the reader’s lists decide the lines', async () => {
  const world = await worldOf(example);
  const ask = async (choices: Choices = {}, access?: Access) =>
    world.ask('linked', { ...period, measure: 'amount', ...choices }, access);
  const values = async (dimension: string, choices: Choices = {}, access?: Access) =>
    (await ask(choices, access))
      .filter((row) => row.dimension === dimension)
      .map((row) => [row.key, row.value]);
  try {
    const [total] = (await ask()).filter((row) => row.dimension === 'total');
    expect(total).toEqual({
      ...{
        dimension: 'total',
        key: null,
        label: null,
        value: 350,
        off_label: 50,
        outside: 150,
        unknown: 100,
      },
      ...{ device: 0, mixed_outside: 0, mixed_off_label: 0, lines: 4, stays: 3, patients: 2 },
    });
    expect(await values('unit')).toEqual([
      ['A', 150],
      ['B', 100],
      [null, 100],
    ]);
    // Its own choice leaves a dimension whole; the others show what is chosen.
    const inB = { unit: ['B', ''] };
    expect(await values('unit', inB)).toEqual(await values('unit'));
    expect(await values('prescriber', inB)).toEqual([
      [rpps(2), 100],
      [null, 100],
    ]);
    expect(await values('month', inB)).toEqual([
      ['2019-01', 100],
      ['2019-02', 100],
    ]);
    // Two choices cross: each dimension is under the other's.
    const crossed = { unit: ['A'], situation: ['amm_not_listed'] };
    expect(await values('unit', crossed)).toEqual([['B', 100]]);
    expect(await values('situation', crossed)).toEqual([
      ['amm', 100],
      ['off_label', 50],
    ]);
    expect(await values('product', crossed)).toEqual([]);
    // Nothing chosen is nothing, not the absence of an answer.
    const empty = (await ask(crossed)).find((row) => row.dimension === 'total');
    expect(empty).toMatchObject({ value: 0, lines: 0, stays: 0, patients: 0 });
    const labels = (await ask()).map(({ dimension, key, label }) => [dimension, key, label]);
    expect(labels).toContainEqual(['product', zirabev, 'ZIRABEV 25MG/ML PERF FL16ML']);
    expect(labels).toContainEqual(['specialty', '4', 'Chirurgie générale']);
    expect(labels).toContainEqual(['indication', 'I000001', 'Cancer']);
    expect(labels).toContainEqual(['atc', 'L04A', null]);
    // Another hospital's, none; a prescriber's own, where he has a grant; an agency, a direction, none.
    const own = { ...reading({ own: [rpps(2)] }), scope: [hospital] };
    expect(await values('unit', {}, own)).toEqual([['B', 100]]);
    expect(await values('unit', {}, { ...own, scope: [other] })).toEqual([]);
    expect(await ask({}, reading({ detail: [other], lines: [hospital], units: [hospital] }))).toEqual([]);
    expect(await ask({}, reading({ release: ['75'], pseudonyms: [hospital], clear: [hospital] }))).toEqual(
      [],
    );
    expect(await ask({}, { ...reading({}), own: [''] })).toEqual([]);
    expect(await world.ask('linked', { ...period, region: '27', measure: 'lines' })).toEqual([]);
    expect(JSON.stringify(await ask())).not.toContain('Elsewhere');
  } finally {
    world.close();
  }
});

test('a stay counts once under each key, by what its lines there are', async () => {
  // One stay hors AMM and within; one of an AMM not listed; one without code, with a device outside the conditions of the LPP.
  const world = await worldOf([
    ...example,
    classed({ ...example[3], product: implant }, null, false),
    classed({ ...example[0], stay: 's4', product: implant }, null, true),
    // Known by one line, unknown by another: within, and of an AMM not listed.
    classed({ ...example[0], stay: 's5', unit: 'C' }, 'I000001', null),
    classed({ ...example[0], stay: 's5', unit: 'C' }, null, null),
    classed({ ...example[2], unit: 'C' }, 'I000005', null),
  ]);
  const rows = await world.ask('linked', { ...period, measure: 'stays' });
  world.close();
  const of = (dimension: string) =>
    rows
      .filter((row) => row.dimension === dimension)
      .map((row) => [row.key, row.value, row.off_label, row.outside, row.unknown, row.device, row.lines]);
  expect(of('total')).toEqual([[null, 5, 1, 2, 1, 1, 9]]);
  const [total] = rows.filter((row) => row.dimension === 'total');
  expect([total?.mixed_outside, total?.mixed_off_label]).toEqual([1, 2]);
  expect(of('unit')).toEqual([
    ['A', 2, 1, 1, 0, 1, 3],
    ['C', 2, 0, 0, 1, 0, 3],
    ['B', 1, 0, 1, 0, 0, 1],
    [null, 1, 0, 0, 1, 0, 2],
  ]);
  expect(of('dci')).toEqual([
    ['L01XC07', 3, 1, 2, 0, 0, 6],
    [null, 2, 0, 0, 0, 2, 2],
    ['L04AB02', 1, 0, 0, 1, 0, 1],
  ]);
  expect(of('group')).toEqual([
    [null, 4, 1, 1, 2, 1, 5],
    ['Cancer', 3, 0, 1, 0, 0, 4],
  ]);
  expect(of('situation').map(([key, stays]) => [key, stays])).toEqual([
    ['absent', 2],
    ['amm', 2],
    ['amm_not_listed', 1],
    ['device_in', 1],
    ['device_out', 1],
    ['off_label', 1],
    ['to_check', 1],
  ]);
  const names = rows.map(({ dimension, key, label }) => [dimension, key, label]);
  expect(names).toContainEqual(['dci', 'L01XC07', 'BEVACIZUMAB']);
});

/** A line as a table of cells reads it: every device is one situation. */
const cellLine = ({ month, prescriber, stay, situation, ...line }: LinkedLine, index: number): PlainLine => ({
  ...{ id: String(index), date: `${month ?? ''}-15`, rpps: prescriber, told: situation, stay },
  ...{ unit: line.unit, specialty: line.specialty, product: line.product ?? '', patient: line.patient },
  ...{ quantity: line.quantity, amount: line.amount, indication: line.indication },
  situation: situation.startsWith('device') ? 'device' : situation,
});

/** Cells of services, products, specialties and of the whole, to who may cross the lines: what a plain count says. */
const expectCells = async (world: World, lines: readonly LinkedLine[], year: number) => {
  const mine = lines.map(cellLine).filter(({ date }) => date.startsWith(String(year)));
  const asked = { establishment: hospital, region: '75', year };
  const whole = (value: unknown) => Math.round(Number(value) * 1000);
  const counted = (rows: Awaited<ReturnType<World['ask']>>, key: string) =>
    new Map(
      rows.map((row) => [
        [
          typeof row[key] === 'string' ? row[key] : '(none)',
          row.situation,
          row.period_months === 12 ? 'Y' : String(row.period_start).slice(5, 7) === '01' ? 'S1' : 'S2',
        ].join(' / '),
        [row.stays, row.patients, row.lines, whole(row.quantity), whole(row.amount)],
      ]),
    );
  expect(counted(await world.ask('units', asked), 'unit')).toEqual(plainUnits(mine, ({ unit }) => unit));
  for (const [by, keyOf] of [
    ['establishment', () => hospital],
    ['product', ({ product }: PlainLine) => product],
    ['specialty', ({ specialty }: PlainLine) => specialty],
  ] as const)
    expect(counted(await world.ask('situations', { ...asked, by }), 'key')).toEqual(plainUnits(mine, keyOf));
  expect(await world.ask('units', asked, reading({ lines: [hospital], own: [rpps(1)] }))).toEqual([]);
};

test('whatever the lines and the choices, it is what a plain count says, for a pharmacist and a prescriber', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(lineOf, { minLength: 20, maxLength: 120 }),
      fc.array(askedOf, { minLength: 25, maxLength: 25 }),
      async (lines, asked) => {
        const world = await worldOf(lines);
        try {
          for (const { choices, ...rest } of asked)
            for (const own of [null, rpps(1)]) {
              const access = own === null ? undefined : { ...reading({ own: [own] }), scope: [hospital] };
              const rows = await world.ask('linked', { ...period, ...rest, ...choices }, access);
              const readable = lines.filter(({ prescriber }) => own === null || prescriber === own);
              expect(keyed(rows)).toEqual(plainLinked(readable, linkedDimensions, choices, rest));
            }
          for (const year of [2019, 2020]) await expectCells(world, lines, year);
        } finally {
          world.close();
        }
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
});
