/** A drug situation of an establishment in one region and year; `lines` of each semester. */
export type AmountCell = {
  readonly establishment: string;
  readonly situation: string;
  readonly lines: readonly [number, number];
  readonly masked: boolean;
};

/** Situation of the cell that stands for an establishment's total, the contract's numerator. */
export const total = 'total';

/**
 * The cells whose amounts must be withheld with those masked, so that none of these can be computed. The reader knows
 * each situation's total, and each establishment's unless it is hidden from who has not signed: cells are edges between
 * the two, and an unknown amount is free to move when it lies on a cycle of unknown ones. An establishment's total is an
 * edge like others, between it and the total of all. Signatories read it, so a cycle does without it where one can; a
 * cell alone in its semester is its establishment's total, so both are hidden, with another establishment's.
 * @param cells one of situation `total` per establishment among them: `masked` where it is of 1 to t persons
 * @returns the cells to withhold, masked ones included, and the situations that no choice protects
 */
export const withheldOf = <C extends AmountCell>(
  cells: readonly C[],
): { readonly withheld: ReadonlySet<C>; readonly lost: ReadonlySet<string> } => {
  const withheld = new Set(cells.filter((cell) => cell.masked));
  const lost = new Set<string>();
  for (const semester of [0, 1] as const) {
    const present = cells.filter((cell) => cell.lines[semester] > 0);
    const figures = present.filter((cell) => cell.situation !== total);
    for (const cell of present) {
      if (!cell.masked) continue;
      const readsTotal = cell.situation === total || isAlone(cell, figures);
      const way = cheapestWay(cell, readsTotal ? present : figures, withheld);
      if (way !== null) for (const each of way) withheld.add(each);
      else if (cell.situation !== total) lost.add(cell.situation);
      else {
        for (const { establishment, situation } of figures) {
          if (establishment === cell.establishment) lost.add(situation);
        }
      }
    }
  }
  return { withheld, lost };
};

const isAlone = (cell: AmountCell, present: readonly AmountCell[]) =>
  !present.some((other) => other !== cell && other.establishment === cell.establishment);

// A total is read by more people, and hidden in all years.
const costOf = (cell: AmountCell) => (cell.situation === total ? 4 : 1);

/** From the cell's establishment to its situation by other cells, through as few that are not withheld as can be. */
const cheapestWay = <C extends AmountCell>(
  cell: C,
  present: readonly C[],
  withheld: ReadonlySet<C>,
): C[] | null => {
  type Step = { cost: number; by: C | null; before: string | null; done: boolean };
  const end = `s ${cell.situation}`;
  const reached = new Map<string, Step>([
    [`e ${cell.establishment}`, { cost: 0, by: null, before: null, done: false }],
  ]);
  for (;;) {
    const [node, step] = nearest(reached);
    if (node === null) return null;
    if (node === end) break;
    step.done = true;
    for (const edge of present) {
      const ends = [`e ${edge.establishment}`, `s ${edge.situation}`];
      if (edge === cell || !ends.includes(node)) continue;
      const next = ends.find((each) => each !== node) ?? node;
      const cost = step.cost + (withheld.has(edge) ? 0 : costOf(edge));
      if (cost < (reached.get(next)?.cost ?? Infinity)) {
        reached.set(next, { cost, by: edge, before: node, done: false });
      }
    }
  }
  const way: C[] = [];
  for (let step = reached.get(end); step !== undefined; step = reached.get(step.before ?? '')) {
    if (step.by !== null) way.push(step.by);
  }
  return way;
};

const nearest = <S extends { cost: number; done: boolean }>(
  reached: ReadonlyMap<string, S>,
): [string, S] | [null, null] => {
  let best: [string, S] | [null, null] = [null, null];
  for (const [node, step] of reached) {
    if (!step.done && (best[1] === null || step.cost < best[1].cost)) best = [node, step];
  }
  return best;
};
