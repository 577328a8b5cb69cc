import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '#data/lock.ts';
import { Refusal } from '#data/refusal.ts';
import { ended, newFolder, startScript } from '#test/support/warehouse.ts';

const taken = (folder: string) => withLock(folder, () => Promise.resolve('taken'));

test('the lock of a living process is refused, naming it', async () => {
  const folder = newFolder();
  await withLock(folder, async () => {
    await expect(taken(folder)).rejects.toThrow(`pid ${process.pid}`);
    await expect(taken(folder)).rejects.toBeInstanceOf(Refusal);
  });
  expect(await taken(folder)).toBe('taken');
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a dead process is taken over', async () => {
  const folder = newFolder();
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  writeFileSync(join(folder, 'lock'), `${child.pid ?? 0} 1\n`);
  expect(await taken(folder)).toBe('taken');
});

test('a living process that took the number of the dead holder does not hold its lock', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'lock'), `${process.pid} 1\n`);
  expect(await taken(folder)).toBe('taken');
});

test('work that fails gives the lock back', async () => {
  const folder = newFolder();
  await expect(withLock(folder, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await taken(folder)).toBe('taken');
});

test('20 processes that want the lock of a dead one have it one at a time', async () => {
  const folder = newFolder();
  const log = join(newFolder(), 'log');
  writeFileSync(join(folder, 'lock'), '999999999 1\n');
  const takers = Array.from({ length: 20 }, () => ended(startScript('lock-taker.ts', [folder, log])));
  for (const { code, err } of await Promise.all(takers)) expect([code, err]).toEqual([0, '']);
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(40);
  for (let at = 0; at < lines.length; at += 2) {
    expect(lines[at + 1]).toBe(lines[at]?.replace('in', 'out'));
  }
  expect(new Set(lines).size).toBe(40);
}, 120_000);
