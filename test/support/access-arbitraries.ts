import fc from 'fast-check';
import { breakdowns } from '#api/bridge.ts';
import { rightsOf, roles, type Grant, type Role } from '#api/access.ts';
import { linkedChoices } from '#api/questions/linked.ts';
import { questions, type QuestionName } from '#api/questions/index.ts';
import type { Values } from '#server/statement.ts';
import type { AccessWorld } from './access-world.ts';

export const today = '2026-03-15';

const periods: { in_force: boolean; from: string; to: string | null; revoked_at: string | null }[] = [
  { in_force: true, from: '2026-01-01', to: null, revoked_at: null },
  { in_force: true, from: today, to: today, revoked_at: null },
  { in_force: false, from: '2025-01-01', to: '2026-03-14', revoked_at: null },
  { in_force: false, from: '2026-03-16', to: null, revoked_at: null },
  { in_force: false, from: '2026-01-01', to: null, revoked_at: '2026-02-01T00:00:00Z' },
];

/** A grant of a role over a part of the world, in force four times out of five. */
export const grantOf = (world: AccessWorld, role: Role): fc.Arbitrary<Grant> => {
  const { territory, own } = rightsOf[role];
  const oneOrTwo = (kind: typeof territory, values: readonly string[]) =>
    territory === kind
      ? fc.uniqueArray(fc.constantFrom(...new Set(values)), { minLength: 1, maxLength: 2 })
      : fc.constant<string[]>([]);
  return fc
    .record({
      regions: oneOrTwo(
        'regions',
        world.places.map((place) => place.region),
      ),
      departements: oneOrTwo(
        'departements',
        world.places.map((place) => place.departement),
      ),
      // Those with lines are few: half of the time one of them.
      establishments: fc
        .boolean()
        .chain((busy) =>
          oneOrTwo(
            'establishments',
            busy ? busiest(world) : world.places.map((place) => place.establishment),
          ),
        ),
      rpps: own ? fc.constantFrom(...world.seenAt.keys()) : fc.constant(null),
      clear: fc.boolean(),
      period: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...periods.slice(0, 2)) },
        fc.constantFrom(...periods),
      ),
    })
    .map(({ clear, period: { from, to, revoked_at }, ...rest }) => ({
      ...{
        id: 1,
        iss: 'local',
        sub: role,
        name: role,
        role,
        granted_by: 'test',
        granted_at: '2025-12-01T00:00:00Z',
      },
      ...rest,
      ...{ clear_rpps: clear && (role === 'ars' || role === 'drsm'), from, to, revoked_at },
      revoked_by: revoked_at === null ? null : 'test',
    }));
};

/** One grant, or two of any roles; sometimes none. */
export const grantsOf = (world: AccessWorld, first: Role): fc.Arbitrary<readonly Grant[]> => {
  const one = grantOf(world, first);
  const other = fc.constantFrom(...roles).chain((second) => grantOf(world, second));
  return fc.oneof<fc.WeightedArbitrary<readonly Grant[]>[]>(
    { weight: 3, arbitrary: one.map((grant) => [grant]) },
    { weight: 2, arbitrary: fc.tuple(one, other) },
    { weight: 1, arbitrary: fc.constant([]) },
  );
};

/** Parameters that the contract accepts, about places that the reader may see and that he may not. */
export const parametersOf = (
  world: AccessWorld,
  name: QuestionName,
  grants: readonly Grant[],
): fc.Arbitrary<Values> => {
  const granted = grants.flatMap((grant) => grant.establishments);
  const establishment = fc.constantFrom(
    ...(granted.length > 0 ? granted : busiest(world)),
    ...busiest(world).slice(0, 3),
  );
  const rpps = [...world.seenAt.keys()].slice(0, 40);
  const own = grants.flatMap((grant) => grant.rpps ?? []);
  const values: Record<string, fc.Arbitrary<Values[string]>> = {
    indicator: fc.uniqueArray(fc.constantFrom(...world.indicators), { minLength: 1, maxLength: 3 }),
    region: fc.constantFrom('75', '75', '27', '11'),
    establishment,
    year: fc.constantFrom(2015, 2016, 2017, 2018, 2018, 2018, 2019, 2021, 2023),
    grain: fc.constantFrom('year', 'month', 'rolling'),
    by: fc.constantFrom(
      ...(name === 'deviation'
        ? ['establishment', 'unit', 'prescriber']
        : name === 'breakdown'
          ? breakdowns
          : ['region', 'establishment', 'product', 'specialty']),
    ),
    unit: some(...world.units, ''),
    prescriber: some(...own, ...rpps),
    product: some(...world.products),
    situation: some('amm', 'off_label', 'absent', 'device_in'),
    specialty: some('73', '71', '8', ''),
    dci: some('L01FG01', ''),
    atc: some('L01X', 'L04A', ''),
    group: some('Cancer', ''),
    indication: some('I999999', ''),
    measure: fc.constantFrom('quantity', 'amount', 'lines', 'stays'),
    numerator: fc.constantFrom('outside', 'off_label'),
    from: fc.constantFrom('2015-01', '2018-10', '2021-06'),
    to: fc.constantFrom('2018-12', '2021-05', '2024-12'),
    after: fc.constant(`2018-06-15 ${'8'.repeat(64)}`),
    limit: fc.constantFrom(1, 3, 50),
    generics: fc.constantFrom(0, 30, 100),
    repertoire: fc.constantFrom(0, 30),
    price: fc.constantFrom(0, 100),
    biosimilars: fc.subarray(['etanercept:50', 'infliximab:100']),
    back: fc.subarray(world.products.map((product) => `${product}:50`)),
    rates: fc.subarray(['ipp=0.25', 'phev=0.3', 'transport=0.20']),
    // The work list is filtered by one of each, and read on by its place.
    ...(name === 'unargued' && {
      unit: fc.constantFrom(...world.units),
      prescriber: fc.constantFrom(...own, ...rpps),
      product: fc.constantFrom(...world.products),
      after: fc.constantFrom('1', '40'),
    }),
  };
  const rare = new Set([...Object.keys(linkedChoices), 'after']);
  const optional = questions[name].parameters.shape as Record<string, { isOptional: () => boolean }>;
  return fc
    .record(
      Object.fromEntries(
        Object.entries(optional).map(([key, schema]) => {
          const value = values[key];
          if (value === undefined) throw new Error(`no values for ${key}`);
          const defaulted = [
            ...['limit', 'grain', 'rates', 'measure', 'numerator'],
            ...['generics', 'repertoire', 'price', 'biosimilars', 'back'],
          ].includes(key);
          // A question of lines needs its year or both its months.
          if (defaulted || (key === 'year' && name === 'lines') || !schema.isOptional()) return [key, value];
          return [key, rare.has(key) ? seldom(value) : fc.option(value, { nil: null, freq: 4 })];
        }),
      ),
    )
    .map((given) => withRegion(world, given));
};

const seldom = (value: fc.Arbitrary<Values[string]>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const some = (...values: string[]) =>
  fc.subarray(values, { minLength: 1, maxLength: Math.min(3, values.length) });

/** What server/parameters.ts does before asking: the region of an establishment is its own. */
const withRegion = (world: AccessWorld, given: Record<string, Values[string]>): Values => {
  if (!('region' in given) || typeof given.establishment !== 'string') return given;
  const place = world.places.find((each) => each.establishment === given.establishment);
  return { ...given, region: place?.region ?? null };
};

/** Establishments with the most prescribers. */
const busiest = (world: AccessWorld): string[] => {
  const prescribers = new Map<string, number>();
  for (const places of world.seenAt.values())
    for (const each of places) prescribers.set(each, (prescribers.get(each) ?? 0) + 1);
  return [...prescribers]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8)
    .map(([each]) => each);
};
