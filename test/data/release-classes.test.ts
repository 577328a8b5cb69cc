import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSafe, toldClasses, type ReleaseClass } from '#data/release-classes.ts';

const threshold = 10;

/** Classes of three letters and two figures, in two years, at up to five establishments. */
const classes: fc.Arbitrary<readonly ReleaseClass[]> = fc
  .uniqueArray(fc.constantFrom('A02', 'A10', 'A11', 'B01', 'B02', 'C10', 'L01', ''), { minLength: 2 })
  .chain((keys) => fc.tuple(...keys.map(oneOf)));

const oneOf = (key: string): fc.Arbitrary<ReleaseClass> =>
  fc
    .record({
      sizes: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 }),
      persons: fc.tuple(...[0, 1].map(() => fc.oneof(fc.integer({ min: 1, max: 14 }), fc.constant(300)))),
      products: fc.integer({ min: 1, max: 6 }),
      small: fc.boolean(),
      masked: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ sizes, persons, products, small, masked }) => {
      const years = ['2017|before||', '2017|now||'];
      return {
        key,
        cells: years.flatMap((at) =>
          sizes.map((amount, index) => ({ at, establishment: `e${index}`, amount })),
        ),
        counts: years.map((at, index) => ({
          ...{ at, persons: persons[index] ?? 0, products, small: small ? 1 : 0 },
        })),
        masks:
          masked === 0
            ? []
            : [
                {
                  at: '2017|2017|amm',
                  cells: masked,
                  ...{ persons: [9, 9, 0], known: [masked, masked, 0], lines: [9, 9, 0] },
                  ...{ euros: [9_000, 9_000, 0], dear: 5_000 },
                },
              ],
      };
    });

test('no class told, no pool and no difference of the two levels rests on few', () => {
  const told = { atc1: 0, atc2: 0, pooled: 0 };
  fc.assert(
    fc.property(classes, (given) => {
      const { atc1, atc2 } = toldClasses(given, threshold);
      const pool2 = given.filter(({ key }) => !atc2?.has(key));
      const rests = new Map<string, ReleaseClass[]>();
      for (const each of pool2)
        rests.set(each.key.slice(0, 1), [...(rests.get(each.key.slice(0, 1)) ?? []), each]);
      const pool1 = [...rests].filter(([key]) => !atc1?.has(key)).flatMap(([, members]) => members);
      // What a reader of both tables holds: each class told, and what each keeps back. All else is a sum of these.
      const atoms = [
        ...given.filter(({ key }) => atc2?.has(key)).map((each) => [each]),
        ...(atc1 === null ? [pool2] : [...[...atc1].map((key) => rests.get(key) ?? []), pool1]),
        ...(atc2 === null ? [] : [pool2]),
      ].filter((members) => members.length > 0);
      // Nothing told at either level: the whole is the contract's.
      if (atc1 !== null || atc2 !== null)
        for (const members of atoms)
          expect(isSafe(members, threshold), members.map(({ key }) => key).join(' ')).toBe(true);
      told.atc1 += atc1?.size ?? 0;
      told.atc2 += atc2?.size ?? 0;
      told.pooled += pool1.length;
    }),
    { numRuns: 400, endOnFailure: true },
  );
  expect(told.atc1).toBeGreaterThan(20);
  expect(told.atc2).toBeGreaterThan(20);
  expect(told.pooled).toBeGreaterThan(20);
});

const large = (key: string): ReleaseClass => ({
  key,
  cells: ['e1', 'e2', 'e3'].map((establishment) => ({ at: '2017|now||', establishment, amount: 100 })),
  counts: [{ at: '2017|now||', persons: 50, products: 5, small: 0 }],
  masks: [],
});
const few = (key: string): ReleaseClass => ({
  ...large(key),
  counts: [{ at: '2017|now||', persons: 3, products: 5, small: 5 }],
});

test('a class of few persons takes the smallest other with it; its letter is told where it keeps enough back', () => {
  const bigger = { ...large('C10'), cells: large('C10').cells.map((cell) => ({ ...cell, amount: 900 })) };
  const { atc1, atc2 } = toldClasses([few('A02'), large('A10'), bigger], threshold);
  expect([...(atc2 ?? [])]).toEqual(['C10']);
  expect([...(atc1 ?? [])].sort()).toEqual(['A', 'C']);
});

test('a class that one establishment makes, and one whose masked products are two, are not told alone', () => {
  const dominated = {
    ...large('A02'),
    cells: large('A02').cells.map((cell, index) => ({ ...cell, amount: index === 0 ? 5_000 : 100 })),
  };
  expect(isSafe([dominated], threshold)).toBe(false);
  const mask = { at: 'amm', cells: 2, persons: [50, 0, 0], known: [2, 0, 0], lines: [50, 0, 0] };
  const secret = { ...large('A02'), masks: [{ ...mask, euros: [9_000, 0, 0], dear: 10 }] };
  expect(isSafe([secret], threshold)).toBe(false);
  expect(isSafe([{ ...secret, masks: secret.masks.map((each) => ({ ...each, cells: 3 })) }], threshold)).toBe(
    true,
  );
});
