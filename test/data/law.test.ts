import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readIndicators } from '#data/definitions.ts';
import { lintLaw } from '#data/law-lint.ts';
import { readLaw, yearsOf } from '#data/law.ts';
import { readRating, type RatingGrid } from '#data/rating.ts';

const law = readLaw();
const version = (name: string) => {
  const found = law.find((each) => each.version === name);
  if (found === undefined) throw new Error(`no version ${name}`);
  return found;
};

/** What a version prints of an indicator: `<from>-<to> <region> <op> <printed>`, or « à compléter » where it prints nothing. */
const printed = (name: string, indicator: string) => {
  const [first, last] = yearsOf(version(name));
  return version(name)
    .engagements.flatMap(({ conditions }) => conditions)
    .filter((each) => each.indicator === indicator)
    .map(({ from_year, to_year, region, op, printed }) =>
      [`${String(from_year ?? first)}-${String(to_year ?? last)}`, region, op, printed ?? 'à compléter']
        .filter((word) => word !== undefined && word !== null)
        .join(' '),
    );
};

test('each file of data/law is named after its version', () => {
  const files = readdirSync('data/law').filter((name) => name.endsWith('.yaml'));
  for (const file of files)
    expect(readFileSync(join('data/law', file), 'utf8')).toContain(
      `\nversion: ${file.replace('.yaml', '')}\n`,
    );
  // What is no version lies in a folder of its own.
  expect(files).toHaveLength(law.length);
});

test('one contract version judges each year from 2014 to 2026, that of its 31 December', () => {
  const judging = (year: number) =>
    law
      .filter((each) => each.regime === 'contract')
      .filter((each) => yearsOf(each)[0] <= year && year <= (yearsOf(each)[1] ?? year))
      .map((each) => each.version);
  expect(Array.from({ length: 13 }, (_, place) => judging(2014 + place))).toEqual([
    ...Array.from({ length: 4 }, () => ['caqos-cbum']),
    ['caqes-v1-2017'],
    ...Array.from({ length: 3 }, () => ['caqes-v1-2018']),
    ...Array.from({ length: 5 }, () => ['caqes-v2-2022']),
  ]);
});

// As the acts print them, copied here by hand: a threshold changed by accident fails.
test.each([
  [
    'caqos-cbum',
    'phev_evolution',
    ['2014-2014 à compléter', '2015-2015 à compléter', '2016-2016 <= 4,2 %', '2017-2017 <= 4,0 %'],
  ],
  ['caqos-cbum', 'generic_repertoire', ['2014-2015 à compléter', '2016-2016 >= 44 %', '2017-2017 >= 44 %']],
  [
    'caqos-cbum',
    'les_drugs_evolution',
    ['2014-2017 à compléter', '2016-2016 75 <= 4,4 %', '2017-2017 75 <= 4,6 %'],
  ],
  [
    'caqos-cbum',
    'les_devices_evolution',
    ['2014-2017 à compléter', '2016-2016 75 <= 6,2 %', '2017-2017 75 <= 5,1 %'],
  ],
  ['caqes-v1-2017', 'phev_evolution', ['2018-2018 <= 4,0 %']],
  ['caqes-v1-2017', 'phev_medicines_evolution', ['2018-2018 à compléter']],
  ['caqes-v1-2017', 'generic_repertoire', ['2018-2018 >= 45,5 %']],
  ['caqes-v1-2017', 'les_drugs_evolution', ['2018-2018 <= 4,1 %']],
  ['caqes-v1-2017', 'les_devices_evolution', ['2018-2018 <= 5,8 %']],
  ['caqes-v1-2017', 'transport_evolution', ['2018-2018 <= 2,2 %']],
  ['caqes-v1-2017', 'transport_amount', ['2018-2018 <= 500 000 €']],
  ['caqes-v1-2018', 'phev_evolution', ['2019-2021 <= 3,3 %']],
  ['caqes-v1-2018', 'phev_medicines_evolution', ['2019-2021 <= 3,2 %']],
  ['caqes-v1-2018', 'phev_lpp_evolution', ['2019-2021 <= 3,6 %']],
  ['caqes-v1-2018', 'generic_repertoire', ['2019-2021 >= 49 %']],
  ['caqes-v1-2018', 'les_drugs_evolution', ['2019-2021 <= 3,0 %']],
  ['caqes-v1-2018', 'les_devices_evolution', ['2019-2021 <= 3,0 %']],
  ['caqes-v1-2018', 'transport_evolution', ['2019-2021 <= 2,2 %']],
  ['caqes-v1-2018', 'transport_amount', ['2019-2021 <= 500 000 €']],
  ['caqes-v2-2022', 'ipp_boxes', ['2022-2026 < 8 500 boîtes']],
  ['caqes-v2-2022', 'ipp_evolution', ['2022-2026 <= −5 %']],
  ['caqes-v2-2022', 'perfadom_amount', ['2022-2026 < 100 000 €']],
  ['caqes-v2-2022', 'perfadom_share', ['2022-2026 < 80 %']],
  ['caqes-v2-2022', 'perfadom_evolution', ['2022-2026 <= −5 %']],
  ['caqes-v2-2022', 'ambulance_share', ['2022-2026 < 20 %']],
  ['caqes-v2-2022', 'ambulance_amount', ['2022-2026 < 400 000 €']],
  ['caqes-v2-2022', 'ambulance_evolution', ['2022-2026 à compléter']],
])('%s prints %s', (name, indicator, expected) => {
  expect(printed(name, indicator)).toEqual(expected);
});

test('a value is what its text prints', () => {
  for (const { version: name, engagements } of law)
    for (const { conditions } of engagements)
      for (const { indicator, value, printed: text, unit } of conditions) {
        if (value === null || text === null) continue;
        const read =
          unit === 'level'
            ? { réalisé: 2 }[text]
            : Number(
                text
                  .replace('−', '-')
                  .replace(',', '.')
                  .replace(/[^-0-9.]/g, ''),
              );
        expect([name, indicator, read]).toEqual([name, indicator, value]);
      }
});

test('no other figure is in the law: every threshold not listed above is a level, or to be completed', () => {
  const figures = law.flatMap(({ version: name, engagements }) =>
    engagements
      .flatMap(({ conditions }) => conditions)
      .filter(({ value, unit }) => value !== null && unit !== 'level')
      .map(({ printed: text }) => `${name} ${text ?? ''}`),
  );
  // 2 + 2 + 2 + 2 of 2016 and 2017; six of 2017; eight of 2018; seven of 2022.
  expect(figures).toHaveLength(8 + 6 + 8 + 7);
});

test('the same engagement keeps its name, its title and its rule in the versions of one contract', () => {
  const shape = (name: string) =>
    version(name).engagements.map(({ engagement, title, rule, role, volet, article, axis }) => ({
      ...{ engagement, title, rule, role, volet, article, axis },
    }));
  expect(shape('caqes-v1-2018')).toEqual(shape('caqes-v1-2017'));
});

test('an engagement name is one that a gain-sharing rate may name', () => {
  for (const { engagements } of law)
    for (const { engagement } of engagements) expect(engagement).toMatch(/^[a-z][a-z0-9_]{1,62}$/);
});

test('what follows a year: ceilings in v1, gain-sharing without ceiling in v2, R of 2019 alone', () => {
  const consequence = (name: string) => version(name).consequence;
  for (const [name, frozen] of [
    ['caqes-v1-2017', [2018]],
    ['caqes-v1-2018', [2019]],
  ] as const) {
    const { ceilings, gainsharing, frozen: told } = consequence(name);
    expect(ceilings.map(({ base, share }) => [base, share])).toEqual([
      ['am_income', 0.01],
      ['les_reimbursed', 0.3],
    ]);
    expect(gainsharing).toBeUndefined();
    expect(told?.years).toEqual(frozen);
  }
  const v2 = consequence('caqes-v2-2022');
  expect(v2.ceilings).toEqual([]);
  expect([v2.gainsharing?.low, v2.gainsharing?.high]).toEqual([0.2, 0.3]);
  expect(version('caqes-v2-2022').engagements.flatMap(({ savings }) => savings ?? [])).toEqual([
    'ipp_evolution',
    'perfadom_evolution',
    'ambulance_evolution',
    'ezetimibe_evolution',
    'dressings_evolution',
  ]);
  expect(
    consequence('biosimilaires').biosimilars.map(({ item, rates }) => [
      item,
      rates.map(({ year, euros }) => [year, euros]),
    ]),
  ).toEqual(
    [
      ['etanercept', 30],
      ['insulin_glargine', 1.15],
      ['adalimumab', 31.3],
    ].map(([item, euros]) => [
      item,
      [2018, 2019, 2020, 2021, 2022, 2023].map((year) => [year, year === 2019 ? euros : null]),
    ]),
  );
});

const regional: RatingGrid = {
  grid: 'nouvelle-aquitaine-2019',
  label: { fr: 'Grille régionale', en: 'Regional grid' },
  regions: ['75'],
  from_year: 2019,
  to_year: 2021,
  source: 'Guide régional, écrit pour ce test',
  bands: { percent: 1, euro: 0.05, box: 0.05, score: 5, level: 1 },
  points: { atteint: 1, partiel: 0.3, 'non atteint': 0 },
  weights: { default: 1, phev: 3, ipp: 0 },
};

const gridsOf = (grids: readonly unknown[]) => {
  const file = join(mkdtempSync(join(tmpdir(), 'grids-')), 'grids.yaml');
  writeFileSync(file, stringify(grids));
  return readRating(file);
};

test('a region adds its grid to the neutral one', () => {
  const [neutral] = readRating();
  const grids = gridsOf([neutral, regional]);
  expect(grids).toEqual([neutral, regional]);
  expect(lintLaw(law, readIndicators(), grids)).toEqual([]);
});

test.each([
  ['no default weight', { weights: { phev: 3 } }],
  ['a region that is no code', { regions: ['Nouvelle-Aquitaine'] }],
  ['a missed target that has points', { points: { ...regional.points, 'non atteint': 0.1 } }],
  ['a negative band', { bands: { ...regional.bands, percent: -1 } }],
  ['an unknown key', { band: 1 }],
])('a grid with %s is refused, and its file named', (_, wrong) => {
  expect(() => gridsOf([{ ...regional, ...wrong }])).toThrow('data/law/rating/grids.yaml');
});
