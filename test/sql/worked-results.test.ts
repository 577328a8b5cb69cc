import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFacts, publishAll, reader } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';
import {
  afar,
  clinics,
  four,
  lawFolder,
  one,
  percent,
  phev,
  three,
  two,
  versionOf,
} from '#test/support/results-world.ts';

const indicators = await fewIndicators(
  'phev_evolution',
  'phev_medicines_evolution',
  'generic_repertoire',
  'finess_identification',
);

type Reader = Awaited<ReturnType<typeof reader>>;
type Answer = Awaited<ReturnType<Reader['ask']>>;

/** Of a clinic and year: each engagement's result. */
const resultsOf = (rows: Answer, year: number) =>
  Object.fromEntries(
    rows.filter((row) => row.year === year).map((row) => [String(row.engagement), row.result] as const),
  );

const neutral = {
  grid: 'neutral',
  label: { fr: 'neutre', en: 'neutral' },
  regions: [],
  from_year: 2014,
  to_year: 2030,
  source: 'essai',
  bands: { percent: 0, euro: 0, box: 0, score: 0, level: 1 },
  points: { atteint: 1, partiel: 0.5, 'non atteint': 0 },
  weights: { default: 1 },
};

// 2015 → 2016 → 2017 of each, in hundreds of euros; the boxes are 100 a year, of which `inside` are in the répertoire.
//   one   1000 → 1030 (+3,0 %) → 1081.5 (+5,0 %)   répertoire 2016: 40 %
//   two   1000 → 1060 (+6,0 %) → 1091.8 (+3,0 %)   répertoire 2016: 60 %
//   three 1000 →  950 (−5,0 %) →  950 (0 %)        never signs
//   four   no line in 2015; 500 in 2016 → 510 (+2,0 %)
//   afar  1000 → 1045 (+4,5 %)                     region 27, where no file says who signed
const lines = [
  ...[phev(one, 2015, 1000), phev(one, 2016, 1030), phev(one, 2017, 1081.5)],
  ...[phev(two, 2015, 1000), phev(two, 2016, 1060), phev(two, 2017, 1091.8)],
  ...[phev(three, 2015, 1000), phev(three, 2016, 950), phev(three, 2017, 950)],
  ...[phev(four, 2016, 500), phev(four, 2017, 510)],
  ...[phev(afar, 2015, 1000), phev(afar, 2016, 1045), phev(afar, 2017, 1045)],
  // The répertoire: amounts 0, so that growth is as above.
  phev(one, 2016, 0, { top_gen: '1', boxes: 100 * (40 / 60) }),
  phev(two, 2016, 0, { top_gen: '4', boxes: 150 }),
].map((line) => ({ ...line, boxes: Math.round(Number(line.boxes)) }));

const first = versionOf({
  ...{ version: 'first', from: '2014-01-01', to: '2016-06-30' },
  engagements: [{ engagement: 'phev', conditions: [percent('phev_medicines_evolution', '<=', 10)] }],
});
// In force from the middle of 2016: 2016 is judged by what is in force on its 31 December.
const second = versionOf({
  ...{ version: 'second', from: '2016-07-01', to: '2016-12-31' },
  engagements: [
    {
      engagement: 'phev',
      headline: true,
      conditions: [percent('phev_medicines_evolution', '<=', 4)],
    },
    {
      engagement: 'either',
      rule: 'any',
      conditions: [percent('phev_medicines_evolution', '<=', 4), percent('generic_repertoire', '>=', 50)],
    },
    {
      engagement: 'both',
      conditions: [percent('phev_medicines_evolution', '<=', 4), percent('generic_repertoire', '>=', 50)],
    },
    {
      engagement: 'unknown',
      conditions: [{ indicator: 'finess_identification', to_complete: 'seuil non lu' }],
    },
    { engagement: 'in-words', to_complete: 'sans mesure' },
    {
      engagement: 'volet-transport',
      volet: 'transport',
      conditions: [percent('phev_evolution', '<=', 4)],
    },
  ],
});
const third = versionOf({
  ...{ version: 'third', from: '2017-01-01', to: '2017-12-31' },
  engagements: [{ engagement: 'phev', conditions: [percent('phev_medicines_evolution', '<=', 3)] }],
});

const contract = (establishment: string, volet: string, from_day: string, to_day: string | null) => ({
  ...{ establishment, contract: 'test', volet, signed_on: from_day, from_day, to_day, note: '' },
});

describe('results of a year, by hand', () => {
  let asked: Reader;
  let grids: string;
  let path: string;
  beforeAll(async () => {
    path = await clinics(lines, 2017);
    await addFacts(path, 'contracts', [
      contract(one, 'socle', '2014-01-01', null),
      contract(one, 'transport', '2014-01-01', null),
      contract(two, 'socle', '2016-11-01', '2016-12-31'),
      contract(four, 'socle', '2014-01-01', null),
    ]);
    await addFacts(path, 'targets', [
      {
        ...{
          indicator: 'phev_medicines_evolution',
          level: 'region',
          region: '75',
          from_year: 2016,
          to_year: 2016,
        },
        ...{
          op: '<=',
          printed: '3,5 %',
          value: 3.5,
          unit: 'percent',
          text: 'région',
          article: '',
          source: 's',
          note: '',
        },
      },
      {
        ...{ indicator: 'phev_medicines_evolution', level: 'establishment', establishment: two },
        ...{ from_year: 2016, to_year: 2016, op: '<=', printed: '6 %', value: 6, unit: 'percent' },
        ...{ text: 'avenant', article: '', source: 's', note: '' },
      },
    ]);
    const law = await lawFolder([first, second, third]);
    grids = join(law, 'grids');
    await writeFile(grids, JSON.stringify([neutral]));
    asked = await reader(path, (await publishAll(path, { law, rating: grids, indicators })).id);
  });
  afterAll(() => asked.close());

  const year = async (establishment: string, of: number) =>
    resultsOf(await asked.ask('year-results', { establishment, year: of }), of);

  test('one: +3,0 % meets the region’s 3,5 %; 40 % of the répertoire misses: any is met, all is partly met', async () => {
    expect(await year(one, 2016)).toEqual({
      phev: 'atteint',
      either: 'atteint',
      both: 'partiel',
      unknown: 'sans cible',
      'in-words': 'sans cible',
      // The extract holds no LPP line but speaks for LPP: PHEV is the medicines here.
      'volet-transport': 'atteint',
    });
  });

  test('two: its own target of 6,0 % stands before the region’s; +6,0 % meets it exactly; transport not signed', async () => {
    const rows = (await asked.ask('year-results', { establishment: two, year: 2016 })).filter(
      (row) => row.year === 2016,
    );
    expect(resultsOf(rows, 2016)).toMatchObject({
      ...{ phev: 'atteint', either: 'atteint', both: 'atteint', 'volet-transport': 'sans objet' },
    });
    expect(rows.find((row) => row.engagement === 'phev')).toMatchObject({
      ...{ origin: 'establishment', target: 0.06, signed: true, weight: 1, points: 1, grid: 'neutral' },
      ...{ numerator: 106000, denominator: 100000 },
    });
    expect(rows.find((row) => row.engagement === 'volet-transport')).toMatchObject({
      ...{ signed: false, reason: 'not_signatory', points: null },
    });
  });

  test('two signed from November to the end of 2016: judged for 2016, not for 2017', async () => {
    expect(await year(two, 2017)).toEqual({ phev: 'sans objet' });
  });

  test('three never signed: figures, target and gap, no verdict', async () => {
    const [row] = (await asked.ask('year-results', { establishment: three, year: 2016 })).filter(
      (each) => each.year === 2016 && each.engagement === 'phev',
    );
    expect(row).toMatchObject({
      ...{ result: 'sans objet', verdict: 'sans objet', reason: 'not_signatory', signed: false },
      ...{ numerator: 95000, denominator: 100000, target: 0.035, points: null },
    });
    expect(row?.value).toBeCloseTo(-0.05, 12);
    expect(row?.gap).toBeCloseTo(-0.085, 12);
  });

  test('four has no amount in 2015: not assessable, and under any the répertoire may still decide', async () => {
    expect(await year(four, 2016)).toMatchObject({ phev: 'non évaluable', either: 'non évaluable' });
    expect(await year(four, 2017)).toEqual({ phev: 'atteint' });
  });

  test('afar: no file says who signed in its region, so it is judged, by the national 4 %', async () => {
    expect(await year(afar, 2016)).toMatchObject({ phev: 'non atteint', 'volet-transport': 'non atteint' });
    const [row] = await asked.ask('year-results', { establishment: afar, year: 2016 });
    expect(row).toMatchObject({ signed: null, origin: 'national', target: 0.04 });
  });

  test('each year of one answer is judged by its own version', async () => {
    const rows = await asked.ask('year-results', { establishment: one, year: 2017 });
    const judged = rows.filter((row) => row.engagement === 'phev');
    expect(judged.map((row) => [row.year, row.version, row.target, row.result])).toEqual([
      [2017, 'third', 0.03, 'non atteint'],
      [2016, 'second', 0.035, 'atteint'],
      [2015, 'first', 0.1, 'non évaluable'],
    ]);
  });

  test('the region’s counts are those of its establishments: 2016, socle', async () => {
    const [socle, transport, all] = await asked.ask('results-summary', { region: '75', year: 2016 });
    // one: phev, either met, both partly · two: all three met · four: 0 % of the répertoire, the rest not assessable
    // · three: not signatory.
    expect(socle).toMatchObject({ volet: 'socle', met: 5, partial: 1, missed: 1, establishments: 3 });
    expect(transport).toMatchObject({ volet: 'transport', met: 1, partial: 0, missed: 0, establishments: 1 });
    expect(all).toMatchObject({ volet: null, met: 6, partial: 1, missed: 1, establishments: 3 });
    // (6 × 1 + 0,5) ÷ 8
    expect(all?.score).toBeCloseTo(6.5 / 8, 12);
  });

  test('the matrix holds what each establishment’s year says, with the condition that decides', async () => {
    const rows = await asked.ask('matrix', { region: '75', year: 2016 });
    expect(rows).toHaveLength(4 * 6);
    const cell = (establishment: string, engagement: string) =>
      rows.find((row) => row.establishment === establishment && row.engagement === engagement);
    expect(cell(one, 'both')).toMatchObject({ result: 'partiel', indicator: 'generic_repertoire' });
    expect(cell(one, 'either')).toMatchObject({ result: 'atteint', indicator: 'phev_medicines_evolution' });
    expect(cell(three, 'phev')).toMatchObject({ result: 'sans objet', signed: false });
  });

  test('a region’s own grid may tolerate a gap, and weigh engagements', async () => {
    const tolerant = {
      ...neutral,
      ...{ grid: 'tolerant', regions: ['75'], bands: { ...neutral.bands, percent: 10 } },
      weights: { default: 1, phev: 3, either: 0 },
    };
    await writeFile(grids, JSON.stringify([neutral, tolerant]));
    const law = await lawFolder([first, second, third]);
    const other = await reader(path, (await publishAll(path, { law, rating: grids, indicators })).id);
    const rows = (await other.ask('year-results', { establishment: one, year: 2017 })).filter(
      (row) => row.engagement === 'phev' && Number(row.year) >= 2016,
    );
    // 2017: +5,0 % against 3,0 %, 2 points beyond: within 10. 40 % against 50 %: exactly 10.
    expect(rows.map((row) => [row.year, row.result, row.points, row.weight, row.grid])).toEqual([
      [2017, 'partiel', 0.5, 3, 'tolerant'],
      [2016, 'atteint', 1, 3, 'tolerant'],
    ]);
    expect(
      resultsOf(await other.ask('year-results', { establishment: one, year: 2016 }), 2016),
    ).toMatchObject({
      both: 'partiel',
    });
    other.close();
    await writeFile(grids, JSON.stringify([neutral]));
  });

  test('a later version changes no earlier year: every result up to 2017 is the same to the last figure', async () => {
    const before = await everyYear(asked);
    const later = versionOf({
      ...{ version: 'fourth', from: '2018-01-01', to: null },
      engagements: [
        { engagement: 'phev', conditions: [percent('phev_medicines_evolution', '<=', -20)] },
        { engagement: 'either', conditions: [percent('generic_repertoire', '>=', 99)] },
      ],
    });
    const law = await lawFolder([first, second, third, later]);
    const other = await reader(path, (await publishAll(path, { law, rating: grids, indicators })).id);
    expect(await everyYear(other)).toEqual(before);
    // It does judge its own.
    const [row] = await other.ask('engagements', { region: '75', year: 2018 });
    expect(row).toMatchObject({ version: 'fourth', target: -0.2 });
    other.close();
  });
});

const everyYear = async (asked: Reader) => {
  const rows = [];
  for (const establishment of [one, two, three, four, afar])
    rows.push(...(await asked.ask('year-results', { establishment, year: 2017 })));
  rows.push(
    ...(await asked.ask('trend', { indicator: ['phev_medicines_evolution'], region: '75', grain: 'year' })),
  );
  for (const year of [2015, 2016, 2017]) rows.push(...(await asked.ask('matrix', { region: '75', year })));
  return rows;
};

test('a merger in the year: the successor is judged for both, by what it signed', async () => {
  const path = await clinics(
    [...[phev(one, 2015, 600), phev(one, 2016, 300), phev(two, 2015, 400), phev(two, 2016, 720)]],
    2016,
    { section: 'successor', finess: one, successor: two, effective: '2016-07-01' },
  );
  await addFacts(path, 'contracts', [
    contract(one, 'socle', '2014-01-01', '2016-06-30'),
    contract(two, 'socle', '2014-01-01', null),
  ]);
  const law = await lawFolder([second]);
  const asked = await reader(path, (await publishAll(path, { law, indicators })).id);
  const rows = await asked.ask('matrix', { region: '75', year: 2016 });
  // 300 + 720 against 600 + 400: +2,0 %.
  expect(
    rows.filter((row) => row.engagement === 'phev').map((row) => [row.establishment, row.result]),
  ).toEqual([[two, 'atteint']]);
  expect(rows.find((row) => row.engagement === 'phev')?.value).toBeCloseTo(0.02, 12);
  asked.close();
});
