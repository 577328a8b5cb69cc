/** A product of a basket: thousandths of units and of euros, in the year before and in the year. */
export type PlainPart = {
  readonly product: string;
  readonly kind: string;
  readonly before: { readonly quantity: bigint; readonly amount: bigint };
  readonly now: { readonly quantity: bigint; readonly amount: bigint };
};

/** Whether the list held a drug over both years, and else what it did. */
export type ListMove = (product: string) => 'list_entry' | 'list_exit' | 'early_access' | null;

export type PlainTerms = Map<string, bigint>;

/**
 * The slow, obvious second opinion on docs/bridge.md: whole numbers and exact fractions, one product at a time.
 * @returns thousandths of a euro by term
 */
export const plainGrowth = (parts: readonly PlainPart[], listMove: ListMove = () => null): PlainTerms => {
  const terms: PlainTerms = new Map();
  const add = (term: string, thousandths: bigint) => terms.set(term, (terms.get(term) ?? 0n) + thousandths);
  const termOf = (part: PlainPart) => plainTerm(part, listMove);
  for (const part of parts) {
    const change = part.now.amount - part.before.amount;
    const term = termOf(part);
    if (term !== 'continuing') {
      add(term, change);
      continue;
    }
    const basket = parts.filter((each) => each.kind === part.kind && termOf(each) === 'continuing');
    const { price, volume } = effectsOf(part, basket);
    add('price', price);
    add('volume', volume);
    add('mix', change - price - volume);
  }
  return new Map([...terms].filter(([, value]) => value !== 0n));
};

export const plainTerm = ({ product, kind, before, now }: PlainPart, listMove: ListMove): string => {
  if (kind === 'not_returned') return 'unknown';
  if (kind === 'fee') return 'fee';
  const move = kind === 'drug' ? listMove(product) : null;
  if (move !== null) return move;
  if (before.quantity === 0n && before.amount === 0n) return 'entry';
  if (now.quantity === 0n && now.amount === 0n) return 'exit';
  return before.quantity <= 0n || now.quantity <= 0n ? 'regularisation' : 'continuing';
};

const effectsOf = ({ before, now }: PlainPart, basket: readonly PlainPart[]) => {
  const whole = (side: 'before' | 'now') => basket.reduce((sum, each) => sum + each[side].quantity, 0n);
  const [q0, a0, q1, a1] = [before.quantity, before.amount, now.quantity, now.amount];
  const [all0, all1] = [whole('before'), whole('now')];
  return {
    // (q0 + q1) / 2 × (a1 / q1 − a0 / q0)
    price: rounded((q0 + q1) * (a1 * q0 - a0 * q1), 2n * q0 * q1),
    // (a0 / q0 + a1 / q1) / 2 × (q0 / Q0 + q1 / Q1) / 2 × (Q1 − Q0)
    volume: rounded(
      (a0 * q1 + a1 * q0) * (q0 * all1 + q1 * all0) * (all1 - all0),
      4n * q0 * q1 * all0 * all1,
    ),
  };
};

/** To the nearest whole number, halves away from nought. */
const rounded = (numerator: bigint, denominator: bigint): bigint => {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const half = (2n * (n < 0n ? -n : n) + d) / (2n * d);
  return n < 0n ? -half : half;
};

/** The two counts of a class, or of an establishment, in the year before and in the year. */
export type PlainClass = {
  readonly before: readonly [n: bigint, d: bigint];
  readonly now: readonly [n: bigint, d: bigint];
};

/** Within and between of a rate, summed exactly and divided last; null: one of the two years has no rate. */
export const plainRate = (
  classes: readonly PlainClass[],
): { before: number; now: number; within: number; between: number } | null => {
  const sum = (side: 'before' | 'now', at: 0 | 1) =>
    classes.reduce((total, each) => total + each[side][at], 0n);
  const [n0, d0, n1, d1] = [sum('before', 0), sum('before', 1), sum('now', 0), sum('now', 1)];
  if (d0 <= 0n || d1 <= 0n) return null;
  const before = fraction(n0, d0);
  const now = fraction(n1, d1);
  const middle = half(plus(before, now));
  let between = fraction(0n, 1n);
  for (const each of classes) {
    const rates = [each.before, each.now].flatMap(([n, d]) => (d === 0n ? [] : [fraction(n, d)]));
    const [first, second] = [rates[0] ?? fraction(0n, 1n), rates[1] ?? rates[0] ?? fraction(0n, 1n)];
    const shift = minus(fraction(each.now[1], d1), fraction(each.before[1], d0));
    between = plus(between, times(minus(half(plus(first, second)), middle), shift));
  }
  const within = minus(minus(now, before), between);
  return { before: decimal(before), now: decimal(now), within: decimal(within), between: decimal(between) };
};

type Fraction = { readonly n: bigint; readonly d: bigint };
const fraction = (n: bigint, d: bigint): Fraction => (d < 0n ? { n: -n, d: -d } : { n, d });
const plus = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.n, b.d));
const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d);
const half = (a: Fraction) => fraction(a.n, 2n * a.d);
const decimal = ({ n, d }: Fraction): number => Number((n * 10n ** 18n) / d) / 1e18;
