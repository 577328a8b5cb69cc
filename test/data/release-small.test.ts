import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { readConfig } from '#data/config.ts';
import { blob, openEngine } from '#data/duckdb.ts';
import { hmacPads } from '#data/importers/hashing.ts';
import { loadImports } from '#data/imports.ts';
import { total, withheldOf } from '#data/release-amounts.ts';

const memory = () => openEngine(':memory:', { memory: '500MB', threads: 1, spill: tmpdir() });

test('a masking threshold under 10 is refused', () => {
  expect(() => readConfig({ CAQES_MASKING_THRESHOLD: '9' })).toThrow('CAQES_MASKING_THRESHOLD');
  expect(readConfig({ CAQES_MASKING_THRESHOLD: '20' }).maskingThreshold).toBe(20);
  expect(readConfig({}).maskingThreshold).toBe(10);
});

test('pseudonyms that begin alike are told apart', async () => {
  const engine = await memory();
  const { ipad, opad } = hmacPads(Buffer.alloc(32, 7));
  await engine.script(readFileSync('sql/parsing.sql', 'utf8'));
  await engine.script(`
    create table phev_prescriber as select (99000000000 + n)::varchar as rpps from range(40) t (n)`);
  await engine.run(readFileSync('sql/marts/release_pseudonym.sql', 'utf8'), {
    ipad: blob(ipad),
    opad: blob(opad),
    digits: 1,
  });
  const names = (await engine.rows('from release_pseudonym')).map((row) => String(row.pseudonym));
  engine.close();
  expect(new Set(names).size).toBe(40);
  // 40 on 16 first digits: some must be longer.
  expect(names.some((name) => name.length === 'P-'.length + 11)).toBe(true);
});

test('what the administrator reads of imports is these columns: no line, no amount', async () => {
  const engine = await memory();
  await loadImports(engine, []);
  const columns = await engine.rows(`select column_name from (describe "import")`);
  engine.close();
  expect(columns.map((row) => row.column_name)).toEqual([
    ...['batch', 'source', 'file', 'imported_at', 'sensitivity'],
    ...['rows_read', 'rows_kept', 'rows_quarantined', 'reasons'],
  ]);
});

test('a masked cell that is its establishment’s total hides another total with it, and lies on a cycle', () => {
  const cell = (establishment: string, situation: string, masked = false) => ({
    ...{ establishment, situation, masked },
    lines: [5, 5] as const,
  });
  const alone = cell('A', 'amm', true);
  const others = ['B', 'C'].flatMap((name) => [cell(name, 'amm'), cell(name, total)]);
  const { withheld, lost } = withheldOf([alone, cell('A', total), ...others]);
  expect(lost.size).toBe(0);
  const totals = [...withheld].filter(({ situation }) => situation === total);
  expect(totals.map(({ establishment }) => establishment).sort()).toEqual(['A', 'B']);
  expect(withheld.size).toBe(4);
  expect(withheldOf([alone, cell('A', total)]).lost).toEqual(new Set(['amm']));
});
