import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '#data/lock.ts';
import { Refusal } from '#data/refusal.ts';
import { ended, newFolder, startScript } from '#test/support/warehouse.ts';

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

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

test('a taker that died with its claim does not stop the next', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'lock'), '999999999 1\n');
  writeFileSync(join(folder, 'lock.over.999999999.1'), '999999998 1\n');
  writeFileSync(join(folder, 'lock.over.999999998.1'), '999999997 1\n');
  expect(await taken(folder)).toBe('taken');
  expect(readdirSync(folder)).toEqual([]);
});

test('a dead holder that a living taker has claimed is left to it', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'lock'), '999999999 1\n');
  const living = `${process.ppid} \n`;
  writeFileSync(join(folder, 'lock.over.999999999.1'), living);
  await expect(taken(folder)).rejects.toThrow(`pid ${process.ppid}`);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe('999999999 1\n');
});

test.each([
  ['all of which live', 0],
  ['many of which are killed half-way', 0.03],
])(
  '20 processes that want the lock of a dead one, %s, have it one at a time',
  async (_, mortality) => {
    const folder = newFolder();
    const log = join(newFolder(), 'log');
    writeFileSync(join(folder, 'lock'), '999999999 1\n');
    const takers = Array.from({ length: 20 }, () => {
      const child = startScript('lock-taker.ts', [folder, log, String(mortality)]);
      return ended(child).then(({ code, err }) => ({ pid: String(child.pid), code, err }));
    });
    await expect.poll(() => sizeOf(`${log}.ready`), { timeout: 60_000 }).toBe(20);
    writeFileSync(`${log}.go`, '');
    const ends = await Promise.all(takers);
    const killed = new Set(ends.filter(({ code }) => code === null).map(({ pid }) => pid));
    for (const { code, err } of ends) expect([code ?? 0, err]).toEqual([0, '']);
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    let inside: string | null = null;
    for (const line of lines) {
      const [way = '', pid = ''] = line.split(' ');
      if (way === 'out') expect(pid).toBe(inside);
      else if (inside !== null) expect(killed).toContain(inside);
      inside = way === 'in' ? pid : null;
    }
    const out = lines.filter((line) => line.startsWith('out')).map((line) => line.slice(4));
    for (const { pid } of ends) if (!killed.has(pid)) expect(out).toContain(pid);
    expect(new Set(out).size).toBe(out.length);
    if (mortality === 0) expect(out).toHaveLength(20);
  },
  120_000,
);
