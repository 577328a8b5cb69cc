import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFacts, publishAll, reader } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';
import {
  plainResult,
  plainSigned,
  type PlainEngagement,
  type PlainTarget,
  type ResultsWorld,
} from '#test/support/plain-results.ts';
import {
  afar,
  clinics,
  lawFolder,
  one,
  percent,
  phev,
  three,
  two,
  versionOf,
} from '#test/support/results-world.ts';

const years = [2015, 2016, 2017];
const all = [one, two, three, afar];
const regionOf = (establishment: string) => (establishment === afar ? '27' : '75');

const indicator = fc.constantFrom('phev_medicines_evolution' as const, 'generic_repertoire' as const);
const op = fc.constantFrom('<=' as const, '<' as const, '>=' as const, '>' as const);
const tenths = fc.integer({ min: -100, max: 600 });

// A year of one establishment; amounts around 1,000 so that thresholds part them, and some exactly on a threshold.
const fact = fc
  .record({ amount: fc.constantFrom(0, 950, 1000, 1000, 1040, 1100), inside: fc.integer({ max: 5, min: 0 }) })
  .map(({ amount, inside }) => ({ amount, inside: inside * 10, boxes: 100 }));

const engagements = fc
  .array(
    fc.record({
      volet: fc.constantFrom('socle' as const, 'transport' as const),
      rule: fc.constantFrom('all' as const, 'any' as const),
      role: fc.constantFrom('objective' as const, 'objective' as const, 'targeting' as const),
      indicators: fc.uniqueArray(indicator, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((list) =>
    // A version states one threshold of an indicator, wherever it is named.
    fc
      .record({
        phev_medicines_evolution: fc.record({ op, tenths: fc.option(tenths) }),
        generic_repertoire: fc.record({ op, tenths: fc.option(tenths) }),
      })
      .map((stated): PlainEngagement[] =>
        list.map(({ indicators, ...rest }, index) => ({
          ...rest,
          engagement: `e${index}`,
          conditions: indicators.map((each) => ({ indicator: each, ...stated[each] })),
        })),
      ),
  );

const target: fc.Arbitrary<PlainTarget> = fc
  .record({ indicator, op, tenths, year: fc.constantFrom(...years), of: fc.constantFrom('75', '27', ...all) })
  .map(({ of, ...rest }) => ({
    ...rest,
    ...(of.length === 2 ? { region: of, establishment: null } : { region: null, establishment: of }),
  }));

const contract = fc.record({
  establishment: fc.constantFrom(one, two, afar),
  volet: fc.constantFrom('socle' as const, 'transport' as const),
  from: fc.constantFrom('2014-01-01', '2016-12-31', '2017-01-01'),
  to: fc.constantFrom(null, '2016-12-30', '2016-12-31', '2018-06-30'),
});

const world: fc.Arbitrary<ResultsWorld> = fc
  .record({
    facts: fc.array(fc.array(fact, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
    law: fc.tuple(engagements, engagements, engagements),
    targets: fc.array(target, { maxLength: 5 }),
    contracts: fc.array(contract, { maxLength: 5 }),
    band: fc.constantFrom(0, 0, 5),
  })
  .map(({ facts, law, ...rest }) => ({
    ...rest,
    ...{ regionOf, years },
    facts: Object.fromEntries(
      all.map((who, index) => [
        who,
        Object.fromEntries(
          years.map((year, y) => [year, facts[index]?.[y] ?? { amount: 0, inside: 0, boxes: 0 }]),
        ),
      ]),
    ),
    law: Object.fromEntries(years.map((year, y) => [year, law[y] ?? []])),
  }));

const linesOf = ({ facts }: ResultsWorld) =>
  Object.entries(facts).flatMap(([who, byYear]) =>
    Object.entries(byYear).flatMap(([year, { amount, inside, boxes }]) => [
      phev(who, Number(year), amount, { boxes: boxes - inside }),
      phev(who, Number(year), 0, { boxes: inside, top_gen: '4' }),
    ]),
  );

const lawOf = ({ law }: ResultsWorld) =>
  lawFolder(
    years.map((year) =>
      versionOf({
        ...{ version: `v${year}`, from: `${year}-01-01`, to: `${year}-12-31` },
        engagements: (law[year] ?? []).map(({ conditions, ...rest }) => ({
          ...rest,
          conditions: conditions.map((each) =>
            each.tenths === null
              ? { indicator: each.indicator, to_complete: 'non lu' }
              : percent(each.indicator, each.op, each.tenths / 10),
          ),
        })),
      }),
    ),
  );

const indicators = await fewIndicators('phev_medicines_evolution', 'generic_repertoire');

const publishWorld = async (given: ResultsWorld) => {
  const path = await clinics(linesOf(given), 2017);
  await addFacts(
    path,
    'contracts',
    given.contracts.map(({ from, to, ...each }) => ({
      ...each,
      ...{ contract: 'test', signed_on: null, from_day: from, to_day: to, note: '' },
    })),
  );
  await addFacts(
    path,
    'targets',
    given.targets.map(({ tenths: value, year, region, establishment, ...each }, index) => ({
      line: index + 1, // the last line said of a place and year holds
      ...{ ...each, region, establishment, level: region === null ? 'establishment' : 'region' },
      ...{ from_year: year, to_year: year, value: value / 10, printed: 'x', unit: 'percent', text: 't' },
      ...{ article: '', source: 's', note: '' },
    })),
  );
  const law = await lawOf(given);
  const rating = join(law, 'grids');
  const grid = {
    ...{
      grid: 'neutral',
      label: { fr: 'g', en: 'g' },
      regions: [],
      from_year: 2014,
      to_year: 2030,
      source: 's',
    },
    bands: { percent: given.band, euro: 0, box: 0, score: 0, level: 0 },
    points: { atteint: 1, partiel: 0.5, 'non atteint': 0 },
    weights: { default: 1 },
  };
  await writeFile(rating, JSON.stringify([grid]));
  return reader(path, (await publishAll(path, { law, rating, indicators })).id);
};

test('every result equals the slow second implementation, whatever was signed, stated and measured', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const asked = await publishWorld(given);
      const expected = [];
      const found = [];
      for (const who of all) {
        for (const year of years) {
          for (const engagement of given.law[year] ?? []) {
            const result = plainResult(given, who, year, engagement);
            const signed = plainSigned(given, who, year, engagement.volet);
            expected.push([who, year, engagement.engagement, result, signed].join(' '));
          }
        }
        const rows = await asked.ask('year-results', { establishment: who, year: 2017 });
        const seen = new Map(
          rows.map((row) => [[who, row.year, row.engagement, row.result, row.signed].join(' '), true]),
        );
        found.push(...seen.keys());
      }
      expect(found.sort()).toEqual(expected.sort());
      // The matrix and the counts say the same.
      for (const region of ['75', '27']) {
        const cells = await asked.ask('matrix', { region, year: 2017 });
        const inRegion = all.filter((who) => regionOf(who) === region);
        expect(cells.map((row) => [row.establishment, row.engagement, row.result].join(' ')).sort()).toEqual(
          inRegion
            .flatMap((who) =>
              (given.law[2017] ?? []).map((each) =>
                [who, each.engagement, plainResult(given, who, 2017, each)].join(' '),
              ),
            )
            .sort(),
        );
        const weighty = (given.law[2017] ?? []).filter(({ role }) => role === 'objective');
        const results = inRegion.flatMap((who) => weighty.map((each) => plainResult(given, who, 2017, each)));
        const [total] = (await asked.ask('results-summary', { region, year: 2017 })).slice(-1);
        const count = (result: string) => results.filter((each) => each === result).length;
        if (weighty.length > 0)
          expect(total).toMatchObject({
            ...{ met: count('atteint'), partial: count('partiel'), missed: count('non atteint') },
            ...{ not_assessable: count('non évaluable'), not_concerned: count('sans objet') },
            without_target: count('sans cible'),
          });
      }
      asked.close();
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
