import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noAccess } from '#api/access.ts';
import {
  baskets,
  finess,
  listMove,
  partsOf,
  publishBaskets,
  type Basket,
} from '#test/support/bridge-world.ts';
import { plainGrowth, plainRate, type PlainPart } from '#test/support/plain-bridge.ts';

// Random baskets with entries, exits, prices of nought, returns, amounts without boxes and a merger, through the product's own
// SQL and through the plain twin.

const kindsOf = {
  phev_evolution: ['medicine', 'fee', 'not_returned', 'lpp'],
  phev_medicines_evolution: ['medicine', 'fee', 'not_returned'],
  phev_lpp_evolution: ['lpp'],
  les_drugs_evolution: ['drug'],
  les_devices_evolution: ['device'],
} as const;

const totals = ['signed_before', 'before', 'now', 'constant_before', 'constant_now'];
const thousandths = (value: unknown) => BigInt(Math.round(Number(value) * 1000));
const sum = (values: Iterable<bigint>) => [...values].reduce((total, each) => total + each, 0n);

/** What the successor holds in the second year: its own numbers and those that it took over. */
const heldBy = (given: readonly Basket[], establishment: string): Basket[] =>
  finess.flatMap((each, index) => {
    const holder = each === finess.at(-1) ? finess[0] : each;
    return holder === establishment ? [given[index] ?? []] : [];
  });

type Rows = readonly Record<string, unknown>[];
const termsOf = (rows: Rows, indicator: string, establishment: string | null) =>
  new Map(
    rows
      .filter((row) => row.indicator === indicator && row.establishment === establishment)
      .map((row) => [String(row.term), row.value]),
  );

test('terms are those of the plain twin and sum to the change to the thousandth; the region is their sum', async () => {
  await fc.assert(
    fc.asyncProperty(baskets, fc.boolean(), async (given, listed) => {
      const world = await publishBaskets(given, { listed });
      const asked = { indicator: [...Object.keys(kindsOf), 'generic_repertoire'], region: '75', year: 2016 };
      const rows = await world.ask('bridge', asked);
      const released = await world.ask('bridge', asked, {
        ...noAccess,
        ...{ scope: finess, peers: finess, signed: finess },
      });
      for (const [indicator, kinds] of Object.entries(kindsOf)) {
        const shown = finess.slice(0, -1).map((establishment) => {
          const held = heldBy(given, establishment);
          const parts = partsOf(held, kinds);
          const found = termsOf(rows, indicator, establishment);
          checkGrowth(found, parts, listed, given, establishment, kinds);
          return { establishment, found: termsOf(released, indicator, establishment) };
        });
        for (const reader of [rows, released]) checkRegion(termsOf(reader, indicator, null), shown);
      }
      for (const establishment of finess.slice(0, -1))
        checkRate(termsOf(rows, 'generic_repertoire', establishment), heldBy(given, establishment));
      world.close();
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 300_000);

const checkGrowth = (
  found: ReadonlyMap<string, unknown>,
  parts: readonly PlainPart[],
  listed: boolean,
  given: readonly Basket[],
  establishment: string,
  kinds: readonly string[],
) => {
  const before = sum(parts.map((part) => part.before.amount));
  const now = sum(parts.map((part) => part.now.amount));
  if (found.size === 0) {
    expect([before, now]).toEqual([0n, 0n]);
    return;
  }
  expect(thousandths(found.get('before'))).toBe(before);
  expect(thousandths(found.get('now'))).toBe(now);
  const expected = plainGrowth(parts, listed ? listMove : undefined);
  const effects = new Map([...found].filter(([term]) => !totals.includes(term) && term !== 'merger'));
  for (const term of new Set([...expected.keys(), ...effects.keys()])) {
    const difference = (expected.get(term) ?? 0n) - thousandths(effects.get(term) ?? 0);
    // Halves of a thousandth may fall on either side in doubles, product by product.
    const slack = ['price', 'volume', 'mix'].includes(term) ? BigInt(parts.length) : 0n;
    expect({ term, near: difference <= slack && -difference <= slack }).toEqual({ term, near: true });
  }
  expect(sum([...effects.values()].map(thousandths))).toBe(now - before);
  // N-1 as it was judged, then what came with the merged establishment.
  const own = given[finess.indexOf(establishment)] ?? [];
  const signed = sum(partsOf([own], kinds).map((part) => part.before.amount));
  expect(thousandths(found.get('signed_before'))).toBe(signed);
  expect(thousandths(found.get('merger') ?? 0)).toBe(before - signed);
};

/** Each term is the sum of those released of its establishments; a perimeter is told only where each tells it. */
const checkRegion = (
  region: ReadonlyMap<string, unknown>,
  shown: readonly { readonly found: ReadonlyMap<string, unknown> }[],
) => {
  const bridged = shown.filter(({ found }) => found.size > 0);
  const terms = new Set([...region.keys(), ...bridged.flatMap(({ found }) => [...found.keys()])]);
  for (const term of terms) {
    const told = bridged.filter(({ found }) => found.has(term));
    if (term.startsWith('constant') && told.length < bridged.length) expect(region.has(term)).toBe(false);
    else
      expect({ term, value: thousandths(region.get(term) ?? 0) }).toEqual({
        term,
        value: sum(told.map(({ found }) => thousandths(found.get(term)))),
      });
  }
};

const checkRate = (found: ReadonlyMap<string, unknown>, held: readonly Basket[]) => {
  const lines = held.flat().filter(({ kind }) => kind === 'medicine');
  const countsOf = (own: Basket, year: number) => {
    const boxes = (some: Basket) =>
      sum(some.filter((each) => each.year === year).map((each) => BigInt(each.boxes)));
    return [boxes(own.filter(({ status }) => status !== '0')), boxes(own)] as const;
  };
  const classes = ['A02BC', 'C10AX', 'C10AA', null].map((name) => {
    const own = lines.filter(({ product }) => classOf(product) === name);
    return { before: countsOf(own, 2015), now: countsOf(own, 2016) };
  });
  const expected = plainRate(classes);
  if (expected === null) {
    expect(found.size).toBe(0);
    return;
  }
  for (const term of ['before', 'now', 'within', 'between'] as const)
    expect(Math.abs(Number(found.get(term) ?? 0) - expected[term])).toBeLessThan(1e-12);
};

const classOf = (product: string) =>
  ({ '1': 'A02BC', '2': 'A02BC', '3': 'C10AX', '4': 'C10AA' })[product.slice(-1)] ?? null;
