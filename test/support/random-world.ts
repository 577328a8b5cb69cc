import fc from 'fast-check';
import { addFacts, newWarehouse, publishAll, reader } from './facts.ts';
import { fewIndicators } from './few-indicators.ts';
import type { PlainBatch, PlainWorld } from './plain-figures.ts';

/** Five FINESS in two regions and two categories. */
export const finess = ['339900001', '339900002', '409900003', '219900004', '219900005'];
export const years = [2015, 2016, 2017];
export const regionOf = (each: string) => (each.startsWith('21') ? '27' : '75');
export const categoryOf = (each: string) =>
  each === '339900002' || each === '219900005' ? 'SSR' : 'clinique';

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
    span: fc.constantFrom([0, 36], [0, 36], [0, 12], [12, 24], [12, 36], [6, 30], [30, 36]),
    lines: fc.array(line, { maxLength: 40 }),
  })
  .map(({ span, lines, ...rest }) => {
    const covered = months.slice(span[0], span[1]);
    return { ...rest, months: covered, lines: lines.filter((each) => covered.includes(each.month)) };
  });

/** Files that overlap, leave gaps, correct each other; sometimes a merger. */
export const world: fc.Arbitrary<PlainWorld> = fc
  .record({
    regionOf: fc.constant(regionOf),
    merger: fc.option(
      fc.constantFrom(
        { from: '339900002', to: '339900001', year: 2016 },
        { from: '409900003', to: '339900001', year: 2017 },
      ),
    ),
    batches: fc.array(batch, { minLength: 1, maxLength: 4 }),
  })
  .filter((given) => given.batches.some((each) => each.lines.length > 0));

export const monthText = (month: number) =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

const indicators = await fewIndicators('phev_evolution', 'generic_repertoire');

/** The same world through batches and publication, ready for questions. */
export const publishWorld = async (given: PlainWorld) => {
  const path = await newWarehouse();
  const sites = finess.map((each) => ({
    section: 'structureet',
    finess: each,
    name: each,
    sph_code: '7',
    category_code: categoryOf(each) === 'SSR' ? '109' : '365',
  }));
  const merged = given.merger && {
    section: 'successor',
    finess: given.merger.from,
    successor: given.merger.to,
    effective: `${given.merger.year}-07-01`,
  };
  await addFacts(path, 'finess', merged ? [...sites, merged] : sites);
  for (const { scope, region, months: covered, lines } of given.batches) {
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
  return reader(path, (await publishAll(path, { indicators })).id);
};
