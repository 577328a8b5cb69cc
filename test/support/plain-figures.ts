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
/** Months are counted (year × 12 + month − 1); amount in thousandths, boxes in units. */
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
/** Numerator and denominator of one period, each null where not known; `rows` says whether any month was concerned. */
export type PlainSum = { readonly n: number | null; readonly d: number | null };

const measure = {
  phev_evolution: (line: PlainLine) => ({ n: line.amount, d: 0 }),
  generic_repertoire: (line: PlainLine) =>
    line.kind === 'medicine' ? { n: line.inRepertoire ? line.boxes : 0, d: line.boxes } : { n: 0, d: 0 },
};
export type PlainIndicator = keyof typeof measure;

/** What the second implementation knows of one indicator in one region. */
export type PlainTable = {
  /** Every establishment that signs in some year, and the years in which it does. */
  readonly signs: (establishment: string, year: number) => boolean;
  /** A file speaks for it in some month. */
  readonly covered: (establishment: string) => boolean;
  readonly active: (establishment: string) => boolean;
  /** One calendar year: each side known when its twelve months are. Undefined: no row. */
  readonly year: (establishment: string, year: number) => PlainSum | undefined;
  readonly month: (establishment: string, month: number) => PlainSum | undefined;
  /** The 12 months that end with `month`, known together or not at all. */
  readonly rolling: (establishment: string, month: number) => PlainSum | undefined;
  readonly months: readonly number[];
};

export const plainTable = (world: PlainWorld, indicator: PlainIndicator, region: string): PlainTable => {
  const growth = indicator === 'phev_evolution';
  const received = [...new Set(world.batches.flatMap((batch) => batch.lines.map((line) => line.finess)))];
  const signatory = (finess: string, year: number) =>
    finess === world.merger?.from && year >= world.merger.year ? world.merger.to : finess;
  const cells = cellsOf(world, indicator, signatory);
  const lastMonth = Math.max(...[...cells.keys()].map((key) => Number(key.split(' ')[1])));
  const rows = new Map<string, Map<number, PlainSum>>();
  const active = new Set<string>();
  const covered = new Set<string>();
  for (let month = 2015 * 12; month <= lastMonth; month += 1) {
    const year = Math.floor(month / 12);
    for (const establishment of new Set(received.map((finess) => signatory(finess, year)))) {
      if (world.regionOf(establishment) !== region) continue;
      const sides = received
        .filter((finess) => signatory(finess, year) === establishment)
        .map((finess) => ({
          now: cells.get(`${finess} ${month}`),
          before: growth ? cells.get(`${finess} ${month - 12}`) : undefined,
        }))
        .filter(({ now, before }) => now !== undefined || before !== undefined);
      if (sides.length === 0) continue;
      covered.add(establishment);
      const n = sides.reduce((sum, { now }) => sum + (now?.n ?? 0), 0);
      const d = sides.reduce((sum, { now, before }) => sum + ((growth ? before?.n : now?.d) ?? 0), 0);
      if (n !== 0 || d !== 0) active.add(establishment);
      const row = {
        n: sides.every(({ now }) => now !== undefined) ? n : null,
        d: sides.every(({ now, before }) => (growth ? before : now) !== undefined) ? d : null,
      };
      rows.set(establishment, (rows.get(establishment) ?? new Map<number, PlainSum>()).set(month, row));
    }
  }
  dropYearsWithoutSource(rows);
  // Where no one shows such an activity, in any region, nothing says that it was measured.
  const nobody = ![...cells.values()].some(({ n, d }) => n !== 0 || d !== 0);
  const monthsOf = (establishment: string, from: number) =>
    Array.from({ length: 12 }, (_, index) => rows.get(establishment)?.get(from + index));
  return {
    signs: (establishment, year) => received.some((finess) => signatory(finess, year) === establishment),
    covered: (establishment) => covered.has(establishment),
    active: (establishment) => active.has(establishment) || nobody,
    year: (establishment, year) => {
      const months = monthsOf(establishment, year * 12);
      if (months.every((month) => month === undefined)) return undefined;
      return { n: total(months.map((month) => month?.n)), d: total(months.map((month) => month?.d)) };
    },
    month: (establishment, month) => rows.get(establishment)?.get(month),
    rolling: (establishment, month) => {
      if (rows.get(establishment)?.get(month) === undefined) return undefined;
      // Each of the 12 months goes to the entity in force at the end of the window.
      const end = Math.floor(month / 12);
      const parts = [...rows]
        .filter(([each]) => signatory(each, end) === establishment)
        .map(([, months]) => months);
      const months = Array.from({ length: 12 }, (_, index) => {
        const known = parts.map((part) => part.get(month - index)).filter((row) => row !== undefined);
        return {
          n: total(known.map(({ n }) => n)),
          d: total(known.map(({ d }) => d)),
          any: known.length > 0,
        };
      });
      const sum = { n: total(months.map(({ n }) => n)), d: total(months.map(({ d }) => d)) };
      return sum.n === null || sum.d === null || !months.every(({ any }) => any) ? { n: null, d: null } : sum;
    },
    months: [...new Set([...rows.values()].flatMap((each) => [...each.keys()]))].sort((a, b) => a - b),
  };
};

/** The value that a person would print, or null. */
export const plainValue = (indicator: PlainIndicator, sum: PlainSum | undefined) => {
  if (sum === undefined || sum.n === null || sum.d === null || sum.d <= 0) return null;
  return indicator === 'phev_evolution' ? sum.n / sum.d - 1 : sum.n / sum.d;
};

/** Of several establishments: those known on both sides are summed, then divided. */
export const plainTotal = (parts: readonly (PlainSum | undefined)[]): PlainSum => {
  const whole = parts.filter((part) => typeof part?.n === 'number' && typeof part.d === 'number');
  if (whole.length === 0) return { n: null, d: null };
  return { n: total(whole.map((part) => part?.n)), d: total(whole.map((part) => part?.d)) };
};

const total = (values: readonly (number | null | undefined)[]) =>
  values.reduce<number | null>(
    (sum, value) => (sum === null || typeof value !== 'number' ? null : sum + value),
    0,
  );

/**
 * Of each cell (FINESS, month) that some batch covers, what its newest batch says. A batch that names one FINESS of an
 * establishment speaks for its others: it says 0 of those that it does not name.
 */
const cellsOf = (
  world: PlainWorld,
  indicator: PlainIndicator,
  signatory: (finess: string, year: number) => string,
) => {
  const everSeen = [...new Set(world.batches.flatMap((batch) => batch.lines.map((line) => line.finess)))];
  const cells = new Map<string, { n: number; d: number }>();
  for (const batch of world.batches) {
    const here = new Set(batch.lines.map((line) => line.finess));
    const named = everSeen.filter(
      (finess) => here.has(finess) || (batch.scope === 'region' && world.regionOf(finess) === batch.region),
    );
    for (const month of batch.months) {
      const year = Math.floor(month / 12);
      const establishments = new Set(named.map((finess) => signatory(finess, year)));
      for (const finess of everSeen) {
        if (!establishments.has(signatory(finess, year))) continue;
        const sum = { n: 0, d: 0 };
        for (const line of batch.lines) {
          if (line.finess !== finess || line.month !== month) continue;
          const { n, d } = measure[indicator](line);
          sum.n += n;
          sum.d += d;
        }
        cells.set(`${finess} ${month}`, sum);
      }
    }
  }
  return cells;
};

// A source serves a region's year from its first whole month on; a year of which it knows only the year before has no row.
const dropYearsWithoutSource = (rows: Map<string, Map<number, PlainSum>>) => {
  const served = new Set<number>();
  for (const months of rows.values()) {
    for (const [month, { n }] of months) if (n !== null) served.add(Math.floor(month / 12));
  }
  for (const months of rows.values()) {
    for (const month of [...months.keys()]) if (!served.has(Math.floor(month / 12))) months.delete(month);
  }
};
