import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '#api/access.ts';
import { hospital, other, reading, rpps, workedWorld } from '#test/support/worked-world.ts';

let world: Awaited<ReturnType<typeof workedWorld>>;
beforeAll(async () => {
  world = await workedWorld();
});
afterAll(() => world.close());

type Row = Record<string, unknown>;
type Values = Parameters<typeof world.ask>[1];
const pick = (rows: readonly Row[], ...names: string[]) => rows.map((row) => names.map((name) => row[name]));
const figures = ['stays', 'patients', 'lines', 'quantity', 'amount', 'masked', 'amount_masked'];
/** Which period a row is of: Y, S1, S2. */
const named = (rows: readonly Row[]) =>
  rows.map((row) => ({
    ...row,
    period: row.period_months === 12 ? 'Y' : String(row.period_start).slice(5, 7) === '01' ? 'S1' : 'S2',
  }));

const crossing = reading({ detail: [hospital], lines: [hospital] });
const agency = reading({ release: ['75'], pseudonyms: [hospital] });
const hidden = [null, null, null, null, null, true, true];

const units = async (year: number, access: Access, establishment = hospital) =>
  pick(
    named(await world.ask('units', { establishment, region: '75', year }, access)),
    ...['unit', 'situation', 'period'],
    ...figures,
  );

describe('units', () => {
  test('are counted exactly for who may cross the lines', async () => {
    expect(await units(2015, crossing)).toEqual([
      // Stays s1 and s2 are of one patient; 2 + 1,5 units for 100 + 70 €.
      ['A', 'amm', 'Y', 2, 1, 2, 3.5, 170, false, false],
      ['A', 'amm', 'S1', 1, 1, 1, 2, 100, false, false],
      ['A', 'amm', 'S2', 1, 1, 1, 1.5, 70, false, false],
      ['A', 'off_label', 'Y', 1, 1, 1, 1, 50.5, false, false],
      ['A', 'off_label', 'S1', 1, 1, 1, 1, 50.5, false, false],
      ['B', 'device', 'Y', 1, 1, 1, 1, 1000.125, false, false],
      ['B', 'device', 'S2', 1, 1, 1, 1, 1000.125, false, false],
      // No service, no patient, no indication: a row all the same.
      [null, 'not_due', 'Y', 1, null, 1, 1, 30, false, false],
      [null, 'not_due', 'S2', 1, null, 1, 1, 30, false, false],
    ]);
  });

  // B has 3 persons, A hides it; 20 persons without a service are shown, 0 of them in the first semester.
  const released = {
    Y: [
      ['A', 'amm', 'Y', ...hidden],
      ['B', 'amm', 'Y', ...hidden],
      [null, 'amm', 'Y', 20, 20, 20, null, 100, false, false],
    ],
    S1: [
      ['A', 'amm', 'S1', ...hidden],
      ['B', 'amm', 'S1', ...hidden],
      [null, 'amm', 'S1', 0, 0, 0, null, 0, false, false],
    ],
    S2: [
      ['A', 'amm', 'S2', ...hidden],
      ['B', 'amm', 'S2', ...hidden],
      [null, 'amm', 'S2', 20, 20, 20, null, 100, false, false],
    ],
  };

  test('are masked for a direction, and for an agency in the semesters transmitted', async () => {
    const sorted = (rows: readonly unknown[][]) => [...rows].sort((a, b) => (String(a) < String(b) ? -1 : 1));
    const direction = reading({ units: [hospital] });
    expect(sorted(await units(2016, direction))).toEqual(
      sorted([...released.Y, ...released.S1, ...released.S2]),
    );
    const sent = (...semesters: string[]) =>
      reading({ release: ['75'], transmitted: semesters.map((each) => `${hospital} ${each}`) });
    expect(await units(2016, sent('2016-S1'))).toEqual(released.S1);
    expect(await units(2016, sent('2016-S2'))).toEqual(released.S2);
    expect(sorted(await units(2016, sent('2016-S1', '2016-S2')))).toEqual(
      sorted([...released.Y, ...released.S1, ...released.S2]),
    );
    expect(await units(2016, sent('2015-S1'))).toEqual([]);
    expect(await units(2016, agency)).toEqual([]);
    expect(await units(2016, sent('2016-S1', '2016-S2'), other)).toEqual([]);
    // Three persons in all the region: that year is not released.
    expect(await units(2015, direction)).toEqual([]);
  });

  test('two roles read what each reads: exact of one hospital, masked of the other', async () => {
    const both = reading({ detail: [hospital], units: [hospital, other] });
    expect((await units(2016, both)).filter((row) => row[0] === 'B')).toEqual([
      ['B', 'amm', 'Y', 3, 3, 3, 3, 300, false, false],
      ['B', 'amm', 'S1', 3, 3, 3, 3, 300, false, false],
    ]);
    expect(await units(2016, both, other)).toEqual([
      ['A', 'amm', 'Y', 15, 15, 15, null, 105, false, false],
      ['A', 'amm', 'S1', 15, 15, 15, null, 105, false, false],
      ['A', 'amm', 'S2', 0, 0, 0, null, 0, false, false],
    ]);
  });
});

const situations = async (by: string, year: number, access: Access, establishment: string | null = null) => {
  const rows = await world.ask('situations', { by, region: '75', year, establishment }, access);
  return pick(named(rows), 'key', 'label', 'situation', 'period', ...figures);
};

describe('situations', () => {
  test('of the establishment, its products and specialties, exactly', async () => {
    expect(await situations('establishment', 2015, crossing)).toEqual([
      [hospital, 'HOPITAL UN', 'amm', 'Y', 2, 1, 2, 3.5, 170, false, false],
      [hospital, 'HOPITAL UN', 'amm', 'S1', 1, 1, 1, 2, 100, false, false],
      [hospital, 'HOPITAL UN', 'amm', 'S2', 1, 1, 1, 1.5, 70, false, false],
      [hospital, 'HOPITAL UN', 'device', 'Y', 1, 1, 1, 1, 1000.125, false, false],
      [hospital, 'HOPITAL UN', 'device', 'S2', 1, 1, 1, 1, 1000.125, false, false],
      [hospital, 'HOPITAL UN', 'not_due', 'Y', 1, null, 1, 1, 30, false, false],
      [hospital, 'HOPITAL UN', 'not_due', 'S2', 1, null, 1, 1, 30, false, false],
      [hospital, 'HOPITAL UN', 'off_label', 'Y', 1, 1, 1, 1, 50.5, false, false],
      [hospital, 'HOPITAL UN', 'off_label', 'S1', 1, 1, 1, 1, 50.5, false, false],
    ]);
    const years = (rows: readonly unknown[][]) => rows.filter((row) => row[3] === 'Y');
    expect(years(await situations('product', 2015, crossing, hospital))).toEqual([
      ['1234567', null, 'device', 'Y', 1, 1, 1, 1, 1000.125, false, false],
      ['9999001', null, 'amm', 'Y', 2, 1, 2, 3.5, 170, false, false],
      ['9999001', null, 'off_label', 'Y', 1, 1, 1, 1, 50.5, false, false],
      ['9999002', null, 'not_due', 'Y', 1, null, 1, 1, 30, false, false],
    ]);
    expect(years(await situations('specialty', 2015, crossing, hospital))).toEqual([
      ['3', 'Pathologie cardio-vasculaire', 'amm', 'Y', 1, 1, 1, 1.5, 70, false, false],
      ['4', 'Chirurgie générale', 'amm', 'Y', 1, 1, 1, 2, 100, false, false],
      ['4', 'Chirurgie générale', 'device', 'Y', 1, 1, 1, 1, 1000.125, false, false],
      ['4', 'Chirurgie générale', 'off_label', 'Y', 1, 1, 1, 1, 50.5, false, false],
      [null, null, 'not_due', 'Y', 1, null, 1, 1, 30, false, false],
    ]);
    // The region as a whole is only what was released, and 2015 was not.
    expect(await situations('region', 2015, crossing)).toEqual([]);
  });

  test('of the region as released; never products of one establishment', async () => {
    const years = (rows: readonly unknown[][]) => rows.filter((row) => row[3] === 'Y');
    const region = 'Nouvelle-Aquitaine';
    // 12 × 10 + 3 × 100 + 20 × 5 + 15 × 7 = 625 €.
    expect(await situations('region', 2016, agency)).toEqual([
      ['75', region, 'amm', 'Y', 50, 50, 50, null, 625, false, false],
      ['75', region, 'amm', 'S1', 30, 30, 30, null, 525, false, false],
      ['75', region, 'amm', 'S2', 20, 20, 20, null, 100, false, false],
    ]);
    expect(years(await situations('establishment', 2016, agency))).toEqual([
      [hospital, 'HOPITAL UN', 'amm', 'Y', 35, 35, 35, null, 520, false, false],
      [other, 'HOPITAL DEUX', 'amm', 'Y', 15, 15, 15, null, 105, false, false],
    ]);
    expect(years(await situations('specialty', 2016, agency))).toEqual([
      ['4', 'Chirurgie générale', 'amm', 'Y', 30, 30, 30, null, 525, false, false],
      [null, null, 'amm', 'Y', 20, 20, 20, null, 100, false, false],
    ]);
    expect(await situations('product', 2016, agency, hospital)).toEqual([]);
    // Without a right to release tables, its own hospitals at most.
    expect(await situations('region', 2016, crossing)).toEqual([]);
    expect(years(await situations('establishment', 2016, crossing)).map((row) => row[0])).toEqual([hospital]);
    // An agency that also crosses the lines of one: that one exactly, once.
    const both = reading({ release: ['75'], detail: [hospital] });
    expect(years(await situations('establishment', 2016, both))).toEqual([
      [hospital, 'HOPITAL UN', 'amm', 'Y', 35, 35, 35, 35, 520, false, false],
      [other, 'HOPITAL DEUX', 'amm', 'Y', 15, 15, 15, null, 105, false, false],
    ]);
    const withoutNames = { ...reading({ release: ['75'] }), scope: [], signed: [] };
    expect(await situations('establishment', 2016, withoutNames)).toEqual([]);
    expect(await situations('region', 2016, withoutNames)).toHaveLength(3);
  });
});

describe('lines', () => {
  const ask = (values: Values, access: Access) =>
    world.ask('lines', { establishment: hospital, region: '75', year: 2015, limit: 100, ...values }, access);

  test('come newest first, page after page, each once', async () => {
    const whole = await ask({}, crossing);
    // Two of 2 July: by their identifiers.
    expect(pick(whole, 'date', 'unit', 'prescriber', 'stay', 'situation', 'quantity', 'amount')).toEqual([
      ['2015-12-31', 'B', rpps(1), 's4', 'device_untold', 1, 1000.125],
      ['2015-07-02', 'A', rpps(2), 's2', 'amm', 1.5, 70],
      ['2015-07-02', null, null, 's3', 'not_due', 1, 30],
      ['2015-03-01', 'A', rpps(1), 's1', 'off_label', 1, 50.5],
      ['2015-01-15', 'A', rpps(1), 's1', 'amm', 2, 100],
    ]);
    expect(whole.map((row) => [row.next, row.total])).toEqual(whole.map(() => [null, 5]));
    for (const limit of [1, 2, 3, 4, 5]) {
      const read: Row[] = [];
      let after: string | null = null;
      do {
        const page = await ask({ limit, after }, crossing);
        expect(page.length).toBeLessThanOrEqual(limit);
        expect(new Set(page.map((row) => row.total))).toEqual(new Set([5]));
        read.push(...page);
        after = page[0]?.next as string | null;
      } while (after !== null);
      expect(read.map((row) => row.line_id)).toEqual(whole.map((row) => row.line_id));
    }
  });

  test('are filtered, and counted after the filter', async () => {
    const stays = async (values: Values) => pick(await ask(values, crossing), 'stay', 'amount', 'total');
    expect(await stays({ unit: ['A'], situation: ['amm'] })).toEqual([
      ['s2', 70, 2],
      ['s1', 100, 2],
    ]);
    expect(await stays({ prescriber: [rpps(2)] })).toEqual([['s2', 70, 1]]);
    // Several of one dimension add up, dimensions cross; '' is what has none; 'device' is all devices.
    expect(await stays({ situation: ['amm', 'device'], prescriber: [rpps(1)] })).toEqual([
      ['s4', 1000.125, 2],
      ['s1', 100, 2],
    ]);
    expect(await stays({ situation: ['device_untold'] })).toEqual([['s4', 1000.125, 1]]);
    expect(await stays({ situation: ['device_in', 'device_out'] })).toEqual([]);
    expect(await stays({ prescriber: [''] })).toEqual([['s3', 30, 1]]);
    expect(await stays({ unit: ['', 'B'], indication: [''] })).toEqual([
      ['s4', 1000.125, 2],
      ['s3', 30, 2],
    ]);
    expect(await stays({ indication: ['I999999'], specialty: ['4'], atc: [''] })).toEqual([['s1', 50.5, 1]]);
    expect(await stays({ atc: ['L01X'] })).toEqual([]);
    // Months, instead of a year or in it.
    expect(await stays({ year: null, from: '2015-03', to: '2015-07' })).toEqual([
      ['s2', 70, 3],
      ['s3', 30, 3],
      ['s1', 50.5, 3],
    ]);
    expect(await stays({ from: '2015-12' })).toEqual([['s4', 1000.125, 1]]);
    expect(await stays({ product: ['9999002'] })).toEqual([['s3', 30, 1]]);
    expect(await stays({ product: ['9999002'], unit: ['A'] })).toEqual([]);
  });

  test('are those of a prescriber himself where he has a grant, nobody’s else', async () => {
    const own = { ...reading({ own: [rpps(1)] }), scope: [hospital] };
    expect(pick(await ask({}, own), 'stay', 'prescriber', 'total')).toEqual([
      ['s4', rpps(1), 3],
      ['s1', rpps(1), 3],
      ['s1', rpps(1), 3],
    ]);
    expect(await ask({ prescriber: [rpps(2)] }, own)).toEqual([]);
    expect(await ask({ establishment: other, year: 2016 }, own)).toEqual([]);
    expect(await ask({}, agency)).toEqual([]);
    // Detail alone crosses lines without listing them.
    expect(await ask({}, reading({ detail: [hospital] }))).toEqual([]);
  });
});
