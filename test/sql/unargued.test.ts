import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFacts, newWarehouse, publishAll, reader, type Line } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';

const hospital = '330000001';
const other = '330000002';
const drug = '3400890000246';
const [one, two] = ['10000000001', '10000000002'];

/** A line of the list: identified by its number, hors AMM unless it says otherwise. */
type Written = {
  readonly i: number;
  readonly finess: string;
  readonly date: string;
  readonly rpps: string | null;
  readonly amount: number;
  readonly coded: boolean;
};
const idOf = (i: number) => i.toString(16).padStart(32, '0');
const les = ({ i, finess, date, rpps, amount, coded }: Written): Line => ({
  ...{ line_id: idOf(i), finess, date, rpps, unit: i % 2 === 0 ? 'A' : null, specialty: null },
  ...{ stay_key: `s${i}`, patient_key: null, product: drug, product_kind: 'drug', quantity: 1 },
  ...{ amount_paid: 1, amount_reimbursed: amount, indication: coded ? 'I000001' : 'I999999' },
});
const argued = (i: number, documented: boolean, at: string, finess = hospital): Line => ({
  ...{ line_id: idOf(i), finess, date: '2019-01-15', product: drug, documented, rcp_held: null },
  ...{ rcp_level: null, patient_informed: null, icd10: '', stage: '', therapy_line: '' },
  ...{ argument: documented ? 'Avis' : '', entered_by: 'DIM', entered_at: `${at}T00:00:00.000Z` },
});
const year = { from: '2019-01', to: '2019-12' };

const world = fc.uniqueArray(
  fc.record({
    i: fc.integer({ min: 1, max: 200 }),
    finess: fc.constantFrom(hospital, hospital, hospital, other),
    date: fc.constantFrom('2019-01-03', '2019-01-20', '2019-02-02', '2019-11-30'),
    rpps: fc.constantFrom(one, two, null),
    amount: fc.integer({ min: -5, max: 20 }),
    coded: fc.constantFrom(false, false, true),
  }),
  { minLength: 1, maxLength: 25, selector: ({ i }) => i },
);
/** What files say of a line, the newest last, and what the store says: null where they say nothing. */
const sayings = fc.record({
  files: fc.array(fc.tuple(fc.integer({ min: 0, max: 24 }), fc.boolean()), { maxLength: 12 }),
  store: fc.dictionary(fc.integer({ min: 0, max: 24 }).map(String), fc.boolean(), { maxKeys: 8 }),
});

test('the work list is what a plain reading of the lines and of what is said of them gives, page by page', async () => {
  const indicators = await fewIndicators('off_label_argued');
  await fc.assert(
    fc.asyncProperty(world, sayings, fc.integer({ min: 1, max: 7 }), async (lines, said, limit) => {
      const path = await newWarehouse();
      await addFacts(path, 'les', lines.map(les), year);
      const files = said.files.flatMap(([at, documented]) => {
        const line = lines[at];
        return line === undefined ? [] : [{ ...line, documented }];
      });
      for (const [day, each] of files.entries())
        await addFacts(path, 'argumentations', [
          argued(each.i, each.documented, `2020-01-${String(day + 1).padStart(2, '0')}`, each.finess),
        ]);
      const store = new Map(
        Object.entries(said.store).flatMap(([at, documented]) => {
          const line = lines[Number(at)];
          return line === undefined ? [] : [[line.i, documented] as const];
        }),
      );
      const { id } = await publishAll(path, { indicators });
      const open = await reader(path, id);
      try {
        const isArgued = (i: number) =>
          store.get(i) ?? files.findLast((each) => each.i === i)?.documented ?? false;
        const lists = {
          argued: [...store].flatMap(([i, documented]) => (documented ? [idOf(i)] : [])),
          undocumented: [...store].flatMap(([i, documented]) => (documented ? [] : [idOf(i)])),
        };
        const places = open.places.map(({ establishment }) => establishment);
        const whole = { scope: places, lines: places };
        for (const [access, mine] of [
          [whole, () => true],
          [{ scope: places, own: [one] }, (line: Written) => line.rpps === one],
        ] as const) {
          const readable = lines.filter((line) => line.finess === hospital && !line.coded && mine(line));
          const wanted = readable
            .filter(({ i }) => !isArgued(i))
            .sort(
              (a, b) =>
                a.date.slice(0, 7).localeCompare(b.date.slice(0, 7)) || b.amount - a.amount || a.i - b.i,
            );
          const asked = { establishment: hospital, limit, ...lists };
          const ids: unknown[] = [];
          let after: string | null = null;
          do {
            const page = await open.ask('unargued', { ...asked, after }, { ...nothing, ...access });
            for (const row of page)
              expect(row).toMatchObject({
                total: wanted.length,
                oldest: wanted.map(({ date }) => date).sort()[0] ?? null,
                off_label_lines: readable.length,
              });
            ids.push(...page.flatMap(({ line_id }) => line_id ?? []));
            // Where nothing waits one row says so, to who may read there.
            if (wanted.length === 0) expect(page).toHaveLength(places.includes(hospital) ? 1 : 0);
            after = (page[0]?.next ?? null) as string | null;
          } while (after !== null);
          expect(ids).toEqual(wanted.map(({ i }) => idOf(i)));
        }
        expect(await open.ask('unargued', { establishment: hospital, limit }, nothing)).toEqual([]);
      } finally {
        open.close();
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

const nothing = {
  ...{ scope: [], peers: [], signed: [], release: [], detail: [], lines: [], units: [], transmitted: [] },
  ...{ pseudonyms: [], clear: [], distributions: [], own: [], administers: [] },
};

test('the rate counts the months that files speak for, and no other; the newest word of all files holds', async () => {
  const line = (i: number, date: string, finess = hospital): Written => ({
    ...{ i, finess, date, rpps: one, amount: 1, coded: false },
  });
  const path = await newWarehouse();
  await addFacts(
    path,
    'les',
    [
      line(1, '2019-01-10'),
      line(2, '2019-01-20'),
      line(3, '2019-06-01'),
      line(4, '2020-02-01'),
      line(5, '2019-03-01', other),
    ].map(les),
    { from: '2019-01', to: '2020-12' },
  );
  await addFacts(
    path,
    'argumentations',
    [argued(1, true, '2020-01-01'), argued(2, true, '2020-01-01')],
    year,
  );
  // Of some lines only, and later: what the first file said of line 1 stays.
  await addFacts(path, 'argumentations', [argued(2, false, '2020-02-01'), argued(3, true, '2020-02-01')], {
    ...{ from: '2019-06', to: '2020-03' },
  });
  const { id } = await publishAll(path, { indicators: await fewIndicators('off_label_argued') });
  const open = await reader(path, id);
  const of = async (establishment: string) =>
    (await open.ask('trend', { indicator: ['off_label_argued'], region: '75', establishment, grain: 'year' }))
      .filter(({ level }) => level === 'establishment')
      .map(({ period_start, numerator, denominator, value, status }) => [
        ...[String(period_start).slice(0, 4), numerator, denominator, value, status],
      ]);
  // 2020 is told for three months of twelve; of the other hospital, no file says anything.
  expect(await of(hospital)).toEqual([
    ['2019', 2, 3, 2 / 3, 'ok'],
    ['2020', null, null, null, 'not_assessable'],
  ]);
  expect(await of(other)).toEqual([
    ['2019', null, null, null, 'not_assessable'],
    ['2020', null, null, null, 'not_assessable'],
  ]);
  open.close();
});
