import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access } from '#api/access.ts';
import { hospital, other, reading, rpps, workedWorld } from '#test/support/worked-world.ts';

let world: Awaited<ReturnType<typeof workedWorld>>;
beforeAll(async () => {
  world = await workedWorld();
});
afterAll(() => world.close());

const ask = async (year: number, access: Access) =>
  (await world.ask('prescribers', { establishment: hospital, region: '75', year }, access)).map((row) => [
    ...[row.prescriber, row.specialty, row.phev_amount, row.phev_boxes, row.repertoire],
    ...[row.les_lines, row.les_stays, row.les_amount, row.off_label_lines, row.masked],
  ]);

test('who crosses the lines reads each prescriber in both sources; null is the lines of nobody', async () => {
  expect(await ask(2015, reading({ detail: [hospital] }))).toEqual([
    // PHEV 20 + 30 + 7 of LPP; boxes of medicines 4 + 5 + 1, of which 4; lines of stays s1, s1, s4: 100 + 50,5 + 1000,125.
    [rpps(1), '4', 57, 10, 0.4, 3, 2, 1150.625, 1, false],
    [rpps(2), '3', 0, 0, null, 1, 1, 70, 0, false],
    [null, null, 13, 5, 1, 1, 1, 30, 0, false],
    // Its boxes are of presentations of unknown status.
    [rpps(3), '1', 11, 2, null, 0, 0, 0, 0, false],
  ]);
});

test('prescribers add up to the PHEV of their establishment, by what the contract of the year leaves out', async () => {
  const [numerator, sum] = await Promise.all([
    world.ask('target-gap', { indicator: ['phev_evolution'], region: '75', year: 2015 }, reading({})),
    ask(2015, reading({ detail: [hospital] })),
  ]);
  // 57 + 13 + 11.
  expect(numerator.find((row) => row.establishment === hospital)?.numerator).toBe(81);
  expect(sum.reduce((total, row) => total + Number(row[2]), 0)).toBe(81);
});

test('a prescriber reads his own row, at the establishments of his grants', async () => {
  const own = { ...reading({ own: [rpps(1)] }), scope: [hospital] };
  expect(await ask(2015, own)).toEqual([[rpps(1), '4', 57, 10, 0.4, 3, 2, 1150.625, 1, false]]);
  expect(await ask(2015, { ...own, scope: [] })).toEqual([]);
  expect(await ask(2015, reading({ own: ['99900009999'] }))).toEqual([]);
});

test('an agency reads PHEV under pseudonyms, masked; in clear where its grant says so', async () => {
  const released = await ask(2016, reading({ pseudonyms: [hospital] }));
  const none = [null, null, null, null];
  // 600 € is of 4 persons, and 100 €, the next smallest with 12, hides it.
  const expected = (name: (index: number) => unknown) => [
    [null, null, 1000, 8, 1, ...none, false],
    [name(5), '1', 500, 10, 1, ...none, false],
    [name(4), '1', 400, 10, 0, ...none, false],
    [name(3), '1', 300, 10, 1, ...none, false],
    [name(2), '1', 200, 10, 0, ...none, false],
  ];
  const pseudonym = expect.stringMatching(/^P-[0-9A-F]{10}$/) as unknown;
  expect(released.slice(0, 5)).toEqual(expected(() => pseudonym));
  expect(new Set(released.slice(0, 7).map(([name]) => name)).size).toBe(7);
  expect(released.slice(5)).toEqual([1, 2].map(() => [pseudonym, '1', null, null, null, ...none, true]));

  const clear = await ask(2016, reading({ pseudonyms: [hospital], clear: [hospital] }));
  expect(clear.slice(0, 5)).toEqual(expected((index) => rpps(10 + index)));
  expect(clear.slice(5).map(([name]) => name)).toEqual([rpps(11), rpps(16)]);
  // `clear` alone opens nothing.
  expect(await ask(2016, reading({ clear: [hospital] }))).toEqual([]);
  expect(await ask(2016, reading({ release: ['75'] }))).toEqual([]);
});

test('an agency that is also the prescriber reads its own row in clear and once, though masked to others', async () => {
  const both = await ask(2016, reading({ pseudonyms: [hospital], own: [rpps(16)] }));
  expect(both).toHaveLength(7);
  expect(both.filter(([name]) => name === rpps(16))).toEqual([
    [rpps(16), '1', 600, 10, 0, null, null, null, null, false],
  ]);
  expect(both.filter((row) => row.at(-1) === true)).toHaveLength(1);
  const crossing = reading({ pseudonyms: [hospital], detail: [hospital] });
  expect(await ask(2016, crossing)).toEqual(await ask(2016, reading({ detail: [hospital] })));
});

test('the distribution of six prescribers, and one’s own place in it', async () => {
  const distribution = (access: Access, establishment: string | null = other) =>
    world.ask('prescriber-distribution', { region: '75', establishment, year: 2016 }, access);
  // 100, 200 … 600: quartiles at 1,25, 2,5 and 3,75 steps of 100.
  const row = {
    ...{ source: 'phev', dimension: 'specialty', key: '4', label: 'Chirurgie générale', prescribers: 6 },
    ...{ first_quartile: 225, median: 350, third_quartile: 475, own: null, below: null },
  };
  const readable = reading({ distributions: [hospital, other] });
  expect(await distribution(readable)).toEqual([row]);
  expect(await distribution(readable, null)).toEqual([row]);
  // Six general practitioners, of whom one is masked.
  expect(await distribution(readable, hospital)).toEqual([]);
  // 400 €: three of the five others are lower.
  expect(await distribution({ ...readable, own: [rpps(24)] })).toEqual([{ ...row, own: 400, below: 0.6 }]);
  // His own at an establishment of no grant of his is not his place.
  expect(await distribution({ ...readable, own: [rpps(24)], scope: [] })).toEqual([row]);
  expect(await distribution(reading({ pseudonyms: [other] }))).toEqual([]);
});
