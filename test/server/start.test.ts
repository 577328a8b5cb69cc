import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { planOf } from '#server/start.ts';
import { firstId, temporaryWarehouse } from '#test/support/publication.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryWarehouse();
});

type Contents = { batches?: boolean; publication?: boolean; demo?: { complete: boolean } };
/** Makes a warehouse of this content and gives its path. */
const warehouse = async (name: string, { batches, publication, demo }: Contents): Promise<string> => {
  const path = join(folder, name);
  await mkdir(join(path, 'batches', ...(batches ? ['b1'] : [])), { recursive: true });
  if (publication) await writeFile(join(path, 'current'), `${firstId}\n`);
  const recipe = JSON.stringify({ generator: 1, seed: 7, lines: 60_000 });
  if (demo) await writeFile(join(path, 'demo.json'), `${JSON.stringify({ recipe, ...demo })}\n`);
  return path;
};
const resumed = { demo: ['--lines', '60000', '--seed', '7'] };

test('with nothing there, the demo is made', () => {
  expect(planOf(undefined, folder)).toEqual({ demo: [] });
  expect(planOf(join(folder, 'new'), folder)).toEqual({ demo: [] });
});

test('what is published is served', async () => {
  const path = await warehouse('warehouse', { batches: true, publication: true });
  expect(planOf(undefined, folder)).toEqual({});
  expect(planOf(path, folder)).toEqual({});
});

test('the demo is not put over data that were imported', async () => {
  const path = await warehouse('mine', { batches: true });
  expect(planOf(path, folder)).toEqual({
    refusal: `${path} a des données importées mais aucune publication : lancez « npm run data -- publish ».`,
  });
});

test('a demo killed half-way is resumed as it was begun, before its first publication and after', async () => {
  const begun = await warehouse('begun', { batches: true, demo: { complete: false } });
  expect(planOf(begun, folder)).toEqual(resumed);
  const published = await warehouse('published', {
    batches: true,
    publication: true,
    demo: { complete: false },
  });
  expect(planOf(published, folder)).toEqual(resumed);
  await warehouse('warehouse-demo', { batches: true, demo: { complete: false } });
  expect(planOf(undefined, folder)).toEqual(resumed);
});

test('a demo that is whole is served', async () => {
  const path = await warehouse('whole', { batches: true, publication: true, demo: { complete: true } });
  expect(planOf(path, folder)).toEqual({});
});

test('imports left unpublished are told before the demo is shown in their place', async () => {
  const notice =
    'warehouse/ a des données importées mais aucune publication : voici la démonstration ; ' +
    'pour servir vos données, lancez « npm run data -- publish ».';
  await warehouse('warehouse', { batches: true });
  expect(planOf(undefined, folder)).toEqual({ notice, demo: [] });
  const demo = await warehouse('warehouse-demo', {
    batches: true,
    publication: true,
    demo: { complete: true },
  });
  expect(planOf(undefined, folder)).toEqual({ notice });
  expect(planOf(demo, folder)).toEqual({});
});
