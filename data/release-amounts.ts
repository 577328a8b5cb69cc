/** A drug situation of an establishment in one region and year; `lines` of the year and of its two semesters. */
export type AmountCell = {
  readonly establishment: string;
  readonly situation: string;
  readonly persons: number;
  readonly lines: readonly [number, number, number];
  readonly masked: boolean;
};

/**
 * The establishments of one region and year whose drug amounts must be withheld so that no masked amount can be computed
 * from the others. The reader knows each establishment's total (the contract's numerator) and each situation's: unknown
 * amounts are the edges between establishments and situations, and an edge is computable when it lies on no cycle.
 * @param begun establishments withheld already: those with a masked cell or service
 * @returns them all, and the situations that no choice protects. An establishment with a single situation is left out of
 * account: its amount is its total.
 */
export const withheldOf = (
  cells: readonly AmountCell[],
  begun: ReadonlySet<string>,
): { readonly withheld: ReadonlySet<string>; readonly lost: ReadonlySet<string> } => {
  const withheld = new Set(begun);
  for (;;) {
    const found = [0, 1, 2].flatMap((period) => {
      const present = cells.filter((cell) => (cell.lines[period] ?? 0) > 0);
      return exposed(present.filter((cell) => withheld.has(cell.establishment))).map((cell) => ({
        cell,
        help: smallestOther(present, withheld, cell.situation),
      }));
    });
    const [next] = found.filter(({ help }) => help !== null);
    if (next?.help == null) {
      return { withheld, lost: new Set(found.map(({ cell }) => cell.situation)) };
    }
    withheld.add(next.help);
  }
};

// Masked cells on no cycle, among those whose establishment has another situation.
const exposed = (unknown: readonly AmountCell[]) => {
  const edges = unknown.map((cell) => [`e ${cell.establishment}`, `s ${cell.situation}`] as const);
  const bridges = bridgesOf(edges);
  const situations = new Map<string, number>();
  for (const { establishment } of unknown)
    situations.set(establishment, (situations.get(establishment) ?? 0) + 1);
  return unknown.filter(
    (cell, index) => cell.masked && bridges.has(index) && situations.get(cell.establishment) !== 1,
  );
};

const smallestOther = (
  cells: readonly AmountCell[],
  withheld: ReadonlySet<string>,
  situation: string,
): string | null => {
  const others = cells.filter(
    (cell) =>
      cell.situation === situation &&
      !withheld.has(cell.establishment) &&
      cells.some((also) => also.establishment === cell.establishment && also.situation !== situation),
  );
  const [first] = others.sort(
    (a, b) => a.persons - b.persons || a.establishment.localeCompare(b.establishment),
  );
  return first?.establishment ?? null;
};

/** Indices of the edges whose removal parts the graph (Tarjan: no way back above the edge but by itself). */
const bridgesOf = (edges: readonly (readonly [string, string])[]): ReadonlySet<number> => {
  const ways = new Map<string, { to: string; edge: number }[]>();
  for (const [index, [a, b]] of edges.entries()) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      ways.set(from, [...(ways.get(from) ?? []), { to, edge: index }]);
    }
  }
  const order = new Map<string, number>();
  const bridges = new Set<number>();
  const visit = (node: string, by: number): number => {
    const mine = order.size;
    order.set(node, mine);
    let low = mine;
    for (const { to, edge } of ways.get(node) ?? []) {
      if (edge === by) continue;
      const seen = order.get(to);
      const reached = seen ?? visit(to, edge);
      if (seen === undefined && reached > mine) bridges.add(edge);
      low = Math.min(low, reached);
    }
    return low;
  };
  for (const node of ways.keys()) if (!order.has(node)) visit(node, -1);
  return bridges;
};
