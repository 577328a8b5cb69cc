import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  ended,
  fileOf,
  importInto,
  newFolder,
  startData,
  treeOf,
  wholeBatches,
} from '#test/support/warehouse.ts';

/** A month of PHEV of this many lines. */
const phevOf = (lines: number) => {
  const rows = Array.from(
    { length: lines },
    (_, at) =>
      `2024-0${(at % 9) + 1};33078${1000 + (at % 97)};3400935955838;${at % 7};${at % 1000},${10 + (at % 90)};3`,
  );
  return fileOf('phev.csv', ['mois;finess;code;boites;rembourse;beneficiaires', ...rows].join('\n'));
};

const left = (warehouse: string) =>
  readdirSync(warehouse).filter((name) => /^work\.|^lock|\.part$/.test(name));

test('killed 20 times while importing, the warehouse always opens, and importing again completes', async () => {
  const file = phevOf(30_000);
  let killed = 0;
  // How long a whole run takes: the instants are spread over it, the last ones near its commit.
  let whole = 10_000;
  let warehouse = newFolder();
  while (killed < 20) {
    const start = Date.now();
    const child = startData(['import', 'phev', file], { CAQES_WAREHOUSE: warehouse });
    const end = ended(child);
    const timer = setTimeout(
      () => child.kill('SIGKILL'),
      whole * (0.2 + (0.8 * (killed + Math.random())) / 20),
    );
    const { code, err } = await end;
    clearTimeout(timer);
    const batches = await wholeBatches(warehouse);
    if (code === null) {
      killed += 1;
    } else {
      // It was faster than the kill: its batch is there, and the next instants come sooner.
      expect(code, err).toBe(0);
      expect(batches).toHaveLength(1);
      whole = Math.min(whole, Date.now() - start);
    }
    expect(batches.length).toBeLessThanOrEqual(1);
    if (batches.length === 0) continue;
    expect((await importInto(warehouse, 'phev', file)).already).toBe(true);
    warehouse = newFolder();
  }

  const { batch } = await importInto(warehouse, 'phev', file);
  expect(batch.rows.kept).toBe(30_000);
  expect(await wholeBatches(warehouse)).toEqual([batch]);
  expect(left(warehouse)).toEqual([]);
  expect(left(join(warehouse, 'batches'))).toEqual([]);
});

test('Ctrl-C removes what was begun, and says so', async () => {
  const file = phevOf(100_000);
  const warehouse = newFolder();
  const child = startData(['import', 'phev', file], { CAQES_WAREHOUSE: warehouse });
  const end = ended(child);
  // The line of its first step: the work folder is there, the cells are being read.
  child.stderr.once('data', () => child.kill('SIGINT'));
  const { code, err } = await end;
  expect(err).toContain('Interrompu : le fichier en cours n’est pas importé.');
  expect(code).toBe(130);
  expect(treeOf(warehouse)).toEqual({});
});

test('a declarations file is there whole or not at all, wherever its import is killed', async () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, at) => `33${100000 + (at % 9000)};${2010 + Math.floor(at / 9000)};dci;;1;2`,
  );
  const file = fileOf(
    'd.csv',
    ['finess;annee;indicateur;valeur;numerateur;denominateur', ...lines].join('\n'),
  );
  const warehouse = newFolder();
  for (const steps of [1, 2, 3]) {
    const child = startData(['import', 'declarations', file], { CAQES_WAREHOUSE: warehouse });
    let seen = 0;
    child.stderr.on('data', () => {
      seen += 1;
      if (seen === steps) child.kill('SIGKILL');
    });
    await ended(child);
    // It may have been faster than the kill; what is listed is whole.
    for (const { rows } of await wholeBatches(warehouse)) expect(rows.kept).toBe(20_000);
  }
  const { batch } = await importInto(warehouse, 'declarations', file);
  expect(batch.rows.kept).toBe(20_000);
  expect(await wholeBatches(warehouse)).toEqual([batch]);
  expect(left(warehouse)).toEqual([]);
  expect(left(join(warehouse, 'batches'))).toEqual([]);
});
