import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noAccess, type Access } from '#api/access.ts';
import { breakdowns, type Breakdown } from '#api/bridge.ts';
import { finess, heldLines, publishHeld, regionOf } from '#test/support/breakdown-world.ts';
import { heldIndicators, plainBreakdown } from '#test/support/plain-breakdown.ts';

type Rows = readonly Record<string, unknown>[];
const terms = [
  'price',
  'volume',
  'mix',
  'list_entry',
  'list_exit',
  'early_access',
  'entry',
  'exit',
  'fee',
  'regularisation',
  'unknown',
];
const number = (value: unknown) => Number(value ?? 0);
const thousandths = (value: unknown) => Math.round(number(value) * 1000);
const holders: readonly Breakdown[] = ['unit', 'specialty', 'prescriber'];
const seen = new Set<string>();

test('what a change comes from is what its plain twin says, and sums to the change to the cent, or of the rate', async () => {
  await fc.assert(
    fc.asyncProperty(heldLines, async (lines) => {
      const asked = await publishHeld(lines);
      // Without and with the hospital that the first took over; a second region.
      for (const [year, establishment] of [
        [2017, finess[0]],
        [2018, finess[0]],
        [2017, finess[4]],
      ] as const) {
        const where = { region: regionOf(establishment), establishment, year };
        const figures = await asked.ask('target-gap', { ...where, indicator: heldIndicators });
        for (const by of breakdowns) {
          const rows = await asked.ask('breakdown', { ...where, indicator: heldIndicators, by });
          for (const indicator of heldIndicators) {
            if (by === 'unit' && !indicator.startsWith('les')) continue;
            const told = rows.filter((row) => row.indicator === indicator);
            const plain = plainBreakdown(lines, {
              indicator,
              by,
              year,
              inPlace: (each) => each === establishment,
            });
            checkTwin(indicator, by, told, plain);
            checkSums(
              indicator,
              by,
              told,
              figures.find((row) => row.indicator === indicator && row.level === 'establishment'),
            );
            if (told.length > 1) seen.add(`${indicator} ${by}`);
          }
        }
      }
      asked.close();
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(seen).toContain('les_drugs_evolution area');
  expect(seen).toContain('phev_evolution prescriber');
  expect(seen).toContain('generic_repertoire specialty');
});

const checkTwin = (
  indicator: string,
  by: Breakdown,
  rows: Rows,
  plain: ReturnType<typeof plainBreakdown>,
) => {
  const told = rows.filter(
    (row) => row.numerator_before !== 0 || row.numerator !== 0 || indicator === 'generic_repertoire',
  );
  const rate = indicator === 'generic_repertoire';
  const scale = rate ? 1 : 1000;
  const name = (key: unknown) => String(key);
  expect(told.map(({ key }) => name(key)).sort(), `${indicator} by ${by}`).toEqual(
    plain.map(({ key }) => name(key)).sort(),
  );
  for (const { key, before, now, change } of plain) {
    const row = told.find((each) => each.key === key) ?? {};
    const told4 = [row.numerator_before, row.numerator].map((each) => Math.round(number(each) * scale));
    expect(told4, `${indicator} by ${by}: ${String(key)}`).toEqual([before[0], now[0]]);
    if (rate || (indicator !== 'phev_evolution' && row.base !== null))
      expect([row.base_before, row.base]).toEqual([before[1], now[1]]);
    if (rate && change !== null) expect(Math.abs(number(row.change) - change)).toBeLessThan(1e-12);
    else expect(row.change === null ? null : thousandths(row.change)).toBe(change);
  }
};

const checkSums = (
  indicator: string,
  by: Breakdown,
  told: Rows,
  figure: Record<string, unknown> | undefined,
) => {
  const whole = told.reduce((sum, { change }) => sum + number(change), 0);
  if (indicator === 'generic_repertoire') {
    for (const row of told)
      if (row.change !== null)
        expect(Math.abs(number(row.within) + number(row.between) - number(row.change))).toBeLessThan(1e-12);
    return;
  }
  if (told.length > 0)
    expect(Math.round(whole * 1000)).toBe(thousandths(figure?.numerator) - thousandths(figure?.denominator));
  const change = told.map((row) => thousandths(row.change));
  if (holders.includes(by) || (by === 'area' && indicator === 'les_drugs_evolution'))
    expect(told.every((row) => terms.every((term) => row[term] === null))).toBe(true);
  else
    expect(told.map((row) => terms.reduce((sum, term) => sum + thousandths(row[term]), 0))).toEqual(change);
};

test('a rate’s keys sum to its change; nobody without its lines reads an establishment’s breakdown', async () => {
  const lines = fc.sample(heldLines, { numRuns: 1, seed: 11 })[0] ?? [];
  const asked = await publishHeld(lines);
  const establishment = finess[0];
  const where = { region: '75', establishment, indicator: heldIndicators };
  const rate = async (year: number) => {
    const rows = await asked.ask('target-gap', { ...where, indicator: ['generic_repertoire'], year });
    const value = rows.find(({ level }) => level === 'establishment')?.value;
    expect(value, String(year)).toBeTypeOf('number');
    return number(value);
  };
  const rows = await asked.ask('breakdown', {
    ...where,
    indicator: ['generic_repertoire'],
    year: 2017,
    by: 'product',
  });
  const sum = rows.reduce((total, { change }) => total + number(change), 0);
  expect(rows.length).toBeGreaterThan(1);
  expect(Math.abs(sum - ((await rate(2017)) - (await rate(2016))))).toBeLessThan(1e-12);
  const all = asked.places.map((each) => each.establishment);
  const open: Access = { ...noAccess, scope: all, peers: all, signed: all, detail: [establishment] };
  const closed: Access = {
    ...{
      ...open,
      detail: [finess[2]],
      lines: all,
      units: all,
      release: ['75', '27'],
      pseudonyms: all,
      clear: all,
    },
    ...{ distributions: all, own: ['10000000001'], transmitted: [`${establishment} 2017-S1`] },
  };
  for (const by of breakdowns) {
    expect(await asked.ask('breakdown', { ...where, year: 2017, by }, closed), by).toEqual([]);
    expect((await asked.ask('breakdown', { ...where, year: 2017, by }, open)).length, by).toBeGreaterThan(0);
    expect(await asked.ask('breakdown', { ...where, establishment: null, year: 2017, by }, open), by).toEqual(
      [],
    );
  }
  asked.close();
});
