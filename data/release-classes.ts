/** Euros or boxes of an establishment in a class, without signs. `at`: a year's table, one of its two years, a part of the class. */
export type ClassCell = { readonly at: string; readonly establishment: string; readonly amount: number };
/** Persons at least there; how many products, and how many of these may rest on few persons. */
export type ClassCount = {
  readonly at: string;
  readonly persons: number;
  readonly products: number;
  readonly small: number;
};
/** Masked cells of release_product there; sums over the year and its two semesters, as release_choice.sql has them. */
export type ClassMask = {
  readonly at: string;
  readonly cells: number;
  readonly persons: readonly number[];
  readonly known: readonly number[];
  readonly lines: readonly number[];
  readonly euros: readonly number[];
  readonly dear: number;
};
export type ReleaseClass = {
  readonly key: string;
  readonly cells: readonly ClassCell[];
  readonly counts: readonly ClassCount[];
  readonly masks: readonly ClassMask[];
};

/**
 * Which classes are told one by one, so that neither one of them, nor what is left, nor a difference of two tables rests on
 * few: the others are told together, the smallest of the safe ones among them where the unsafe are not safe together.
 * @returns keys of the classes, of 3 characters, and of those of 1; null: none may be, whatever is pooled
 */
export const toldClasses = (
  classes: readonly ReleaseClass[],
  threshold: number,
): { readonly atc2: ReadonlySet<string> | null; readonly atc1: ReadonlySet<string> | null } => {
  const atc2 = toldOf(
    classes.map((rest) => ({ key: rest.key, rest })),
    threshold,
  );
  // What one level pools, the other must not tell in part: of a class of 1 character, what the level below keeps back.
  const groups = [...groupBy(classes, ({ key }) => key.slice(0, 1))].map(([key, members]) => ({
    key,
    rest: merged(
      key,
      members.filter((each) => !atc2?.has(each.key)),
    ),
  }));
  return { atc1: toldOf(groups, threshold), atc2 };
};

/** Whether these classes together rest on enough: persons, establishments, and masked cells that keep each other's secret. */
export const isSafe = (classes: readonly ReleaseClass[], threshold: number): boolean => {
  const at = (each: { readonly at: string }) => each.at;
  const parts = groupBy(
    classes.flatMap(({ cells }) => cells),
    at,
  );
  const counts = groupBy(
    classes.flatMap((each) => each.counts),
    at,
  );
  const masks = groupBy(
    classes.flatMap((each) => each.masks),
    at,
  );
  return (
    [...parts].every(([part, cells]) => isShared(cells) && isMany(counts.get(part) ?? [], threshold)) &&
    [...masks.values()].every((cells) => keepsSecret(cells, threshold))
  );
};

/** `rest`: what must be safe of each. */
const toldOf = (
  known: readonly { readonly key: string; readonly rest: ReleaseClass }[],
  threshold: number,
): ReadonlySet<string> | null => {
  const unsafe = known.filter(({ rest }) => !isSafe([rest], threshold));
  const bySize = known
    .filter((each) => !unsafe.includes(each) && each.rest.cells.length > 0)
    .sort((a, b) => sizeOf(a.rest) - sizeOf(b.rest) || (a.key < b.key ? -1 : 1));
  const pool = [...unsafe];
  while (
    pool.length > 0 &&
    !isSafe(
      pool.map(({ rest }) => rest),
      threshold,
    )
  ) {
    const next = bySize.shift();
    if (next === undefined) return null;
    pool.push(next);
  }
  const pooled = new Set(pool.map(({ key }) => key));
  const told = known.map(({ key }) => key).filter((key) => !pooled.has(key));
  return told.length === 0 ? null : new Set(told);
};

const merged = (key: string, classes: readonly ReleaseClass[]): ReleaseClass => ({
  key,
  cells: classes.flatMap(({ cells }) => cells),
  counts: classes.flatMap(({ counts }) => counts),
  masks: classes.flatMap(({ masks }) => masks),
});

const sizeOf = ({ cells }: ReleaseClass) => cells.reduce((sum, { amount }) => sum + amount, 0);

/** Three establishments at least, none above 85 %. */
const isShared = (cells: readonly ClassCell[]): boolean => {
  const amounts = new Map<string, number>();
  for (const { establishment, amount } of cells)
    amounts.set(establishment, (amounts.get(establishment) ?? 0) + amount);
  const whole = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
  return amounts.size >= 3 && [...amounts.values()].every((amount) => amount * 100 <= whole * 85);
};

// The persons of several classes may be the same. With public prices, boxes in and out and euros are three sums: a product of
// few persons hides among four.
const isMany = (counts: readonly ClassCount[], threshold: number): boolean =>
  counts.some(({ persons }) => persons > threshold) &&
  (counts.every(({ small }) => small === 0) || counts.reduce((sum, { products }) => sum + products, 0) >= 4);

const keepsSecret = (masks: readonly ClassMask[], threshold: number): boolean => {
  const sum = (numbers: readonly (number | undefined)[]) =>
    numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
  const dear = Math.max(...masks.map((mask) => mask.dear));
  return (
    sum(masks.map(({ cells }) => cells)) >= 3 &&
    [0, 1, 2].every((part) => {
      const persons = sum(masks.map((mask) => mask.persons[part]));
      return (
        persons === 0 ||
        (persons - sum(masks.map(({ known }) => known[part])) + 1 > threshold &&
          sum(masks.map(({ lines }) => lines[part])) + 1 > threshold &&
          sum(masks.map(({ euros }) => euros[part])) >= dear)
      );
    })
  );
};

export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};
