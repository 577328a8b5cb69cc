import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noAccess, type Access } from '#api/access.ts';
import {
  establishmentOf,
  heldLine,
  products,
  publishHeld,
  regionOf,
  type HeldLine,
} from '#test/support/breakdown-world.ts';
import { keyOf, plainBreakdown } from '#test/support/plain-breakdown.ts';

// Enough lines for some classes to be told, and a class that one patient in town makes.
const lines: readonly HeldLine[] = (
  fc.sample(fc.array(heldLine, { minLength: 900, maxLength: 900 }), { numRuns: 1, seed: 3 })[0] ?? []
).map((line) => (line.product === '3400930000004' ? { ...line, persons: 2 } : line));

const indicators = ['phev_evolution', 'generic_repertoire', 'les_drugs_evolution'];
const levels = ['kind', 'atc1', 'atc2'] as const;
let asked: Awaited<ReturnType<typeof publishHeld>>;
let agency: Access;
beforeAll(async () => {
  asked = await publishHeld(lines);
  const all = asked.places.map((each) => each.establishment);
  agency = { ...noAccess, scope: all, peers: all, signed: all, release: ['75', '27'] };
});
afterAll(() => {
  asked.close();
});

const number = (value: unknown) => Number(value ?? 0);

test('a region’s classes are those of its establishments, and with what is pooled they sum to its change', async () => {
  const told = new Set<string>();
  for (const year of [2017, 2018])
    for (const by of levels) {
      const rows = await asked.ask('breakdown', { indicator: indicators, region: '75', year, by }, agency);
      for (const indicator of indicators) {
        const own = rows.filter((row) => row.indicator === indicator);
        const plain = plainBreakdown(lines, {
          indicator,
          by,
          year,
          inPlace: (each) => regionOf(each) === '75',
        });
        const scale = indicator === 'generic_repertoire' ? 1 : 1000;
        for (const side of ['numerator_before', 'numerator'] as const) {
          const at = side === 'numerator' ? 'now' : 'before';
          const whole = plain.reduce((sum, each) => sum + each[at][0], 0);
          expect(own.reduce((sum, row) => sum + Math.round(number(row[side]) * scale), 0)).toBe(whole);
          for (const row of own.filter(({ pooled, key }) => pooled === false && key !== null)) {
            expect(Math.round(number(row[side]) * scale)).toBe(
              plain.find(({ key }) => key === row.key)?.[at][0],
            );
            told.add(`${indicator} ${by} ${String(row.key)}`);
          }
        }
        const change = plain.reduce((sum, each) => sum + number(each.change), 0);
        const sum = own.reduce((total, row) => total + number(row.change) * (scale === 1 ? 1 : 1000), 0);
        expect(Math.abs(sum - change)).toBeLessThan(scale === 1 ? 1e-12 : 0.01);
        if (own.some(({ pooled }) => pooled === true)) told.add(`${indicator} ${by} pooled`);
        // With its boxes or its terms, public prices would count the few of a class.
        if (scale > 1) expect(own.every(({ base, price }) => base === null && price === null)).toBe(true);
      }
    }
  expect([...told]).toEqual(
    expect.arrayContaining([
      'phev_evolution kind lpp',
      'phev_evolution atc2 pooled',
      'phev_evolution atc2 C10',
      'les_drugs_evolution atc2 L01',
    ]),
  );
});

test('no class told rests on 1 to 10 persons, on fewer than three establishments, or on one above 85 %', async () => {
  for (const year of [2017, 2018])
    for (const by of ['atc1', 'atc2'] as const)
      for (const row of await asked.ask(
        'breakdown',
        { indicator: indicators, region: '75', year, by },
        agency,
      )) {
        if (row.pooled === true || row.key === null) continue;
        for (const side of [year - 1, year]) {
          const own = lines.filter(
            (line) =>
              line.year === side &&
              regionOf(line.finess) === '75' &&
              keyOf(by, String(row.indicator), line) === row.key &&
              (products[line.product]?.kind === 'drug') === (row.indicator === 'les_drugs_evolution'),
          );
          if (own.length === 0) continue;
          // Each line of the liste en sus is another patient's; of town the largest line is sure.
          const persons =
            row.indicator === 'les_drugs_evolution'
              ? own.length
              : Math.max(...own.map((line) => line.persons));
          expect(persons, `${String(row.indicator)} ${String(row.key)}`).toBeGreaterThan(10);
          const amounts = new Map<string, number>();
          for (const line of own) {
            const place = establishmentOf(line.finess, year);
            const of = row.indicator === 'generic_repertoire' ? line.boxes : line.thousandths;
            amounts.set(place, (amounts.get(place) ?? 0) + of);
          }
          expect(amounts.size).toBeGreaterThanOrEqual(3);
        }
      }
});

test('a region’s classes are read by whom its total is told exactly, and by no one else', async () => {
  const ask = (access: Access) =>
    asked.ask('breakdown', { indicator: indicators, region: '75', year: 2017, by: 'kind' }, access);
  const told = async (access: Access) =>
    [...new Set((await ask(access)).map(({ indicator }) => indicator))].sort();
  expect(await told(agency)).toEqual([...indicators].sort());
  const others = agency.scope.filter((each) => each !== '339900003');
  // A fund that names some of them; one that named all and signed none reads what no one is masked in.
  expect(await told({ ...agency, scope: others, signed: others })).toEqual([]);
  expect(await told({ ...agency, signed: [] })).toEqual(expect.arrayContaining(['phev_evolution']));
  expect(await told({ ...agency, release: ['27'] })).toEqual([]);
  expect(await told({ ...agency, scope: [], signed: [] })).toEqual([]);
});
