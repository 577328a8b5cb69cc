import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { alone, hashOfSources } from '#server/build.ts';
import { temporaryWarehouse } from '#test/support/publication.ts';

const sources = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'api/a.ts',
  'client/c.ts',
  'server/s.ts',
  'sql/deep/q.sql',
];

let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await temporaryWarehouse();
  lock = join(folder, 'dist', 'build.lock');
  for (const each of ['api', 'client', 'server', 'sql/deep', 'dist'])
    await mkdir(join(folder, each), { recursive: true });
  for (const each of sources) await writeFile(join(folder, each), 'before');
});

test.each(sources)('a change of %s makes the build stale', async (file) => {
  const before = hashOfSources(folder);
  expect(hashOfSources(folder)).toBe(before);
  await writeFile(join(folder, file), 'after');
  expect(hashOfSources(folder)).not.toBe(before);
});

test('what the build itself writes does not', async () => {
  const before = hashOfSources(folder);
  await writeFile(join(folder, 'dist', 'main.js'), 'built');
  expect(hashOfSources(folder)).toBe(before);
});

test('who waits for another build says so once, and names the process', async () => {
  await writeFile(lock, String(process.pid));
  const say = vi.fn();
  const work = alone(folder, () => readFile(lock, 'utf8'), say);
  await vi.waitFor(() => expect(say).toHaveBeenCalled(), 60_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await rm(lock);
  expect(await work).toBe(String(process.pid));
  expect(say.mock.calls).toEqual([
    [
      `Une autre construction est en cours (processus ${process.pid}), celle-ci attend sa fin. ` +
        'Si ce processus n’est pas une construction, supprimez dist/build.lock.',
    ],
  ]);
});

test('the lock of a dead build is taken over without a word', async () => {
  const dead = spawn(process.execPath, ['--version']);
  await once(dead, 'exit');
  await writeFile(lock, String(dead.pid));
  const say = vi.fn();
  expect(await alone(folder, () => Promise.resolve('built'), say)).toBe('built');
  expect(say).not.toHaveBeenCalled();
});
