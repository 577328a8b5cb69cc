import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqlFolder } from '#data/definitions.ts';
import { literal, openEngine } from '#data/duckdb.ts';
import { addFacts, config, newWarehouse, publishAll, reader } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';

/** The table of docs/bridge.md, cell by cell. */
const worked = readFileSync(`${sqlFolder()}../docs/bridge.md`, 'utf8')
  .split('\n')
  .filter((line) => /^\| (34009\d{8}|all)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, product = '', q0, a0, q1, a1, term = '', price, volume, mix, other]) => ({
    ...{ product, term, q0: number(q0), a0: number(a0), q1: number(q1), a1: number(a1) },
    ...{ price: number(price), volume: number(volume), mix: number(mix), other: number(other) },
  }));

function number(cell = ''): number {
  return cell === '' ? 0 : Number(cell.replaceAll(' ', '').replace('−', '-'));
}

const finess = '339900001';

test('the bridge is the one worked by hand in the docs', async () => {
  const products = worked.filter(({ product }) => product !== 'all');
  const [all] = worked.filter(({ product }) => product === 'all');
  expect(products).toHaveLength(6);
  const path = await newWarehouse();
  const line = (year: number, product: string, boxes: number, amount_reimbursed: number) => ({
    ...{ finess, month: `${year}-05-01`, product, product_kind: 'medicine', top_gen: '0' },
    ...{ boxes, amount_reimbursed },
  });
  await addFacts(
    path,
    'phev',
    products.flatMap(({ product, q0, a0, q1, a1 }) =>
      [line(2015, product, q0, a0), line(2016, product, q1, a1)].filter(
        (each) => each.boxes !== 0 || each.amount_reimbursed !== 0,
      ),
    ),
    { from: '2015-01', to: '2016-12' },
  );
  const { id } = await publishAll(path, { indicators: await fewIndicators('phev_medicines_evolution') });
  const opened = await reader(path, id);
  const rows = await opened.ask('bridge', {
    ...{ indicator: ['phev_medicines_evolution'], region: '75', year: 2016, establishment: finess },
  });
  opened.close();
  const engine = await openEngine(':memory:', { ...config, spill: '' });
  const parts = await engine.rows(
    `select product, term, price::double as price, volume::double as volume, mix::double as mix
     from read_parquet(${literal(join(path, 'publications', id, 'indicator_part.parquet'))}) order by product`,
  );
  engine.close();
  expect(parts).toEqual(
    products.map(({ product, term, price, volume, mix }) => ({ product, term, price, volume, mix })),
  );
  const of = (term: string) => rows.find((row) => row.term === term)?.value ?? 0;
  const sum = (values: readonly number[]) =>
    Number(values.reduce((total, each) => total + each, 0).toFixed(3));
  for (const effect of ['price', 'volume', 'mix'] as const) {
    expect({ effect, value: of(effect) }).toEqual({ effect, value: all?.[effect] });
    expect(sum(products.map((each) => each[effect]))).toBe(all?.[effect]);
  }
  for (const term of ['entry', 'exit', 'regularisation'])
    expect({ term, value: of(term) }).toEqual({
      term,
      value: sum(products.filter((each) => each.term === term).map(({ other }) => other)),
    });
  expect([of('before'), of('now')]).toEqual([all?.a0, all?.a1]);
  expect(
    sum(
      rows
        .filter(
          ({ term }) => !['signed_before', 'now', 'constant_before', 'constant_now'].includes(String(term)),
        )
        .map(({ value }) => Number(value)),
    ),
  ).toBe(all?.a1);
});
