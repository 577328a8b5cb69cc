import { afterAll, beforeAll, expect, test } from 'vitest';
import { contractSituation, situations, type Situation } from '#api/situation.ts';
import { readIndicators } from '#data/definitions.ts';
import { openEngine, type Engine } from '#data/duckdb.ts';
import { config } from '#test/support/facts.ts';

// The indicators of the report of 2013 count one situation each, narrower than the contract's: what each leaves out of the
// situation of article 6 that it speaks of is written here, so that neither changes without the other being looked at.
const expected = [
  ['les_situation_amm', 1, ['amm'], ['mirror']],
  ['les_situation_rtu', 2, ['rtu'], ['early_access']],
  ['les_situation_off_label', 3, ['off_label'], ['rtu_ended', 'amm_not_listed']],
] as const;

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(':memory:', { ...config, spill: '' });
  await engine.script(`create table les_situation_month (source varchar, finess varchar, period_start date,
    period_months integer, product varchar, kind varchar, situation varchar, lpp_conform boolean, lines bigint,
    quantity decimal(18, 3))`);
  // An establishment of each situation: it is counted where its own figure is 1.
  for (const situation of situations)
    await engine.run(
      `insert into les_situation_month by name select 'les' as source, $situation as finess, date '2019-01-01' as
        period_start, 12 as period_months, if($situation = 'device', 'device', 'drug') as kind, $situation as situation,
        1 as lines, 1 as quantity`,
      { situation },
    );
});
afterAll(() => {
  engine.close();
});

const inContract = (place: 1 | 2 | 3) =>
  situations.filter((situation) => contractSituation[situation] === place);
/** Situations that an indicator counts, and those among which it counts them. */
const countedBy = async (slug: string) => {
  const indicator = readIndicators().find((each) => each.slug === slug);
  const rows = await engine.rows(indicator?.sql ?? '');
  const where = (column: 'n' | 'd') =>
    situations.filter((one) => rows.some((row) => row.finess === one && Number(row[column]) === 1));
  return { counted: where('n'), among: where('d') };
};

test.each(expected)(
  '%s counts of the contract’s situation %i° what it says',
  async (slug, place, own, rest) => {
    const { counted, among } = await countedBy(slug);
    expect(counted).toEqual(own);
    expect(inContract(place).toSorted()).toEqual([...own, ...rest].toSorted());
    const never: readonly Situation[] = ['to_check', 'no_reference', 'not_due', 'device'];
    expect(among).toEqual(situations.filter((one) => !never.includes(one)));
  },
);

test('the three situations share no class, and leave out what is in none', () => {
  const placed = ([1, 2, 3] as const).flatMap(inContract);
  expect(new Set(placed).size).toBe(placed.length);
  expect(situations.filter((one) => !placed.includes(one))).toEqual([
    ...['research', 'absent', 'invalid', 'to_check', 'no_reference', 'not_due', 'device', 'pooled'],
  ]);
});
