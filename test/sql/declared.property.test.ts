import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFacts, publishAll, reader } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';
import {
  plainDeclared,
  plainDeclaredTotal,
  plainDeclaredValue,
  plainDeclaredVerdict,
  type PlainDeclaration,
  type PlainDeclared,
  type PlainKind,
  type PlainTarget,
} from '#test/support/plain-declared.ts';
import { afar, clinics, lawFolder, one, phev, three, two, versionOf } from '#test/support/results-world.ts';

const years = [2016, 2017, 2018];
const regions = { '75': [one, two, three], '27': [afar] };
const all = Object.values(regions).flat();

/** One indicator of each kind that is declared, with its target and what may be declared of it. */
const kinds: Record<
  string,
  { kind: PlainKind; unit: string; target: PlainTarget; n: fc.Arbitrary<number>; d?: fc.Arbitrary<number> }
> = {
  dci: {
    ...{ kind: 'rate', unit: 'percent', target: { op: '>=', value: 60 } },
    // Six of ten is on the target; where nothing was examined, there is no rate.
    ...{ n: fc.constantFrom(0, 5, 6, 6, 9), d: fc.constantFrom(0, 10, 10, 10, 40) },
  },
  icatb2: {
    ...{ kind: 'score', unit: 'score', target: { op: '>=', value: 70 } },
    n: fc.constantFrom(0, 69, 70, 95),
  },
  traceability: {
    ...{ kind: 'level', unit: 'level', target: { op: '>=', value: 2 } },
    n: fc.constantFrom(0, 1, 2),
  },
  am_income: {
    ...{ kind: 'amount', unit: 'euro', target: { op: '<=', value: 5000 } },
    n: fc.constantFrom(1, 5000, 5001, 90_000),
  },
};

const declaration: fc.Arbitrary<PlainDeclaration> = fc
  .constantFrom(...Object.entries(kinds))
  .chain(([indicator, { n, d }]) =>
    fc.record({
      ...{ indicator: fc.constant(indicator), finess: fc.constantFrom(...all) },
      ...{ year: fc.constantFrom(...years), n, d: d ?? fc.constant(null) },
      declared_at: fc.constantFrom(null, '2019-01-05T10:00:00Z', '2019-02-01T10:00:00Z'),
    }),
  )
  .map((each) => ({ ...each, n: each.d === null ? each.n : Math.min(each.n, each.d) }));

const law = await lawFolder([
  versionOf({
    ...{ version: 'test', from: '2016-01-01', to: '2018-12-31' },
    engagements: Object.entries(kinds).map(([indicator, { unit, target }]) => ({
      engagement: indicator.replace('_', '-'),
      conditions: [{ indicator, unit, ...target, printed: String(target.value) }],
    })),
  }),
]);
const indicators = await fewIndicators(...Object.keys(kinds));

const publishWorld = async (batches: readonly (readonly PlainDeclaration[])[]) => {
  const path = await clinics(
    all.map((finess) => phev(finess, 2015, 1)),
    2018,
  );
  for (const lines of batches)
    await addFacts(
      path,
      'declarations',
      lines.map(({ n, d, ...each }, index) => ({
        line: index + 1,
        ...{ ...each, declared_by: 'x', denominator: d },
        ...(d === null ? { value: n } : { numerator: n }),
      })),
      { from: '2016-01', to: '2018-12' },
    );
  return reader(path, (await publishAll(path, { law, indicators })).id);
};

type Row = Readonly<Record<string, unknown>>;
const sameFigure = (row: Row | undefined, kind: PlainKind, declared: PlainDeclared | undefined) => {
  expect([row?.numerator ?? null, row?.denominator ?? null]).toEqual([
    declared?.n ?? null,
    declared?.d ?? null,
  ]);
  const value = plainDeclaredValue(kind, declared);
  if (value === null) expect(row?.value).toBeNull();
  else expect(row?.value).toBeCloseTo(value, 9);
};

test('what is declared: the newest holds, nothing declared is not nought, a score or a level has no total', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(declaration, { minLength: 5, maxLength: 40, size: 'max' }), {
        minLength: 1,
        maxLength: 3,
      }),
      async (batches) => {
        const asked = await publishWorld(batches);
        for (const [region, places] of Object.entries(regions)) {
          for (const year of years) {
            const rows = await asked.ask('target-gap', { indicator: Object.keys(kinds), region, year });
            for (const [indicator, { kind, target }] of Object.entries(kinds)) {
              const mine = rows.filter((row) => row.indicator === indicator);
              const own = (finess: string, of: number) => plainDeclared(batches, finess, indicator, of);
              const showsIn = (who: string, of: number) =>
                kind === 'score' || kind === 'level'
                  ? own(who, of) !== undefined
                  : (own(who, of)?.n ?? 0) !== 0 || (own(who, of)?.d ?? 0) !== 0;
              const shows = (who: string) => years.some((of) => showsIn(who, of));
              // Who only ever declared that it has none is not judged, where someone else has some.
              const declaredNone = (who: string) =>
                !shows(who) && years.some((of) => own(who, of) !== undefined);
              for (const finess of places) {
                const row = mine.find((each) => each.establishment === finess);
                const declared = own(finess, year);
                sameFigure(row, kind, declared);
                const told = places.some((who) => own(who, year) !== undefined);
                const absent = told && declaredNone(finess) && all.some(shows);
                const verdict = absent ? 'sans objet' : plainDeclaredVerdict(kind, declared, target);
                expect(row?.verdict, `${indicator} ${finess} ${year}`).toBe(verdict);
                if (declared === undefined && !absent) expect(row?.reason).toBe('not_declared');
                met.add(`${kind} ${declared === undefined ? 'undeclared' : verdict}`);
              }
              const total = plainDeclaredTotal(
                kind,
                places.map((finess) => own(finess, year)),
              );
              const whole = mine.find((each) => each.level === 'region');
              sameFigure(whole, kind, total);
              // A target in euros, points or steps is each establishment's: no total is judged by it.
              expect(whole?.verdict).toBe(plainDeclaredVerdict(kind, total, kind === 'rate' ? target : null));
              if (kind === 'score' || kind === 'level') expect(whole?.reason).toBe('not_aggregated');
            }
          }
        }
        asked.close();
      },
    ),
    // A world takes seconds: the first that fails is enough to know.
    { numRuns: 4, endOnFailure: true },
  );
  for (const kind of ['rate', 'score', 'level', 'amount'])
    for (const verdict of ['atteint', 'non atteint', 'undeclared'])
      expect([...met]).toContain(`${kind} ${verdict}`);
});
