import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bundle,
  finess,
  linesOf,
  publishLines,
  reading,
  region,
  rpps,
  type Bundle,
} from '#test/support/deviation-world.ts';

const all = Array.from({ length: 9 }, (_, i) => finess(i));
const [hospital = ''] = all;
const surgery = { rpps: rpps(1), specialty: '4', unit: 'A' };
const cardiology = { rpps: rpps(2), specialty: '3' };

/** So many courses, the first of them outside the référentiel; other stays than those `from` leaves behind. */
const courses = (of: Partial<Bundle> & Pick<Bundle, 'establishment'>, stays: number, outside: number) => [
  bundle({ ...of, stays: outside, situation: 'off_label' }),
  bundle({ ...of, stays: stays - outside, from: (of.from ?? 0) + outside }),
];

/**
 * 2019, of the first seven. L01X: 6 peers of 20 courses, 2 outside: 12 of 120. L01B: 4 peers of 10, 5 outside: too few, so
 * the rate of L01: (12 + 20) / (120 + 40). J06B: 5 peers, one of them with 100 courses of 116, none outside: too large, and
 * so in J06 and J: the rate of all, 32 / 276. The hospital: 50, 20 and 10 courses, and 3 without code.
 */
const of2019 = [
  ...courses({ establishment: hospital, year: 2019, from: 0 }, 50, 10),
  ...courses({ establishment: hospital, year: 2019, from: 100, atc: 'L01BC07' }, 20, 5),
  ...courses({ establishment: hospital, year: 2019, from: 200, atc: 'J06BA02' }, 10, 0),
  bundle({ establishment: hospital, year: 2019, from: 300, stays: 3, situation: 'unknown' }),
  // A second line, without code, in courses that have one already: they are the same.
  bundle({ establishment: hospital, year: 2019, from: 0, stays: 7, situation: 'unknown' }),
  ...[1, 2, 3, 4, 5, 6].flatMap((i) => courses({ establishment: finess(i), year: 2019 }, 20, 2)),
  ...[1, 2, 3, 4].flatMap((i) =>
    courses({ establishment: finess(i), year: 2019, from: 100, atc: 'L01BC07' }, 10, 5),
  ),
  ...[1, 2, 3, 4, 5].flatMap((i) =>
    courses({ establishment: finess(i), year: 2019, from: 200, atc: 'J06BA02' }, i === 1 ? 100 : 4, 0),
  ),
];

/**
 * 2020, all of L01X: the hospital 100 courses of which 55 outside, by a surgeon of service A (30, 20 outside) and a
 * cardiologist without service (70, 35); six others 50 of which 20, by surgeons; the seventh 35 of which 5 and the eighth 41
 * of which 11: the first is small, the second hides it.
 */
const of2020 = [
  ...courses({ ...surgery, establishment: hospital }, 30, 20),
  ...courses({ ...cardiology, establishment: hospital, from: 100 }, 70, 35),
  ...[1, 2, 3, 4, 5, 8].flatMap((i) => courses({ establishment: finess(i), specialty: '4' }, 50, 20)),
  ...courses({ establishment: finess(6), specialty: '4' }, 35, 5),
  ...courses({ establishment: finess(7), specialty: '4' }, 41, 11),
];

/**
 * 2021. Of a category of its own, a research hospital: 60 courses, of which 12 hors AMM, 15 of an AMM not listed and 13 of
 * research. Nine of the other: 30 courses of which 12 hors AMM, and one of them 3 of research. Hors référentiel 27 of 60, and
 * 108 of 273 expected, 23.7; hors AMM 12 of the 32 that are of an AMM listed or hors AMM, 108 of 270 expected, 12.8.
 */
const alone = finess(9);
const of2021 = [
  bundle({ establishment: alone, year: 2021, stays: 12, situation: 'off_label' }),
  bundle({ establishment: alone, year: 2021, from: 20, stays: 15, situation: 'not_listed' }),
  bundle({ establishment: alone, year: 2021, from: 40, stays: 13, situation: 'research' }),
  bundle({ establishment: alone, year: 2021, from: 60, stays: 20 }),
  bundle({ establishment: alone, year: 2021, from: 80, stays: 14, situation: 'unknown' }),
  ...all.flatMap((establishment) => courses({ establishment, year: 2021 }, 30, 12)),
  bundle({ establishment: finess(1), year: 2021, from: 40, stays: 3, situation: 'research' }),
];

let world: Awaited<ReturnType<typeof publishLines>>;
beforeAll(async () => {
  world = await publishLines(
    linesOf([...of2019, ...of2020, ...of2021]),
    new Map([...all.map((each) => [each, 'clinique'] as const), [alone, 'SSR']]),
  );
}, 120_000);
afterAll(() => world.close());

type Asked = { by: string; year?: number; establishment?: string | null; numerator?: string };
const ask = async (
  { by, year = 2020, establishment = hospital, numerator = 'outside' }: Asked,
  access: Parameters<typeof reading>[0],
) =>
  (await world.ask('deviation', { by, region, year, establishment, numerator }, reading(access))).map(
    (row) => [...[row.key, row.peers, row.n, row.observed, row.expected, row.uncoded, row.masked]],
  );
const inside = { scope: [hospital], detail: [hospital], peers: all };

describe('observed and expected, worked by hand', () => {
  test('a class without five peers, or with one too large, takes the rate of the wider one', async () => {
    // 50 × 0.1 + 20 × 0.2 + 10 × 32/276 = 10.16.
    const row = [hospital, 6, 80, 15, 10.2, 3, false];
    expect(await ask({ by: 'establishment', year: 2019 }, inside)).toEqual([row]);
  });

  test('peers are the others: of 376 courses, 136 outside', async () => {
    expect(await ask({ by: 'establishment' }, inside)).toEqual([[hospital, 8, 100, 55, 36.2, 0, false]]);
    // Without service there is no service to compare.
    expect(await ask({ by: 'unit' }, inside)).toEqual([
      ['A', 8, 30, 20, 10.9, 0, false],
      [null, 0, 70, 35, null, 0, false],
    ]);
  });

  test('a prescriber is compared with his specialty, and with nobody where it has no peers', async () => {
    const surgeon = [rpps(1), 8, 30, 20, 10.9, 0, false];
    const cardiologist = [rpps(2), 0, 70, 35, null, 0, false];
    expect(await ask({ by: 'prescriber' }, inside)).toEqual([surgeon, cardiologist]);
    const rows = await world.ask(
      'deviation',
      { by: 'prescriber', region, year: 2020, establishment: hospital, numerator: 'outside' },
      reading(inside),
    );
    expect(rows.map((row) => row.group)).toEqual(['Chirurgie générale', 'Pathologie cardio-vasculaire']);
  });
});

test('who has too few of its own category is compared with all, which is told', async () => {
  const told = async (numerator: string, establishment = alone) => {
    const [row] = await world.ask(
      'deviation',
      { by: 'establishment', region, year: 2021, establishment: null, numerator },
      reading({ scope: [establishment], detail: [establishment], peers: [...all, alone] }),
    );
    return [row?.peers, row?.widened, row?.n, row?.observed, row?.expected, row?.uncoded];
  };
  expect(await told('outside')).toEqual([9, true, 60, 27, 23.7, 14]);
  expect(await told('off_label')).toEqual([9, true, 32, 12, 12.8, 14]);
  expect(await told('outside', hospital)).toEqual([8, false, 30, 12, 11.9, 0]);
});

test('an agency reads hors AMM where another situation is masked, and then not what has no code', async () => {
  const lists = { scope: [...all, alone], peers: [...all, alone], release: [region] };
  const told = async (numerator: string) => {
    const rows = await ask({ by: 'establishment', year: 2021, establishment: null, numerator }, lists);
    return rows.filter(([key]) => key === alone || key === finess(1) || key === finess(2));
  };
  const none = [null, null, null, null, null, true];
  // Three stays of research are masked, and the other research with them.
  expect(await told('outside')).toEqual([
    [alone, ...none],
    [finess(1), ...none],
    [finess(2), 7, 30, 12, 12, 0, false],
  ]);
  expect(await told('off_label')).toEqual([
    [alone, 9, 32, 12, 12.8, null, false],
    ...[1, 2].map((i) => [finess(i), 8, 30, 12, 12, null, false]),
  ]);
});

describe('who reads what', () => {
  const agency = { scope: all, peers: all, release: [region] };

  test('an agency reads those that are released, and the others do not enter what it expects of them', async () => {
    const rows = await ask({ by: 'establishment', establishment: null }, agency);
    const none = [null, null, null, null, null, true];
    expect(rows).toEqual([
      // Six others, 120 of 300; then the hospital and five others, 155 of 350.
      [hospital, 6, 100, 55, 40, 0, false],
      ...[1, 2, 3, 4, 5].map((i) => [finess(i), 6, 50, 20, 22.1, 0, false]),
      [finess(6), ...none],
      [finess(7), ...none],
      [finess(8), 6, 50, 20, 22.1, 0, false],
    ]);
    expect(await ask({ by: 'unit' }, agency)).toEqual([]);
    expect(await ask({ by: 'prescriber' }, agency)).toEqual([]);
  });

  test('those that may not be named must be five: with four, nobody is compared', async () => {
    const some = all.slice(0, 4);
    const rows = await ask({ by: 'establishment', establishment: null }, { ...agency, scope: some });
    // Three named and five others.
    expect(rows[0]).toEqual([hospital, 8, 100, 55, 36.2, 0, false]);
    const more = all.slice(0, 5);
    const fewer = await ask({ by: 'establishment', establishment: null }, { ...agency, scope: more });
    expect(fewer.map((row) => row[4])).toEqual(more.map(() => null));
  });

  test('a direction reads its own establishment where it is released; a prescriber himself alone', async () => {
    const direction = { scope: [hospital], peers: all, units: [hospital] };
    expect(await ask({ by: 'establishment' }, direction)).toEqual([[hospital, 8, 100, 55, 36.2, 0, false]]);
    expect(await ask({ by: 'unit' }, direction)).toEqual([]);
    const own = { scope: [hospital], peers: all, own: [rpps(1)] };
    expect(await ask({ by: 'prescriber' }, own)).toEqual([[rpps(1), 8, 30, 20, 10.9, 0, false]]);
    expect(await ask({ by: 'unit' }, own)).toEqual([]);
    expect(await ask({ by: 'establishment' }, own)).toEqual([[hospital, null, null, null, null, null, true]]);
    expect(await ask({ by: 'prescriber' }, { ...own, scope: [] })).toEqual([]);
    expect(await ask({ by: 'prescriber' }, { ...own, own: [rpps(9)] })).toEqual([]);
  });

  test('nobody without lists, and nobody compared without peers', async () => {
    for (const by of ['establishment', 'unit', 'prescriber']) expect(await ask({ by }, {})).toEqual([]);
    expect(await ask({ by: 'establishment' }, { ...inside, peers: [hospital] })).toEqual([
      [hospital, 0, 100, 55, null, 0, false],
    ]);
  });
});
