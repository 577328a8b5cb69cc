/** A drug situation of an establishment in one region and year; `lines` of each semester. */
export type AmountCell = {
  readonly establishment: string;
  readonly situation: string;
  readonly lines: readonly [number, number];
  readonly masked: boolean;
};

/**
 * The cells whose amounts must be withheld with those masked, so that none of these can be computed. The reader knows
 * each establishment's total (the contract's numerator) and each situation's: cells are edges between the two, and an
 * unknown amount is free to move when it lies on a cycle of unknown ones. An establishment with a single situation in
 * a semester is left out of account: its amount is its total.
 * @returns the cells to withhold, masked ones included, and the situations that no choice protects
 */
export const withheldOf = <C extends AmountCell>(
  cells: readonly C[],
): { readonly withheld: ReadonlySet<C>; readonly lost: ReadonlySet<string> } => {
  const withheld = new Set(cells.filter((cell) => cell.masked));
  const lost = new Set<string>();
  for (const semester of [0, 1] as const) {
    const present = cells.filter((cell) => cell.lines[semester] > 0);
    for (const cell of present) {
      if (!cell.masked || isAlone(cell, present)) continue;
      const way = cheapestWay(cell, present, withheld);
      if (way === null) lost.add(cell.situation);
      else for (const each of way) withheld.add(each);
    }
  }
  return { withheld, lost };
};

const isAlone = (cell: AmountCell, present: readonly AmountCell[]) =>
  !present.some((other) => other !== cell && other.establishment === cell.establishment);

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
      const cost = step.cost + (withheld.has(edge) ? 0 : 1);
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
