import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf, listBatches } from '#data/batch.ts';
import { literal, openEngine } from '#data/duckdb.ts';
import { readWarehouse } from '#data/warehouse.ts';
import {
  atcOf,
  baskets,
  finess,
  listMove,
  partsOf,
  publishBaskets,
  type Basket,
  type BridgeLine,
} from '#test/support/bridge-world.ts';
import { plainTerm } from '#test/support/plain-bridge.ts';
import { addFacts, config, newWarehouse, publishAll } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';

// What those read who may not cross lines, against persons counted from the lines themselves.

const threshold = config.maskingThreshold;
const kindsOf: Record<string, readonly BridgeLine['kind'][]> = {
  phev_evolution: ['medicine', 'fee', 'not_returned', 'lpp'],
  phev_medicines_evolution: ['medicine', 'fee', 'not_returned'],
  phev_lpp_evolution: ['lpp'],
  ipp_evolution: ['medicine'],
  les_drugs_evolution: ['drug'],
  les_devices_evolution: ['device'],
};
const basket = ['price', 'volume', 'mix'];
const totals = ['signed_before', 'before', 'now', 'constant_before', 'constant_now', 'merger', 'rule'];

/** Of an indicator and a basket: its lines, the block of each product, and the blocks whose change is not nought. */
const plainOf = (held: Basket, indicator: string) => {
  const kinds = kindsOf[indicator] ?? [];
  const own = held.filter(
    ({ product, kind }) =>
      kinds.includes(kind) && (indicator !== 'ipp_evolution' || (atcOf(product) ?? '').startsWith('A02BC')),
  );
  const blocks = new Map<string, string>();
  const changes = new Map<string, bigint>();
  for (const part of partsOf([own], kinds)) {
    const term = plainTerm(part, listMove);
    const block = term === 'continuing' ? 'basket' : term;
    blocks.set(part.product, block);
    changes.set(block, (changes.get(block) ?? 0n) + part.now.amount - part.before.amount);
  }
  return {
    own,
    blocks,
    changed: new Set([...changes].flatMap(([block, change]) => (change === 0n ? [] : [block]))),
  };
};

test('no term told to who may not read the lines rests on few persons, and what is pooled is two terms at least', async () => {
  const counts = { pooled: 0, told: 0 };
  await fc.assert(
    fc.asyncProperty(baskets, async (given) => {
      const world = await publishBaskets(given, { merged: false });
      world.close();
      const engine = await openEngine(':memory:', { ...config, spill: '' });
      const table = (name: string) =>
        `read_parquet(${literal(join(world.path, 'publications', world.id, `${name}.parquet`))})`;
      const rows = await engine.rows(
        `select indicator, establishment, term, value from ${table('release_bridge')} where indicator <> 'generic_repertoire'`,
      );
      const warehouse = readWarehouse(world.path);
      const imported = listBatches(warehouse).find(({ source }) => source === 'les');
      const lines = imported
        ? await engine.rows(
            `select finess as establishment, product, coalesce(patient_key, stay_key) as person
             from read_parquet(${literal(linesOf(warehouse, imported))})`,
          )
        : [];
      engine.close();
      for (const [at, establishment] of finess.entries()) {
        const hiddenIn = new Map<string, readonly string[]>();
        const toldIn = new Map<string, readonly string[]>();
        for (const indicator of Object.keys(kindsOf)) {
          const { own, blocks, changed } = plainOf(given[at] ?? [], indicator);
          const personsOf = (products: ReadonlySet<string>) => {
            const ofLines = own.filter(({ product }) => products.has(product)).map(({ persons }) => persons);
            const keys = lines.flatMap((each) =>
              each.establishment === establishment && products.has(String(each.product)) ? [each.person] : [],
            );
            return indicator.startsWith('les') ? new Set(keys).size : Math.max(0, ...ofLines);
          };
          const productsIn = (some: readonly string[]) =>
            new Set([...blocks].flatMap(([product, block]) => (some.includes(block) ? product : [])));
          const personsBehind = (some: readonly string[]) => personsOf(productsIn(some));
          const shown = rows
            .filter((row) => row.indicator === indicator && row.establishment === establishment)
            .map(({ term }) => String(term))
            .filter((term) => !totals.includes(term))
            .map((term) => (basket.includes(term) ? 'basket' : term));
          const told = [...new Set(shown)].filter((block) => block !== 'pooled');
          for (const block of told)
            expect({ indicator, block, enough: personsBehind([block]) > threshold }).toMatchObject({
              enough: true,
            });
          // Few products are solved from price, volume and mix: none of them is then of few persons.
          const few = [...productsIn(['basket'])];
          if (told.includes('basket') && few.length < 6)
            expect(few.filter((product) => personsOf(new Set([product])) <= threshold)).toEqual([]);
          const all = [...new Set(blocks.values())];
          const hidden = all.filter((block) => !told.includes(block));
          toldIn.set(indicator, told);
          hiddenIn.set(
            indicator,
            hidden.filter((block) => changed.has(block)),
          );
          counts.told += told.length;
          // Unless nothing is told, and what is pooled is the contract's change.
          if (!shown.includes('pooled') || told.length === 0) continue;
          counts.pooled++;
          expect(personsBehind(hidden)).toBeGreaterThan(threshold);
          if (indicator !== 'ipp_evolution') expect(hidden.length).toBeGreaterThanOrEqual(2);
        }
        // Their sum less the one would tell the other.
        for (const part of ['phev_medicines_evolution', 'phev_lpp_evolution'])
          for (const block of hiddenIn.get(part) ?? [])
            expect(toldIn.get('phev_evolution') ?? []).not.toContain(block);
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(Math.min(counts.pooled, counts.told)).toBeGreaterThan(3);
}, 300_000);

test('price, volume and mix of few products, one of few persons, are told as one sum', async () => {
  // Both years of so many medicines; the last one has so many beneficiaries at most on a line, the others 50.
  const basketOf = (count: number, last: number): Basket =>
    Array.from({ length: count }, (_, i) => String(3_400_930_000_001 + i)).flatMap((product, i) =>
      ([2015, 2016] as const).map((year) => ({
        ...{ product, kind: 'medicine', status: '0', year, boxes: 100 + 10 * i + (year - 2015) * (3 + i) },
        ...{ thousandths: 500_000 + (year - 2015) * (i + 1) * 1_000, persons: i === count - 1 ? last : 50 },
      })),
    );
  const world = await publishBaskets([basketOf(3, 3), basketOf(3, 50), basketOf(6, 3), basketOf(5, 10)], {
    merged: false,
  });
  world.close();
  const engine = await openEngine(':memory:', { ...config, spill: '' });
  const rows = await engine.rows(
    `select establishment, list(term order by term) as terms
    from read_parquet(${literal(join(world.path, 'publications', world.id, 'release_bridge.parquet'))})
    where indicator = 'phev_medicines_evolution' and term in ('price', 'volume', 'mix', 'pooled')
    group by establishment order by establishment`,
  );
  engine.close();
  const apart = ['mix', 'price', 'volume'];
  expect(rows.map(({ terms }) => terms)).toEqual([['pooled'], apart, apart, ['pooled']]);
}, 120_000);

test('the perimeters of two years are not told where their difference is of few persons', async () => {
  // Removed in 2016, in 2017, and never; of the second, the first hospital has 3 patients in 2016.
  const patients = (hospital: string, product: string, year: number) =>
    product === '9000002' && year === 2016 && hospital === finess[0] ? 3 : 30;
  const removedIn: Record<string, number> = { '9000001': 2016, '9000002': 2017 };
  const path = await newWarehouse();
  const lines = finess.slice(0, 2).flatMap((hospital) =>
    ['9000001', '9000002', '9000003'].flatMap((product) =>
      [2015, 2016, 2017].flatMap((year) =>
        Array.from(
          { length: year <= (removedIn[product] ?? year) ? patients(hospital, product, year) : 0 },
          (_, i) => ({
            ...{ line_id: `${hospital} ${product} ${year} ${i}`, date: `${year}-01-01`, finess: hospital },
            ...{ unit: '1', specialty: '04', stay_key: `stay ${product} ${i}`, patient_key: `patient ${i}` },
            ...{ product, product_kind: 'drug', indication: 'I000001', quantity: 1 },
            ...{ amount_paid: 0, amount_reimbursed: 1_000 + i },
          }),
        ),
      ),
    ),
  );
  await addFacts(path, 'les', lines, {
    ...{ scope: 'region', regions: ['75'], from: '2015-01', to: '2017-12' },
  });
  await addFacts(
    path,
    'les-reference',
    ['9000001', '9000002', '9000003'].flatMap((product) => [
      { kind: 'listing', product, event: 'inscription', from_day: '2010-01-01' },
      ...(product in removedIn
        ? [{ kind: 'listing', product, event: 'radiation', from_day: `${removedIn[product]}-06-01` }]
        : []),
    ]),
  );
  const { id } = await publishAll(path, { indicators: await fewIndicators('les_drugs_evolution') });
  const engine = await openEngine(':memory:', { ...config, spill: '' });
  const rows = await engine.rows(
    `select establishment, list(year order by year) as years
    from read_parquet(${literal(join(path, 'publications', id, 'release_bridge.parquet'))})
    where term = 'constant_before' group by establishment order by establishment`,
  );
  engine.close();
  expect(rows).toEqual([
    { establishment: finess[0], years: [2016] },
    { establishment: finess[1], years: [2016, 2017] },
  ]);
}, 120_000);
