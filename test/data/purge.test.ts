import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf, listBatches } from '#data/batch.ts';
import { check } from '#data/check.ts';
import { readConfig } from '#data/config.ts';
import { currentPublication } from '#data/publications.ts';
import { publish } from '#data/publish.ts';
import { purge } from '#data/purge.ts';
import { readWarehouse, writeWarehouse } from '#data/warehouse.ts';
import { ask, ended, fileOf, importInto, newFolder, startData } from '#test/support/warehouse.ts';

const config = readConfig({});
const head = 'mois;finess;code;boites;rembourse;beneficiaires';
const good = '2024-01;33078119;3400935955838;1;1,00;1';
const after = (days: number) => new Date(Date.now() + days * 86_400_000);
const purgeIn = (path: string, days: number, dryRun = false) =>
  writeWarehouse(path, 'real', (warehouse) => purge(warehouse, config, { now: after(days), dryRun }));

test('texts go after 30 days, publications and replaced batches after 400; what is served stays', async () => {
  const path = newFolder();
  const file = fileOf('phev.csv', [head, good, good.replace('2024-01', 'secret')].join('\n'));
  const first = await importInto(path, 'phev', file, { maxBad: 50 });
  const publishOnce = () => writeWarehouse(path, 'real', (warehouse) => publish(warehouse, config));
  const old = await publishOnce();
  const again = await importInto(path, 'phev', file, { maxBad: 50, from: '2023-01' });
  expect(again.already).toBe(false);
  const ids = [old.id, (await publishOnce()).id, (await publishOnce()).id];
  const warehouse = readWarehouse(path);
  const faults = async () => (await check(warehouse, config)).flatMap(({ fault }) => fault ?? []);
  const texts = () =>
    ask(path, again.batch, "select count(*)::integer as n from {quarantine} where raw <> ''");

  expect(await purgeIn(path, 20)).toEqual([]);
  expect(await purgeIn(path, 31, true)).toHaveLength(2);
  expect(await texts()).toEqual([{ n: 1 }]);

  const said = await purgeIn(path, 31);
  expect(said.map((line) => line.split(' ')[1])).toEqual([first.batch.id, again.batch.id]);
  expect(await texts()).toEqual([{ n: 0 }]);
  const quarantine = join(dirname(linesOf(warehouse, again.batch)), 'quarantine.parquet');
  expect(statSync(quarantine).mode & 0o777).toBe(0o600);
  expect(await purgeIn(path, 31)).toEqual([]);
  expect(await faults()).toEqual([]);

  const later = await purgeIn(path, 401);
  expect(later.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    `publication ${ids[0] ?? ''}`,
    `lot ${first.batch.id}`,
  ]);
  expect(readdirSync(warehouse.publications).sort()).toEqual(ids.slice(1));
  expect(listBatches(warehouse).map(({ id }) => id)).toEqual([again.batch.id]);
  expect(currentPublication(warehouse)).toBe(ids[2]);
  expect(await faults()).toEqual([]);
  expect(await purgeIn(path, 4_000)).toEqual([]);
});

test('the command says what it would erase, and that nothing is left to erase', async () => {
  const path = newFolder();
  const file = fileOf('phev.csv', [head, good, good.replace('2024-01', 'x')].join('\n'));
  await importInto(path, 'phev', file, { maxBad: 50 });
  const run = (parameters: string[]) =>
    ended(startData(['purge', ...parameters], { CAQES_WAREHOUSE: path, CAQES_QUARANTINE_DAYS: '0' }));
  expect((await run(['--dry-run'])).out).toContain('à blanc');
  expect((await run([])).out).toContain('texte de 1 lignes');
  expect((await run([])).out).toContain('Rien à effacer.');
  expect(
    await ended(startData(['purge'], { CAQES_WAREHOUSE: path, CAQES_MASKING_THRESHOLD: '9' })),
  ).toMatchObject({
    code: 2,
  });
});
