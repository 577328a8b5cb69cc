import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ended, newFolder, startData } from '#test/support/warehouse.ts';

/** A file of PHEV of at least this many bytes, all lines different. */
const bigFile = (bytes: number) => {
  const path = join(newFolder(), 'phev.csv');
  const file = openSync(path, 'w');
  let written = writeSync(file, 'mois;finess;code;boites;rembourse;beneficiaires;specialite\n');
  let lines = 0;
  while (written < bytes) {
    let block = '';
    for (let end = lines + 20_000; lines < end; lines += 1) {
      const key = (lines * 7919) % 1_000_003;
      block += `20${10 + (key % 14)}-0${(key % 9) + 1};33${String(key).padStart(7, '0')};34009${String(
        key * 61,
      )
        .padStart(8, '0')
        .slice(
          -8,
        )};${key % 97};${key},${10 + (key % 90)};${key % 50};${'MÉDECINE INTERNE '.repeat(10)}${key}\n`;
    }
    written += writeSync(file, block);
  }
  closeSync(file);
  return { path, lines };
};

test('200 MB come in under 1.5 GB of memory', async () => {
  const { path, lines } = bigFile(200e6);
  const warehouse = newFolder();
  const child = startData(['import', 'phev', path], { CAQES_WAREHOUSE: warehouse }, [
    '--max-old-space-size=256',
  ]);
  let peak = 0;
  const watching = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+([0-9]+)/.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended.
    }
  }, 50);
  const { code, out } = await ended(child);
  clearInterval(watching);
  rmSync(path);
  rmSync(warehouse, { recursive: true });
  expect(code).toBe(0);
  expect(out.replaceAll(' ', '')).toContain(`${lines}lues,${lines}gardées`);
  expect(peak).toBeGreaterThan(100_000);
  expect(peak).toBeLessThan(1_500_000);
});
