/** Every pair of a list, in its order. */
export const pairsOf = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((a, place) => all.slice(place + 1).map((b): [T, T] => [a, b]));

/** The names that occur more than once, each told once. */
export const repeatedOf = (names: readonly string[]) => [
  ...new Set(names.filter((name, place) => names.indexOf(name) !== place)),
];
