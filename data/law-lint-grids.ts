import { pairsOf, repeatedOf } from './law-lint-pairs.ts';
import type { LawVersion } from './law.ts';
import type { RatingGrid } from './rating.ts';

export const gridsFile = 'data/law/rating/grids.yaml';

/** Grids that weigh an engagement of no version, or that two grids of one region overlap. */
export const gridFaults = (law: readonly LawVersion[], grids: readonly RatingGrid[]) => {
  const known = new Set(law.flatMap(({ engagements }) => engagements.map(({ engagement }) => engagement)));
  return [
    ...repeatedOf(grids.map(({ grid }) => grid)).map(
      (name) => `${gridsFile}, grille ${name} : écrite deux fois ; donnez un autre nom à l’une.`,
    ),
    ...grids.flatMap(({ grid, weights, from_year, to_year }) => [
      ...Object.keys(weights)
        .filter((name) => name !== 'default' && !known.has(name))
        .map(
          (name) =>
            `${gridsFile}, grille ${grid} : poids d’un engagement inconnu, ${name} ; corrigez le nom d’après data/law.`,
        ),
      ...(from_year > to_year
        ? [`${gridsFile}, grille ${grid} : from_year est après to_year ; corrigez l’une des deux.`]
        : []),
    ]),
    ...pairsOf(grids)
      .filter(([a, b]) => a.from_year <= b.to_year && b.from_year <= a.to_year)
      .flatMap(([a, b]) => {
        const shared =
          a.regions.length === 0 && b.regions.length === 0
            ? ['sans grille propre']
            : a.regions.filter((region) => b.regions.includes(region));
        return shared.map(
          (region) =>
            `${gridsFile}, grille ${b.grid} : la région ${region} a déjà la grille ${a.grid} ces années-là ; séparez leurs années.`,
        );
      }),
  ];
};
