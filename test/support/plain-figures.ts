/**
 * The slow, obvious second implementation of the figures: loops over cells, whole numbers (thousandths of a euro),
 * no SQL. It says what docs and law say, in the order in which a person would do it by hand.
 */
export type PlainBatch = {
  readonly scope: 'seen' | 'region';
  readonly region: string;
  readonly months: readonly number[];
  readonly lines: readonly PlainLine[];
};
/** Month counts from January of year 0 (year × 12 + month); amount in thousandths, boxes in units. */
export type PlainLine = {
  readonly finess: string;
  readonly month: number;
  readonly kind: 'lpp' | 'medicine';
  readonly inRepertoire: boolean;
  readonly amount: number;
  readonly boxes: number;
};
export type PlainWorld = {
  readonly regionOf: (finess: string) => string;
  readonly merger: { readonly from: string; readonly to: string; readonly year: number } | null;
  readonly batches: readonly PlainBatch[];
};
export type PlainFigure = { n: number | null; d: number | null; assessable: boolean; active: boolean };

type Cell = { n: number; d: number };

const measure = {
  phev_evolution: (line: PlainLine): Cell => ({ n: line.amount, d: 0 }),
  generic_repertoire: (line: PlainLine): Cell =>
    line.kind === 'medicine' ? { n: line.inRepertoire ? line.boxes : 0, d: line.boxes } : { n: 0, d: 0 },
};
export type PlainIndicator = keyof typeof measure;

/** Of each cell (FINESS, month) that some batch covers, what its newest batch says. */
const cellsOf = (world: PlainWorld, indicator: PlainIndicator) => {
  const everSeen = new Set(world.batches.flatMap((batch) => batch.lines.map((line) => line.finess)));
  const cells = new Map<string, Cell>();
  for (const batch of world.batches) {
    const here = new Set(batch.lines.map((line) => line.finess));
    for (const finess of everSeen) {
      if (!here.has(finess) && !(batch.scope === 'region' && world.regionOf(finess) === batch.region))
        continue;
      for (const month of batch.months) {
        const total = { n: 0, d: 0 };
        for (const line of batch.lines) {
          if (line.finess !== finess || line.month !== month) continue;
          const { n, d } = measure[indicator](line);
          total.n += n;
          total.d += d;
        }
        cells.set(`${finess} ${month}`, total);
      }
    }
  }
  return { cells, finess: [...everSeen] };
};

/** The figure of each establishment of a region in a calendar year, by FINESS of the signatory. */
export const plainYear = (world: PlainWorld, indicator: PlainIndicator, region: string, year: number) => {
  const { cells, finess } = cellsOf(world, indicator);
  const lastMonth = Math.max(...[...cells.keys()].map((key) => Number(key.split(' ')[1])));
  const signatory = (received: string, of: number) =>
    world.merger !== null && received === world.merger.from && of >= world.merger.year
      ? world.merger.to
      : received;
  const growth = indicator === 'phev_evolution';
  const figures = new Map<string, PlainFigure>();
  let anyCovered = false;
  for (const establishment of new Set(finess.map((each) => signatory(each, year)))) {
    if (world.regionOf(establishment) !== region) continue;
    const parts = finess.filter((each) => signatory(each, year) === establishment);
    const sum = { n: 0, d: 0, nMonths: 0, dMonths: 0, rows: 0 };
    for (let month = year * 12; month < year * 12 + 12 && month <= lastMonth; month += 1) {
      const now = parts.map((part) => cells.get(`${part} ${month}`));
      const before = parts.map((part) => cells.get(`${part} ${month - 12}`));
      const concerned = parts.map((_, i) => now[i] !== undefined || (growth && before[i] !== undefined));
      if (!concerned.includes(true)) continue;
      sum.rows += 1;
      const nowWhole = now.every((cell, i) => cell !== undefined || !concerned[i]);
      const beforeWhole = before.every((cell, i) => cell !== undefined || !concerned[i]);
      if (nowWhole) {
        sum.nMonths += 1;
        anyCovered = true;
        sum.n += now.reduce((total, cell) => total + (cell?.n ?? 0), 0);
        if (!growth) sum.d += now.reduce((total, cell) => total + (cell?.d ?? 0), 0);
      }
      if (growth && beforeWhole) {
        sum.dMonths += 1;
        sum.d += before.reduce((total, cell) => total + (cell?.n ?? 0), 0);
      }
    }
    const whole = sum.nMonths === 12 && (!growth || sum.dMonths === 12);
    figures.set(establishment, {
      n: sum.nMonths === 12 ? sum.n : null,
      d: (growth ? sum.dMonths : sum.nMonths) === 12 ? sum.d : null,
      assessable: whole,
      active: isActive(cells, finess, signatory, establishment, growth, lastMonth),
    });
  }
  return anyCovered ? figures : new Map<string, PlainFigure>();
};

// Ever a numerator or denominator, in any month, that goes to this establishment in the year of that month.
const isActive = (
  cells: ReadonlyMap<string, Cell>,
  finess: readonly string[],
  signatory: (finess: string, year: number) => string,
  establishment: string,
  growth: boolean,
  lastMonth: number,
) => {
  const totals = new Map<number, Cell>();
  for (const [key, cell] of cells) {
    const [part = '', text = ''] = key.split(' ');
    const month = Number(text);
    const add = (at: number, n: number, d: number) => {
      if (at > lastMonth || !finess.includes(part)) return;
      if (signatory(part, Math.floor(at / 12)) !== establishment) return;
      const total = totals.get(at) ?? { n: 0, d: 0 };
      totals.set(at, { n: total.n + n, d: total.d + d });
    };
    if (growth) {
      add(month, cell.n, 0);
      add(month + 12, 0, cell.n);
    } else add(month, cell.n, cell.d);
  }
  return [...totals.values()].some((total) => total.n !== 0 || total.d !== 0);
};
