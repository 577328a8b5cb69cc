/**
 * The slow twin of the simulator: docs/simulation.md read aloud, over plain rows. Each lever is a function from rows to rows;
 * combining is applying one after the other.
 */
export type PlainRow = {
  readonly source: 'phev' | 'les';
  readonly product: string;
  readonly kind: 'medicine' | 'lpp' | 'fee' | 'not_returned' | 'drug';
  readonly status: string | null;
  readonly atc: string | null;
  readonly group: string | null;
  readonly role: 'reference' | 'biosimilar' | null;
  /** In the euros of PHEV that year. */
  readonly counted: boolean;
  readonly boxes: number;
  readonly amount: number;
  readonly before: number | null;
};

export type PlainChoice = {
  readonly generics: number;
  readonly repertoire: number;
  readonly biosimilars: Readonly<Record<string, number>>;
  readonly price: number;
  readonly back: Readonly<Record<string, number>>;
};

export type PlainEffect = {
  readonly lever: string;
  readonly key: string | null;
  readonly indicator: string;
  readonly boxes: number | null;
  readonly amount: number | null;
  readonly unpriced: number | null;
  readonly numerator: number;
  readonly denominator: number;
};

type Moved = {
  readonly rows: readonly PlainRow[];
  readonly touched: ReadonlySet<string>;
  readonly boxes: ReadonlyMap<string, number>;
  readonly unpriced: ReadonlyMap<string, number>;
};

type Step = (rows: readonly PlainRow[]) => Moved;

/**
 * @param rows the establishment's products, two sources @param before of each growth indicator, the denominator
 * @param prices regional medians by product
 */
export const plainSimulation = (
  rows: readonly PlainRow[],
  before: Readonly<Record<string, number>>,
  prices: ReadonlyMap<string, number>,
  choice: PlainChoice,
): PlainEffect[] => {
  const steps: { lever: string; key: string | null; step: Step }[] = [];
  const add = (lever: string, key: string | null, share: number, step: (share: number) => Step) => {
    if (share > 0) steps.push({ lever, key, step: step(share / 100) });
  };
  add(
    'generics',
    null,
    choice.generics,
    (share) => (given) => moving(given, share, (row) => row.atc, is('4'), is('1')),
  );
  add(
    'repertoire',
    null,
    choice.repertoire,
    (share) => (given) => moving(given, share, (row) => row.atc?.slice(0, 5) ?? null, is('0'), is('1', '4')),
  );
  for (const [group, share] of Object.entries(choice.biosimilars))
    add(
      'biosimilars',
      group,
      share,
      (x) => (given) =>
        moving(
          given,
          x,
          () => group,
          (row) => row.group === group && row.role === 'reference',
          (row) => row.group === group && row.role === 'biosimilar',
        ),
    );
  add('price', null, choice.price, (share) => (given) => pricing(given, share, prices));
  for (const [product, share] of Object.entries(choice.back))
    add('back', product, share, (x) => (given) => returning(given, x, product));

  const told = (lever: string, key: string | null, after: Moved | null): PlainEffect[] =>
    indicators
      .filter(({ source }) => after === null || after.touched.has(source))
      .map(({ indicator, source, numerator, denominator }) => {
        const now = after?.rows ?? rows;
        const saved = total(rows, source, 'amount') - total(now, source, 'amount');
        return {
          ...{ lever, key, indicator },
          boxes: after === null || lever === 'combined' ? null : (after.boxes.get(source) ?? 0),
          amount: after === null ? null : saved,
          unpriced: after === null || lever === 'combined' ? null : (after.unpriced.get(source) ?? 0),
          numerator: numerator(now.filter((row) => row.source === source)),
          denominator:
            denominator === null
              ? (before[indicator] ?? 0)
              : denominator(now.filter((row) => row.source === source)),
        };
      });

  const combined = steps.reduce<Moved>(
    (last, { step }) => {
      const next = step(last.rows);
      return { ...next, touched: new Set([...last.touched, ...next.touched]) };
    },
    { rows, touched: new Set(), boxes: new Map(), unpriced: new Map() },
  );
  return [
    ...told('as_is', null, null),
    ...steps.flatMap(({ lever, key, step }) => told(lever, key, step(rows))),
    ...(steps.length > 0 ? told('combined', null, combined) : []),
  ];
};

const is =
  (...statuses: string[]) =>
  (row: PlainRow) =>
    row.status !== null && statuses.includes(row.status);
const sum = (rows: readonly PlainRow[], of: 'boxes' | 'amount') =>
  rows.reduce((all, row) => all + row[of], 0);
const total = (rows: readonly PlainRow[], source: string, of: 'boxes' | 'amount') =>
  sum(
    rows.filter((row) => row.source === source),
    of,
  );
const priced = (row: PlainRow) => ['medicine', 'lpp', 'drug'].includes(row.kind);

const indicators: {
  indicator: string;
  source: 'phev' | 'les';
  numerator: (rows: readonly PlainRow[]) => number;
  denominator: ((rows: readonly PlainRow[]) => number) | null;
}[] = [
  {
    indicator: 'phev_evolution',
    source: 'phev',
    numerator: (rows) =>
      sum(
        rows.filter((row) => row.counted),
        'amount',
      ),
    denominator: null,
  },
  {
    indicator: 'phev_medicines_evolution',
    source: 'phev',
    numerator: (rows) =>
      sum(
        rows.filter((row) => row.counted && row.kind !== 'lpp'),
        'amount',
      ),
    denominator: null,
  },
  {
    indicator: 'generic_repertoire',
    source: 'phev',
    numerator: (rows) => sum(rows.filter(is('1', '4')), 'boxes'),
    denominator: (rows) => sum(rows.filter(is('0', '1', '4', 'B', 'C')), 'boxes'),
  },
  ...(['phev', 'les'] as const).map((source) => ({
    indicator: source === 'phev' ? 'biosimilar_town' : 'biosimilar_hospital',
    source,
    numerator: (rows: readonly PlainRow[]) =>
      sum(
        rows.filter((row) => row.role === 'biosimilar'),
        'boxes',
      ),
    denominator: (rows: readonly PlainRow[]) =>
      sum(
        rows.filter((row) => row.role !== null),
        'boxes',
      ),
  })),
  {
    indicator: 'les_drugs_evolution',
    source: 'les',
    numerator: (rows) => sum(rows, 'amount'),
    denominator: null,
  },
];

const tally = () => ({
  touched: new Set<string>(),
  boxes: new Map<string, number>(),
  unpriced: new Map<string, number>(),
});
const more = (map: Map<string, number>, key: string, value: number) =>
  map.set(key, (map.get(key) ?? 0) + value);

/** Boxes that leave take the mean unit amount of those that receive them, and enter these in proportion. */
const moving = (
  rows: readonly PlainRow[],
  share: number,
  poolOf: (row: PlainRow) => string | null,
  leaves: (row: PlainRow) => boolean,
  receives: (row: PlainRow) => boolean,
): Moved => {
  const effect = tally();
  const after = rows.map((row) => ({ ...row }));
  const pools = new Map<string, { source: string; known: boolean; from: PlainRow[]; into: PlainRow[] }>();
  for (const row of after) {
    if (!leaves(row) && !receives(row)) continue;
    const pool = poolOf(row);
    const name = `${row.source} ${pool ?? ''}`;
    const held = pools.get(name) ?? { source: row.source, known: pool !== null, from: [], into: [] };
    pools.set(name, held);
    (leaves(row) ? held.from : held.into).push(row);
  }
  for (const { source, known, from, into } of pools.values()) {
    const boxes = sum(from, 'boxes');
    if (boxes <= 0) continue;
    effect.touched.add(source);
    const own = { boxes: sum(into, 'boxes'), amount: sum(into, 'amount') };
    if (!known || own.boxes <= 0 || own.amount <= 0) {
      more(effect.unpriced, source, share * boxes);
      continue;
    }
    more(effect.boxes, source, share * boxes);
    for (const row of from) Object.assign(row, times(row, 1 - share));
    for (const row of into) {
      const part = row.boxes / own.boxes;
      const euros = row.amount / own.amount;
      const price = own.amount / own.boxes;
      Object.assign(row, {
        boxes: row.boxes + part * share * boxes,
        amount: row.amount + euros * share * boxes * price,
      });
    }
  }
  return { ...effect, rows: after };
};

const times = (row: PlainRow, factor: number) => ({
  boxes: row.boxes * factor,
  amount: row.amount * factor,
});

const byProduct = (rows: readonly PlainRow[]) => {
  const products = new Map<string, PlainRow[]>();
  for (const row of rows.filter(priced))
    products.set(`${row.source} ${row.product}`, [
      ...(products.get(`${row.source} ${row.product}`) ?? []),
      row,
    ]);
  return [...products.values()];
};

const pricing = (rows: readonly PlainRow[], share: number, prices: ReadonlyMap<string, number>): Moved => {
  const effect = tally();
  const after = rows.map((row) => ({ ...row }));
  for (const held of byProduct(after)) {
    const [first] = held;
    const boxes = sum(held, 'boxes');
    if (first === undefined || boxes <= 0) continue;
    effect.touched.add(first.source);
    const price = prices.get(first.product);
    more(price === undefined ? effect.unpriced : effect.boxes, first.source, boxes);
    if (price === undefined) continue;
    for (const row of held)
      Object.assign(row, { amount: (1 - share) * row.amount + share * price * row.boxes });
  }
  return { ...effect, rows: after };
};

const returning = (rows: readonly PlainRow[], share: number, product: string): Moved => {
  const effect = tally();
  const after = rows.map((row) => ({ ...row }));
  for (const held of byProduct(after)) {
    const [first] = held;
    const boxes = sum(held, 'boxes');
    if (first?.product !== product || boxes <= 0) continue;
    effect.touched.add(first.source);
    if (first.before === null) {
      more(effect.unpriced, first.source, share * boxes);
      continue;
    }
    const goal = boxes + share * (Math.max(first.before, 0) - boxes);
    more(effect.boxes, first.source, boxes - goal);
    for (const row of held) Object.assign(row, times(row, goal / boxes));
  }
  return { ...effect, rows: after };
};
