import type { Indicator } from './definitions.ts';
import { conditionFaults, conditionOverlaps } from './law-lint-conditions.ts';
import { filterFaults } from './law-lint-filters.ts';
import { gridFaults, gridsFile } from './law-lint-grids.ts';
import { pairsOf, repeatedOf } from './law-lint-pairs.ts';
import { yearsOf, type Engagement, type LawVersion } from './law.ts';
import type { RatingGrid } from './rating.ts';

/**
 * What the law, the indicators and the grids say wrong together, which their schemas cannot see; empty when nothing is.
 * Each fault is one French sentence: what, where, what to do. Publishing refuses a law with faults.
 */
export const lintLaw = (
  law: readonly LawVersion[],
  indicators: readonly Indicator[],
  grids: readonly RatingGrid[],
): string[] => [
  ...blankFaults(law, grids),
  ...dateFaults(law),
  ...law.flatMap((version) => versionFaults(version, indicators)),
  ...gridFaults(law, grids),
  ...indicators.flatMap(({ slug, sql }) => filterFaults(`sql/indicators/${slug}.sql`, sql)),
];

const fileOf = ({ version }: LawVersion) => `data/law/${version}.yaml`;

// A schema asks that a source be there; this, that it say something.
const blankFaults = (law: readonly LawVersion[], grids: readonly RatingGrid[]) => [
  ...law.flatMap((version) => blanks(version, fileOf(version))),
  ...grids.flatMap((grid) => blanks(grid, `${gridsFile}, grille ${grid.grid}`)),
];

const blanks = (node: unknown, where: string): string[] =>
  node === null || typeof node !== 'object'
    ? []
    : Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
        if (key === 'source' && typeof value === 'string' && value.trim() === '')
          return [`${where} : la source est vide ; écrivez d’où vient ce qui est dit.`];
        if (key === 'to_complete' && typeof value === 'string' && value.trim() === '')
          return [`${where} : « à compléter » sans raison ; dites pourquoi en une phrase.`];
        return blanks(value, `${where}, ${nameOf(value) ?? key}`);
      });

const nameOf = (node: unknown) => {
  if (node === null || typeof node !== 'object') return undefined;
  const { engagement, indicator, item } = node as Record<string, unknown>;
  return [engagement, indicator, item].find((name) => typeof name === 'string');
};

const dateFaults = (law: readonly LawVersion[]) => [
  ...repeatedOf(law.map(({ version }) => version)).map(
    (name) =>
      `data/law/${name}.yaml : la version ${name} est écrite deux fois ; donnez un autre nom à l’une.`,
  ),
  ...law
    .filter(({ from, to }) => to !== null && to < from)
    .map((version) => `${fileOf(version)} : la version finit avant son début ; corrigez from ou to.`),
  ...pairsOf(law)
    .filter(([a, b]) => a.regime === b.regime && a.from <= (b.to ?? last) && b.from <= (a.to ?? last))
    .map(
      ([a, b]) =>
        `${fileOf(b)} : ses dates chevauchent celles de ${fileOf(a)}, du même régime ${a.regime} ; une seule version ` +
        `y est en vigueur à la fois, corrigez from ou to.`,
    ),
];

const last = '9999-12-31';

const versionFaults = (version: LawVersion, indicators: readonly Indicator[]) => {
  const file = fileOf(version);
  const kindOf = (slug: string) => indicators.find((each) => each.slug === slug);
  const needs = (slug: string, where: string, kinds: readonly Indicator['kind'][]) => {
    const found = kindOf(slug);
    if (found === undefined)
      return [
        `${where} : l’indicateur ${slug} n’a pas de définition ; écrivez sql/indicators/${slug}.yaml et .sql, ou corrigez le nom.`,
      ];
    return kinds.includes(found.kind)
      ? []
      : [
          `${where} : l’indicateur ${slug} est de genre ${found.kind}, ${kinds.join(' ou ')} attendu ; nommez-en un autre.`,
        ];
  };
  const { ceilings, biosimilars, frozen } = version.consequence;
  const [first, end] = yearsOf(version);
  return [
    ...repeatedOf(version.engagements.map(({ engagement }) => engagement)).map(
      (name) => `${file}, engagement ${name} : écrit deux fois ; réunissez-les ou renommez-en un.`,
    ),
    ...version.engagements.flatMap((each) => engagementFaults(version, each)),
    ...version.engagements.flatMap((each) =>
      each.conditions.flatMap((condition) => conditionFaults(file, version, each, condition, kindOf)),
    ),
    ...conditionOverlaps(file, version),
    ...version.engagements.flatMap(({ engagement, savings }) =>
      savings === undefined ? [] : needs(savings, `${file}, engagement ${engagement}, savings`, ['growth']),
    ),
    ...ceilings.flatMap(({ item, base }) => needs(base, `${file}, plafond ${item}`, ['amount'])),
    ...biosimilars.flatMap(({ item, volume, uptake }) => [
      ...needs(volume, `${file}, biosimilaires ${item}, volume`, ['amount']),
      ...needs(uptake, `${file}, biosimilaires ${item}, uptake`, ['rate']),
    ]),
    ...biosimilars.flatMap(({ item, rates }) => [
      ...repeatedOf(rates.map(({ year }) => String(year))).map(
        (year) => `${file}, biosimilaires ${item} : deux valeurs de R pour ${year} ; gardez-en une.`,
      ),
      ...rates.filter(outside(first, end)).map(({ year }) => tooFar(`${file}, biosimilaires ${item}`, year)),
    ]),
    ...(frozen?.years.map((year) => ({ year })) ?? [])
      .filter(outside(first, end))
      .map(({ year }) => tooFar(`${file}, frozen`, year)),
  ];
};

const outside =
  (first: number, end: number | null) =>
  ({ year }: { year: number }) =>
    year < first || (end !== null && year > end);

const tooFar = (where: string, year: number) =>
  `${where} : l’année ${String(year)} est hors de la version ; retirez-la ou corrigez les dates.`;

const engagementFaults = (version: LawVersion, each: Engagement) => {
  const where = `${fileOf(version)}, engagement ${each.engagement}`;
  const { volet, axis } = each;
  return [
    ...(version.volets.some((known) => known.volet === volet)
      ? []
      : [
          `${where} : le volet ${volet} n’est pas de cette version ; déclarez-le dans volets ou corrigez-le.`,
        ]),
    ...(axis === null || version.axes.some((known) => known.axis === axis)
      ? []
      : [
          `${where} : l’axe ${String(axis)} n’est pas de cette version ; déclarez-le dans axes ou corrigez-le.`,
        ]),
    ...(each.conditions.length === 0 && each.to_complete === undefined
      ? [
          `${where} : sans condition, tout le monde le respecterait ; donnez une condition, ou to_complete qui dise pourquoi rien ne le mesure.`,
        ]
      : []),
  ];
};
