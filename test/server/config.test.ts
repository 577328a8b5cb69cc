import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CannotStart, chosenWarehouse, readConfig } from '#server/config.ts';

test('an empty environment is enough', () => {
  expect(readConfig({ PORT: '', CAQES_WAREHOUSE: '' }, 'nowhere')).toEqual({
    warehouse: join('nowhere', 'warehouse-demo'),
    port: 4000,
    host: '127.0.0.1',
    queryTimeoutMs: 30_000,
    cacheBytes: 128 * 1024 * 1024,
    queriesAtOnce: availableParallelism(),
    logLevel: 'info',
    ratePerMinute: 1200,
    trustProxy: 0,
    traceDays: 365,
  });
});

test.each([
  [{ PORT: 'http' }, 'Environnement refusé. PORT : numéro de port attendu, entier de 0 à 65535.'],
  [{ PORT: '65536' }, 'Environnement refusé. PORT : numéro de port attendu, entier de 0 à 65535.'],
  [{ PORT: '-1' }, 'Environnement refusé. PORT : numéro de port attendu, entier de 0 à 65535.'],
  [
    { CAQES_QUERY_TIMEOUT_MS: '1.5', CAQES_LOG_LEVEL: 'loud' },
    'Environnement refusé. CAQES_QUERY_TIMEOUT_MS : nombre de millisecondes attendu, entier de 1 à 600000 ; ' +
      'CAQES_LOG_LEVEL : niveau attendu parmi fatal, error, warn, info, debug, silent.',
  ],
])('%j is refused in one sentence', (environment, sentence) => {
  expect(() => readConfig(environment, 'nowhere')).toThrow(new CannotStart(sentence));
});

test('the warehouse is the one named, else the own one once it has a publication, else the demo', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'caqes-'));
  await mkdir(join(folder, 'warehouse', 'batches'), { recursive: true });
  expect(chosenWarehouse(undefined, folder)).toBe(join(folder, 'warehouse-demo'));
  await writeFile(join(folder, 'warehouse', 'current'), '20250102T030405006Z\n');
  expect(chosenWarehouse(undefined, folder)).toBe(join(folder, 'warehouse'));
  expect(chosenWarehouse('elsewhere', folder)).toBe('elsewhere');
});
