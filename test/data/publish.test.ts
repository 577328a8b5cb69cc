import { chmodSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf, listBatches } from '#data/batch.ts';
import { check } from '#data/check.ts';
import { readIndicators } from '#data/definitions.ts';
import { currentPublication, listPublications, readManifest, rollback } from '#data/publications.ts';
import { readWarehouse, writeWarehouse } from '#data/warehouse.ts';
import { addFacts, config, newWarehouse, publishAll, reader } from '#test/support/facts.ts';
import { ended, fileOf, newFolder, startData } from '#test/support/warehouse.ts';

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    finess: `3399${String(index % 97).padStart(5, '0')}`,
    month: `${2015 + (index % 3)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
    product: `34009${String(index % 500).padStart(8, '0')}`,
    product_kind: 'medicine',
    top_gen: String(index % 2),
    boxes: index % 7,
    amount_reimbursed: (index % 9973) / 100,
  }));

const region75 = { scope: 'region' as const, regions: ['75'], from: '2015-01', to: '2017-12' };

const faults = async (path: string) =>
  (await check(readWarehouse(path), config)).filter((finding) => finding.fault !== null);

test('a publication is sealed, listed, checked, and can be gone back from', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'phev', lines(5000), region75);
  const first = await publishAll(path);
  const folder = join(path, 'publications', first.id);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o440);
  const catalogue = JSON.parse(readFileSync(join(folder, 'catalogue.json'), 'utf8')) as {
    indicators: { slug: string }[];
    law?: unknown[];
  };
  expect(catalogue.indicators.map(({ slug }) => slug)).toEqual(readIndicators().map(({ slug }) => slug));
  expect(catalogue.law?.length).toBeGreaterThanOrEqual(3);
  const second = await publishAll(path);
  expect(second.previous).toBe(first.id);
  const warehouse = readWarehouse(path);
  expect(listPublications(warehouse).map((each) => each.id)).toEqual([first.id, second.id]);
  expect(await faults(path)).toEqual([]);
  await writeWarehouse(path, 'synthetic', () => Promise.resolve(rollback(warehouse)));
  expect(currentPublication(warehouse)).toBe(first.id);
  expect(() => rollback(warehouse)).toThrow('Aucune publication antérieure');
  expect(() => rollback(warehouse, '20990101T000000000Z')).toThrow(
    'Aucune publication « 20990101T000000000Z »',
  );
});

test('check names the table that was altered and the batch that lost a line', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'phev', lines(50), region75);
  const { id } = await publishAll(path);
  const table = join(path, 'publications', id, 'target.parquet');
  chmodSync(table, 0o644);
  writeFileSync(table, 'x');
  rmSync(linesOf(readWarehouse(path), listBatches(readWarehouse(path))[0] ?? { id: '' }));
  const found = await faults(path);
  expect(found.map((each) => each.what.split(' ')[0])).toEqual(['lot', 'publication']);
  expect(found[1]).toEqual({ what: `publication ${id}, table target`, fault: 'contenu modifié' });
});

test('euros received are euros published, or replaced: to the thousandth', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'phev', lines(3000), region75);
  const again = lines(3000).filter((line) => line.month.startsWith('2016'));
  await addFacts(path, 'phev', again, { ...region75, from: '2016-01', to: '2016-12' });
  const { reconciliation } = await publishAll(path);
  const thousandths = (rows: readonly { amount_reimbursed: number }[]) =>
    rows.reduce((sum, row) => sum + Math.round(row.amount_reimbursed * 1000), 0);
  const of = (text: string | undefined) => Math.round(Number(text) * 1000);
  expect(of(reconciliation[0]?.received)).toBe(thousandths(lines(3000)));
  expect(of(reconciliation[0]?.replaced)).toBe(thousandths(again));
  expect(of(reconciliation[0]?.published)).toBe(thousandths(lines(3000)) - thousandths(again));
  expect(of(reconciliation[1]?.published)).toBe(thousandths(again));
  const { ask, close } = await reader(path, currentPublication(readWarehouse(path)) ?? '');
  const rows = await ask('target-gap', { indicator: ['phev_medicines_evolution'], region: '75', year: 2016 });
  const onScreen = rows.filter((row) => row.level === 'establishment');
  expect(onScreen.reduce((sum, row) => sum + Math.round(Number(row.numerator) * 1000), 0)).toBe(
    thousandths(again),
  );
  close();
});

test('a line outside what its batch covers stops the publication, and nothing changes', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'phev', lines(20), { ...region75, to: '2016-12' });
  await expect(publishAll(path)).rejects.toThrow('hors de la période');
  expect(currentPublication(readWarehouse(path))).toBeNull();
  expect(readdirSync(join(path, 'publications'))).toEqual([]);
});

test('killed 20 times while publishing, the warehouse always opens, and publishing again completes', async () => {
  const path = await newWarehouse();
  await addFacts(path, 'phev', lines(10_000), region75);
  await publishAll(path);
  // How long a whole run takes: the instants are spread over it, the last ones near its commit.
  let whole = 5_000;
  for (let killed = 0; killed < 20;) {
    const start = Date.now();
    const child = startData(['publish'], { CAQES_WAREHOUSE: path });
    const end = ended(child);
    const timer = setTimeout(
      () => child.kill('SIGKILL'),
      whole * (0.2 + (0.8 * (killed + Math.random())) / 20),
    );
    const { code, err } = await end;
    clearTimeout(timer);
    if (code === null) killed += 1;
    else {
      expect(code, err).toBe(0);
      whole = Math.min(whole, Date.now() - start);
    }
    const current = currentPublication(readWarehouse(path)) ?? '';
    (await reader(path, current)).close();
  }
  const last = await publishAll(path);
  expect(currentPublication(readWarehouse(path))).toBe(last.id);
  expect(await faults(path)).toEqual([]);
  expect(readdirSync(join(path, 'publications')).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(readdirSync(path).sort()).toEqual([
    'batches',
    'current',
    'instance.key',
    'publications',
    'warehouse.json',
  ]);
});

test('the same bytes imported again with another coverage withdraw what was declared first', async () => {
  const path = newFolder();
  const month = (m: number) => `2016-${String(m).padStart(2, '0')}`;
  const rows = Array.from({ length: 12 }, (_, m) => `${month(m + 1)};339900001;3400935955838;1;10,00;`);
  const file = fileOf('phev.csv', ['mois;finess;code;boites;rembourse;beneficiaires', ...rows].join('\n'));
  const data = (args: string[]) => ended(startData(args, { CAQES_WAREHOUSE: path }));
  expect(await data(['import', 'phev', file, '--from', '2015-01'])).toMatchObject({ code: 0 });
  expect(await data(['import', 'phev', file])).toMatchObject({ code: 0 });
  expect(await data(['publish'])).toMatchObject({ code: 0 });
  const warehouse = readWarehouse(path);
  expect(listBatches(warehouse)).toHaveLength(2);
  const manifest = readManifest(warehouse, currentPublication(warehouse) ?? '');
  expect(manifest.batches).toEqual([listBatches(warehouse)[1]?.id]);
});
