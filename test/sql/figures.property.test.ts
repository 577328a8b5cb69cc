import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFacts, newWarehouse, publishAll, reader } from '#test/support/facts.ts';
import {
  plainYear,
  type PlainBatch,
  type PlainFigure,
  type PlainIndicator,
  type PlainWorld,
} from '#test/support/plain-figures.ts';

const finess = ['339900001', '339900002', '409900003', '219900004', '219900005'];
const regionOf = (each: string) => (each.startsWith('21') ? '27' : '75');
const years = [2015, 2016, 2017];
const months = years.flatMap((year) => Array.from({ length: 12 }, (_, m) => year * 12 + m));

const line = fc.record({
  finess: fc.constantFrom(...finess),
  month: fc.constantFrom(...months),
  kind: fc.constantFrom('lpp' as const, 'medicine' as const),
  inRepertoire: fc.boolean(),
  // Régularisations are negative; thousandths of a euro must survive.
  amount: fc.integer({ min: -2_000, max: 90_000_000 }),
  boxes: fc.integer({ min: -1, max: 500 }),
});

const batch: fc.Arbitrary<PlainBatch> = fc
  .record({
    scope: fc.constantFrom('seen' as const, 'region' as const, 'region' as const),
    region: fc.constantFrom('75', '27'),
    span: fc.constantFrom([0, 36], [0, 12], [12, 24], [12, 36], [6, 30], [30, 36]),
    lines: fc.array(line, { maxLength: 40 }),
  })
  .map(({ span, lines, ...rest }) => {
    const covered = months.slice(span[0], span[1]);
    return { ...rest, months: covered, lines: lines.filter((each) => covered.includes(each.month)) };
  });

const world: fc.Arbitrary<PlainWorld> = fc.record({
  regionOf: fc.constant(regionOf),
  merger: fc.option(
    fc.constantFrom(
      { from: '339900002', to: '339900001', year: 2016 },
      { from: '409900003', to: '339900001', year: 2017 },
    ),
  ),
  batches: fc.array(batch, { minLength: 1, maxLength: 4 }),
});

const monthText = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

const publishWorld = async (world: PlainWorld) => {
  const path = await newWarehouse();
  if (world.merger !== null) {
    const { from, to, year } = world.merger;
    await addFacts(path, 'finess', [
      { section: 'successor', finess: from, successor: to, effective: `${year}-07-01` },
    ]);
  }
  for (const { scope, region, months: covered, lines } of world.batches) {
    await addFacts(
      path,
      'phev',
      lines.map((each) => ({
        finess: each.finess,
        month: `${monthText(each.month)}-01`,
        product: each.kind === 'lpp' ? '1234567' : '3400930000000',
        product_kind: each.kind,
        lpp_title: each.kind === 'lpp' ? 1 : null,
        top_gen: each.inRepertoire ? '4' : '0',
        boxes: each.boxes,
        amount_reimbursed: each.amount / 1000,
      })),
      { scope, regions: [region], from: monthText(covered[0] ?? 0), to: monthText(covered.at(-1) ?? 0) },
    );
  }
  const manifest = await publishAll(path);
  return reader(path, manifest.id);
};

const valueOf = (indicator: PlainIndicator, figure: PlainFigure) => {
  if (!figure.assessable || !figure.active || figure.n === null || !figure.d) return null;
  return indicator === 'phev_evolution' ? figure.n / figure.d - 1 : figure.n / figure.d;
};

const scale = { phev_evolution: 1000, generic_repertoire: 1 };

test('every year of every establishment and region equals the slow second implementation', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      if (given.batches.every((each) => each.lines.length === 0)) return;
      const asked = await publishWorld(given);
      for (const indicator of ['phev_evolution', 'generic_repertoire'] as const) {
        for (const region of ['75', '27']) {
          for (const year of years) {
            const rows = await asked.ask('target-gap', { indicator: [indicator], region, year });
            const expected = plainYear(given, indicator, region, year);
            const own = rows.filter((row) => row.level === 'establishment');
            for (const row of own) {
              const figure = expected.get(String(row.establishment));
              if (figure === undefined) {
                expect(row).toMatchObject({ value: null, numerator: null });
                continue;
              }
              const value = valueOf(indicator, figure);
              expect(row.numerator).toBe(figure.n === null ? null : figure.n / scale[indicator]);
              expect(row.denominator).toBe(figure.d === null ? null : figure.d / scale[indicator]);
              if (value === null) expect(row.value).toBeNull();
              else expect(row.value).toBeCloseTo(value, 9);
              expect(row.verdict === 'sans objet').toBe(!figure.active);
            }
            const assessable = [...expected.values()].filter((figure) => figure.assessable);
            const total: PlainFigure = {
              n: assessable.reduce((sum, figure) => sum + (figure.n ?? 0), 0),
              d: assessable.reduce((sum, figure) => sum + (figure.d ?? 0), 0),
              assessable: assessable.length > 0,
              active: true,
            };
            const regionRow = rows.find((row) => row.level === 'region');
            const value = valueOf(indicator, total);
            if (value === null) expect(regionRow?.value ?? null).toBeNull();
            else {
              expect(regionRow?.value).toBeCloseTo(value, 9);
              expect(regionRow?.numerator).toBeCloseTo((total.n ?? 0) / scale[indicator], 3);
            }
            judge(regionRow, indicator, total);
          }
        }
      }
      asked.close();
    }),
    { numRuns: 20 },
  );
}, 180_000);

/** National targets of the years on trial, in thousandths, compared on whole numbers. */
const targets = {
  phev_evolution: { 2016: 42n, 2017: 40n } as Record<number, bigint>,
  generic_repertoire: { 2016: 440n, 2017: 440n } as Record<number, bigint>,
};

const judge = (
  row: Record<string, unknown> | undefined,
  indicator: PlainIndicator,
  { n, d }: PlainFigure,
) => {
  if (row === undefined || row.value === null) return;
  const target = targets[indicator][Number(String(row.period_start).slice(0, 4))];
  if (target === undefined) {
    expect(row.verdict).toBe('sans cible');
    return;
  }
  const left = BigInt(n ?? 0) * 1000n;
  const right = BigInt(d ?? 0) * (indicator === 'phev_evolution' ? 1000n + target : target);
  const met = indicator === 'phev_evolution' ? left <= right : left >= right;
  expect(row.verdict).toBe(met ? 'atteint' : 'non atteint');
};
