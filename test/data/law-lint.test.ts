import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readIndicators } from '#data/definitions.ts';
import { lintLaw } from '#data/law-lint.ts';
import { readLaw, type Engagement, type LawVersion } from '#data/law.ts';
import { readRating } from '#data/rating.ts';

const committed = { law: readLaw(), indicators: readIndicators(), grids: readRating() };
type World = typeof committed;

/** The faults of a copy of the committed law, after a change made on purpose. */
const faultsAfter = (change: (world: World) => void) => {
  const world = structuredClone(committed);
  change(world);
  return lintLaw(world.law, world.indicators, world.grids);
};

const the = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('the test names what the law does not hold');
  return found;
};
const versionIn = ({ law }: World, name: string): LawVersion =>
  the(law.find(({ version }) => version === name));
const engagementIn = (world: World, version: string, name: string): Engagement =>
  the(versionIn(world, version).engagements.find(({ engagement }) => engagement === name));
const conditionIn = (world: World, version: string, name: string, place = 0) =>
  the(engagementIn(world, version, name).conditions[place]);
const threshold = { printed: 'x', unit: 'percent', op: '<=' } as const;

test('the committed law has no fault', () => {
  expect(lintLaw(committed.law, committed.indicators, committed.grids)).toEqual([]);
});

const v1 = 'data/law/caqes-v1-2018.yaml';
const faults: [string, (world: World) => void, string][] = [
  [
    'two versions of one regime on the same days',
    (world) => (versionIn(world, 'caqes-v1-2018').to = '2022-07-01'),
    'data/law/caqes-v2-2022.yaml : ses dates chevauchent celles de data/law/caqes-v1-2018.yaml, du même régime contract',
  ],
  [
    'no end, and a version after',
    (world) => (versionIn(world, 'caqes-v1-2018').to = null),
    'data/law/caqes-v2-2022.yaml : ses dates chevauchent',
  ],
  [
    'a version that ends before it begins',
    (world) => (versionIn(world, 'efficience-2026').to = '2025-06-30'),
    'data/law/efficience-2026.yaml : la version finit avant son début',
  ],
  [
    'two conditions of an indicator in the same year',
    (world) => (conditionIn(world, 'caqos-cbum', 'phev', 3).from_year = 2016),
    'data/law/caqos-cbum.yaml, engagement phev, condition phev_evolution : ses années chevauchent',
  ],
  [
    'the same from another engagement',
    (world) => (conditionIn(world, 'caqes-v1-2018', 'phev_lpp').indicator = 'phev_evolution'),
    `${v1}, engagement phev_lpp, condition phev_evolution : ses années chevauchent celles d’une condition du même niveau (engagement phev)`,
  ],
  [
    'two conditions of one region',
    (world) => (conditionIn(world, 'caqos-cbum', 'les_drugs', 2).from_year = 2016),
    'engagement les_drugs, condition les_drugs_evolution : ses années chevauchent',
  ],
  [
    'years before the version',
    (world) => (conditionIn(world, 'caqes-v1-2018', 'phev').from_year = 2018),
    `${v1}, engagement phev, condition phev_evolution : les années 2018-2021 sortent de la version (2019-2021)`,
  ],
  [
    'years after the version',
    (world) => (conditionIn(world, 'caqes-v1-2018', 'phev').to_year = 2022),
    `${v1}, engagement phev, condition phev_evolution : les années 2019-2022 sortent`,
  ],
  [
    'years in the wrong order',
    (world) => Object.assign(conditionIn(world, 'caqes-v1-2018', 'phev'), { from_year: 2021, to_year: 2020 }),
    `${v1}, engagement phev, condition phev_evolution : from_year est après to_year`,
  ],
  [
    'a condition with an empty source',
    (world) => (conditionIn(world, 'caqes-v1-2018', 'phev').source = ' '),
    `${v1}, engagements, phev, conditions, phev_evolution : la source est vide`,
  ],
  [
    'a target whose engagement has no source',
    (world) => (engagementIn(world, 'caqes-v1-2018', 'phev').source = ''),
    `${v1}, engagements, phev : la source est vide`,
  ],
  [
    'a ceiling without source',
    (world) => (the(versionIn(world, 'caqes-v1-2018').consequence.ceilings[0]).source = ''),
    `${v1}, consequence, ceilings, am_income : la source est vide`,
  ],
  [
    'a grid without source',
    (world) => (the(world.grids[0]).source = ' '),
    'data/law/rating/grids.yaml, grille neutral : la source est vide',
  ],
  [
    '« à compléter » without a reason',
    (world) => (conditionIn(world, 'caqes-v1-2018', 'dci').to_complete = ''),
    `${v1}, engagements, dci, conditions, dci : « à compléter » sans raison`,
  ],
  [
    'an indicator without definition in a condition',
    (world) => (conditionIn(world, 'caqes-v1-2018', 'dci').indicator = 'inn'),
    `${v1}, engagement dci, condition inn : l’indicateur n’a pas de définition`,
  ],
  [
    'an indicator without definition in savings',
    (world) => (engagementIn(world, 'caqes-v2-2022', 'ipp').savings = 'ipp_savings'),
    'data/law/caqes-v2-2022.yaml, engagement ipp, savings : l’indicateur ipp_savings n’a pas de définition',
  ],
  [
    'savings that are no growth',
    (world) => (engagementIn(world, 'caqes-v2-2022', 'ipp').savings = 'ipp_boxes'),
    'engagement ipp, savings : l’indicateur ipp_boxes est de genre amount, growth attendu',
  ],
  [
    'an indicator without definition under a ceiling',
    (world) => (the(versionIn(world, 'caqes-v1-2018').consequence.ceilings[0]).base = 'income'),
    `${v1}, plafond am_income : l’indicateur income n’a pas de définition`,
  ],
  [
    'an indicator without definition as the volume of biosimilars',
    (world) => (the(versionIn(world, 'biosimilaires').consequence.biosimilars[0]).volume = 'boxes'),
    'data/law/biosimilaires.yaml, biosimilaires etanercept, volume : l’indicateur boxes n’a pas de définition',
  ],
  [
    'an uptake that is no rate',
    (world) => (the(versionIn(world, 'biosimilaires').consequence.biosimilars[0]).uptake = 'ipp_boxes'),
    'biosimilaires etanercept, uptake : l’indicateur ipp_boxes est de genre amount, rate attendu',
  ],
  [
    'a value of R for a year that the version does not hold',
    (world) => (the(the(versionIn(world, 'biosimilaires').consequence.biosimilars[0]).rates[0]).year = 2017),
    'data/law/biosimilaires.yaml, biosimilaires etanercept : l’année 2017 est hors de la version',
  ],
  [
    'a frozen year that the version does not hold',
    (world) => the(versionIn(world, 'caqes-v1-2018').consequence.frozen).years.push(2018),
    `${v1}, frozen : l’année 2018 est hors de la version`,
  ],
  [
    'a volet that the version has not',
    (world) => (engagementIn(world, 'caqes-v1-2018', 'phev').volet = 'produits-de-sante'),
    `${v1}, engagement phev : le volet produits-de-sante n’est pas de cette version`,
  ],
  [
    'an axis that the version has not',
    (world) => (engagementIn(world, 'caqes-v1-2018', 'phev').axis = 6),
    `${v1}, engagement phev : l’axe 6 n’est pas de cette version`,
  ],
  [
    'a regional target without region',
    (world) => delete conditionIn(world, 'caqos-cbum', 'les_drugs', 1).region,
    'data/law/caqos-cbum.yaml, engagement les_drugs, condition les_drugs_evolution : cible régionale sans région',
  ],
  [
    'a national target with a region',
    (world) => (conditionIn(world, 'caqes-v1-2018', 'phev').region = '75'),
    `${v1}, engagement phev, condition phev_evolution : cible nationale avec une région`,
  ],
  [
    'an engagement of nothing',
    (world) => (engagementIn(world, 'caqes-v1-2018', 'phev').conditions = []),
    `${v1}, engagement phev : sans condition, tout le monde le respecterait`,
  ],
  [
    'a threshold in another unit than the indicator',
    (world) => (conditionIn(world, 'caqes-v1-2018', 'phev').unit = 'euro'),
    `${v1}, engagement phev, condition phev_evolution : le seuil est en euro et l’indicateur en percent`,
  ],
  [
    'an engagement written twice',
    (world) => {
      const { engagements } = versionIn(world, 'caqes-v1-2018');
      engagements.push({ ...engagementIn(world, 'caqes-v1-2018', 'pertinence') });
    },
    `${v1}, engagement pertinence : écrit deux fois`,
  ],
  [
    'a weight for an unknown engagement',
    (world) => (the(world.grids[0]).weights.phevv = 2),
    'data/law/rating/grids.yaml, grille neutral : poids d’un engagement inconnu, phevv',
  ],
  [
    'two grids of one region in one year',
    ({ grids }) => {
      const grid = { ...the(grids[0]), regions: ['75', '11'], from_year: 2018, to_year: 2019 };
      grids.push({ ...grid, grid: 'one' }, { ...grid, grid: 'other', regions: ['11'], from_year: 2019 });
    },
    'data/law/rating/grids.yaml, grille other : la région 11 a déjà la grille one ces années-là',
  ],
  [
    'two grids for those without their own',
    ({ grids }) => grids.push({ ...the(grids[0]), grid: 'second' }),
    'data/law/rating/grids.yaml, grille second : la région sans grille propre a déjà la grille neutral',
  ],
];

test.each(faults)('%s is refused', (_, change, expected) => {
  const found = faultsAfter(change);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(expected);
  // What and where, then what to do, in one sentence.
  expect(found[0]).toMatch(/^(data|sql)\/[^:]+ : .+ ?[;,] .+\.$/u);
});

test.each([
  ['generic_repertoire', 'caqes-v1-2018', { op: '>=', value: 0 }],
  ['generic_repertoire', 'caqes-v1-2018', { op: '<=', value: 100 }],
  ['generic_repertoire', 'caqes-v1-2018', { op: '<', value: 100.5 }],
  ['phev', 'caqes-v1-2018', { op: '>=', value: -100 }],
  ['transport', 'caqes-v1-2018', { op: '>=', value: -100 }],
  ['ipp_reference', 'caqes-v2-2022', { op: '>=', value: 0, unit: 'box' }],
  ['icatb2', 'caqes-v1-2018', { op: '<=', value: 100, unit: 'score' }],
  ['traceability', 'caqes-v1-2018', { op: '>', value: -1, unit: 'level' }],
] as const)('a threshold of %s (%s) that every figure meets is refused', (name, version, test) => {
  const found = faultsAfter((world) => {
    const condition = conditionIn(world, version, name);
    delete condition.to_complete;
    Object.assign(condition, threshold, test);
  });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`engagement ${name}, condition`);
  expect(found[0]).toContain('tout chiffre respecte');
});

test('a threshold that some figures miss is kept, at the edge too', () => {
  const edge = faultsAfter((world) => {
    conditionIn(world, 'caqes-v1-2018', 'generic_repertoire').value = 100;
    Object.assign(conditionIn(world, 'caqes-v1-2018', 'phev'), { op: '>', value: -100 });
    Object.assign(conditionIn(world, 'caqes-v1-2018', 'les_drugs'), { op: '<=', value: 0 });
  });
  expect(edge).toEqual([]);
});

test.each([
  ['where true', 'select n from les_month where true'],
  ['and true', "select n from les_month where kind = 'drug' and true"],
  ['1 = 1', "select n from les_month where 1 = 1 and kind = 'drug'"],
  ["'a' = 'a'", "select n from les_month where 'a' = 'a'"],
  ['a column against itself', 'select n from les_month m where m.kind = m.kind'],
  ["like '%'", "select n from les_month where product like '%'"],
  ["ilike '%%'", "select n from les_month where product ilike '%%'"],
  ['filter (where true)', 'select sum(n) filter (where true) from les_month'],
])('a filter that filters nothing is refused: %s', (_, sql) => {
  const found = faultsAfter(({ indicators }) => Object.assign(the(indicators[0]), { sql }));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^sql\/indicators\/\w+\.sql : un filtre ne filtre rien \(.+\) ; .+\.$/);
});

test.each([
  "select n from a join b on a.kind = b.kind where a.code like 'A02BC%' -- where true",
  'select n from a where conform = true and is_open is not true',
  'select n from a where a.x = x.a and 1 = n and n = 10',
  "select case when true then 'x' end from a where a.kind = kind_of('x')",
])('a filter that filters is kept: %s', (sql) => {
  expect(faultsAfter(({ indicators }) => Object.assign(the(indicators[0]), { sql }))).toEqual([]);
});

test.each([
  ['an unknown key', 'volets:', 'surprise: 1\nvolets:', 'Unrecognized key: "surprise"'],
  ['an unknown key in a condition', 'default_rate: true', 'defaults: true', 'Unrecognized key: "defaults"'],
  ['an unknown comparator', "op: '<'", "op: '='", 'op'],
  [
    'a threshold without its unit',
    'printed: 20 %, value: 20, unit: percent',
    'printed: 20 %, value: 20',
    'a threshold has',
  ],
  [
    'a null threshold that does not say why',
    'to_complete: Taux de référence non lu dans l’arrêté.',
    "note: ''",
    'a threshold has',
  ],
])('%s stops the reading, and names the file', (_, from, to, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'law-'));
  const text = readFileSync('data/law/caqes-v2-2022.yaml', 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, 'wrong.yaml'), text.replace(from, to));
  expect(() => readLaw(folder)).toThrow('data/law/wrong.yaml');
  expect(() => readLaw(folder)).toThrow(message);
});
