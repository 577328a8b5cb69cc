import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { linesOf } from '#data/batch.ts';
import { check } from '#data/check.ts';
import { readConfig } from '#data/config.ts';
import { publish } from '#data/publish.ts';
import { readWarehouse, writeWarehouse } from '#data/warehouse.ts';
import { fileOf, importInto, newFolder } from '#test/support/warehouse.ts';

const config = readConfig({});
const head = 'mois;finess;code;boites;rembourse;beneficiaires';
const faults = async (path: string) =>
  (await check(readWarehouse(path), config)).flatMap(({ fault }) => fault ?? []);

test('totals are compared exactly, and the quarantine is counted', async () => {
  const path = newFolder();
  const good = '2024-01;33078119;3400935955838;1;9.007.199.254.740,993;1';
  const file = fileOf('phev.csv', [head, good, good.replace('2024-01', 'x')].join('\n'));
  const { batch } = await importInto(path, 'phev', file, { maxBad: 50 });
  const folder = dirname(linesOf(readWarehouse(path), batch));
  const report = join(folder, 'report.json');
  expect(await faults(path)).toEqual(['aucune']);
  // A thousandth apart: the same double.
  const text = readFileSync(report, 'utf8');
  writeFileSync(report, text.replace('9007199254740.993', '9007199254740.9931'));
  expect(await faults(path)).toEqual([
    'amount_reimbursed vaut 9007199254740.993 et non 9007199254740.9931',
    'aucune',
  ]);
  // The scale alone is no fault.
  writeFileSync(report, text.replace('9007199254740.993', '9007199254740.9930'));
  expect(await faults(path)).toEqual(['aucune']);
  const quarantine = join(folder, 'quarantine.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`copy (from '${quarantine}' limit 0) to '${quarantine}.2' (format parquet)`);
  writeFileSync(quarantine, readFileSync(`${quarantine}.2`));
  expect(await faults(path)).toEqual(['quarantined vaut 0 et non 1', 'aucune']);
  rmSync(quarantine);
  expect((await faults(path))[0]).toContain('quarantine.parquet');
});

test('a catalogue that is cut or absent is a fault', async () => {
  const path = newFolder();
  const file = fileOf('phev.csv', [head, '2024-01;33078119;3400935955838;1;1,00;1'].join('\n'));
  await importInto(path, 'phev', file);
  const { id } = await writeWarehouse(path, 'real', (warehouse) => publish(warehouse, config));
  expect(await faults(path)).toEqual([]);
  const catalogue = join(path, 'publications', id, 'catalogue.json');
  chmodSync(catalogue, 0o644);
  writeFileSync(catalogue, readFileSync(catalogue, 'utf8').slice(0, -20));
  expect(await faults(path)).toEqual(['fichier absent ou illisible']);
  rmSync(catalogue);
  expect(await faults(path)).toEqual(['fichier absent ou illisible']);
});
