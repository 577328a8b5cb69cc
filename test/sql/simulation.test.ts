import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noAccess } from '#api/access.ts';
import { addFacts, newWarehouse, publishAll, reader } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';

const document = readFileSync(new URL('../../docs/simulation.md', import.meta.url), 'utf8');

/** The rows of the table whose head begins with these words; a number where a cell is one. */
const tableAfter = (head: string): (string | number | null)[][] => {
  const lines = document.slice(document.indexOf(`| ${head}`)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
      .map((cell, index) =>
        cell === '' ? null : index > 3 || /^[0-9.]{1,8}$/.test(cell) ? Number(cell) : cell,
      ),
  );
};
const products = tableAfter('product       | name').map(([product, , atc, status, ...figures]) => ({
  ...{ product: String(product), atc5: String(atc), top_gen: String(status) },
  figures: figures.map(Number),
}));
const effects = tableAfter('lever       | boxes');

const hospital = '339900001';
const others = [2, 3, 4, 5, 6].map((last) => `33990000${last}`);
const indicators = await fewIndicators(
  ...['phev_evolution', 'phev_medicines_evolution', 'generic_repertoire', 'biosimilar_town'],
);

let world: Awaited<ReturnType<typeof reader>>;
beforeAll(async () => {
  const path = await newWarehouse();
  await addFacts(
    path,
    'finess',
    [hospital, ...others].map((finess) => ({
      ...{ section: 'structureet', finess, name: finess, sph_code: '7', category_code: '365' },
    })),
  );
  const line = (finess: string, year: number, product: object, boxes: number, amount: number) => ({
    ...{ finess, month: `${year}-03-01`, product_kind: 'medicine', ...product },
    ...{ boxes, amount_reimbursed: amount },
  });
  const paracetamol = { product: '3400930000021', atc5: 'N02BE01', top_gen: '0' };
  await addFacts(
    path,
    'phev',
    [
      ...products.flatMap(({ figures: [boxes = 0, euros = 0, boxesNow = 0, eurosNow = 0], ...product }) => [
        line(hospital, 2017, product, boxes, euros),
        line(hospital, 2018, product, boxesNow, eurosNow),
      ]),
      ...[1, 1.4, 1.5, 1.5, 1.6].map((price, index) =>
        line(others[index] ?? '', 2018, paracetamol, 100, 100 * price),
      ),
    ],
    { scope: 'region', regions: ['75'], from: '2017-01', to: '2018-12' },
  );
  world = await reader(path, (await publishAll(path, { indicators })).id);
});
afterAll(() => world.close());

const access = { ...noAccess, scope: [hospital], peers: [hospital], signed: [hospital], detail: [hospital] };
const where = { establishment: hospital, year: 2018 };
const moved = {
  ...{ generics: 50, repertoire: 20, biosimilars: ['adalimumab:50'], price: 100 },
  back: ['3400930000021:50'],
};

describe('the example of docs/simulation.md', () => {
  test('is what the question answers', async () => {
    expect([products.length, effects.length]).toEqual([6, 7]);
    const rows = await world.ask('simulation', { ...where, ...moved }, access);
    const of = (lever: unknown, indicator: string) =>
      rows.find((row) => row.lever === lever && row.indicator === indicator);
    for (const [lever, boxes, unpriced, amount, ...numerators] of effects) {
      const expected = [boxes, unpriced, amount].map((each) =>
        each === null ? null : (expect.closeTo(Number(each), 9) as unknown),
      );
      const phev = of(lever, 'phev_evolution');
      expect([phev?.boxes, phev?.unpriced, phev?.amount], String(lever)).toEqual(expected);
      expect(
        ['phev_evolution', 'generic_repertoire', 'biosimilar_town'].map((name) => of(lever, name)?.numerator),
      ).toEqual(numerators.map((each) => expect.closeTo(Number(each), 9) as unknown));
      expect(phev?.denominator).toBe(12_000);
    }
    expect(of('combined', 'phev_evolution')?.value).toBeCloseTo(-0.090625, 12);
    expect(of('as_is', 'generic_repertoire')?.denominator).toBe(920);
    expect(of('combined', 'generic_repertoire')?.denominator).toBeCloseTo(820, 9);
  });

  test('without lever is what is', async () => {
    const rows = await world.ask('simulation', { ...where, generics: 0, back: ['3400930000021:0'] }, access);
    expect(rows.map((row) => row.lever)).toEqual(rows.map(() => 'as_is'));
    const figures = await world.ask(
      'target-gap',
      { ...{ indicator: rows.map((row) => String(row.indicator)), region: '75' }, ...where },
      access,
    );
    const signed = figures.filter((row) => row.level === 'establishment');
    expect(rows.map((row) => [row.indicator, row.numerator, row.denominator, row.value])).toEqual(
      signed.map((row) => [row.indicator, row.numerator, row.denominator, row.value]),
    );
    expect(rows).toHaveLength(4);
  });

  test('is asked of what each lever can act on', async () => {
    const rows = await world.ask('levers', where, access);
    expect(
      rows.map(({ lever, key, boxes, amount, reached, before }) => [
        lever,
        key,
        boxes,
        amount,
        reached,
        before,
      ]),
    ).toEqual([
      ['generics', null, 100, 1000, 300, null],
      ['repertoire', null, 500, 2800, 400, null],
      ['biosimilars', 'adalimumab', 10, 4000, 10, null],
      ['price', null, 920, 12_300, 0, null],
      // What grew: 4 of 10 boxes of 3 000 €, half of 800 €.
      ['back', '3400930000031', 10, 3000, null, 6],
      ['back', '3400930000021', 400, 800, null, 200],
    ]);
  });

  test('is told to who crosses the lines, and to nobody else', async () => {
    for (const name of ['simulation', 'levers'] as const)
      expect(await world.ask(name, { ...where, ...moved }, { ...access, detail: [others[0] ?? ''] })).toEqual(
        [],
      );
  });

  test('has no median where its reader reads one of the five others', async () => {
    const both = { ...access, detail: [hospital, others[0] ?? ''] };
    const rows = await world.ask('simulation', { ...where, price: 100 }, both);
    const [price] = rows.filter((row) => row.lever === 'price');
    expect([price?.boxes, price?.unpriced, price?.amount]).toEqual([0, 920, 0]);
  });
});
