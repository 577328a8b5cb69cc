import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '#data/refusal.ts';
import { writeWarehouse } from '#data/warehouse.ts';
import { newFolder, treeOf } from '#test/support/warehouse.ts';

/** A folder that holds these files. */
const folderOf = (...files: readonly string[]) => {
  const folder = newFolder();
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'theirs\n');
  }
  return folder;
};

const refused = (folder: string) =>
  writeWarehouse(folder, 'real', () => Promise.reject(new Refusal('not this file')));
const opened = (folder: string) => writeWarehouse(folder, 'real', () => Promise.resolve('opened'));

test.each([
  'work.docx',
  'work.2024/a',
  'work.123',
  'publications/thesis.part',
  'batches/20240101T000000000Z-phev-0123abcd.part/a',
  'batches',
  'lock',
  'lock.doc',
  'lock.42',
  'lockers/a',
  'warehouse.json.backup',
  'report.part',
])('a folder that holds %s is a stranger’s: refused, and left as it is', async (file) => {
  const folder = folderOf(file);
  const before = treeOf(folder);
  await expect(refused(folder)).rejects.toThrow('n’est ni vide ni un entrepôt');
  await expect(opened(folder)).rejects.toThrow('n’est ni vide ni un entrepôt');
  expect(treeOf(folder)).toEqual(before);
});

test('a first command that is refused removes what it made, and nothing else', async () => {
  const folder = newFolder();
  await expect(refused(folder)).rejects.toThrow('not this file');
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(join(folder, 'batches'));
  await expect(refused(folder)).rejects.toThrow('not this file');
  expect(readdirSync(folder)).toEqual(['batches']);
});

test('what a first command leaves when killed does not stop the next, and goes with the one after', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'batches'));
  for (const name of ['lock', 'lock.999999999', 'warehouse.json.999999999.part']) {
    writeFileSync(join(folder, name), '999999999 1\n');
  }
  writeFileSync(join(folder, 'lock.over.999999998.1'), '999999999 1\n');
  expect(await opened(folder)).toBe('opened');
  expect(await opened(folder)).toBe('opened');
  expect(readdirSync(folder).sort()).toEqual(['batches', 'publications', 'warehouse.json']);
});

test('a warehouse is swept of what its own commands began, and of that only', async () => {
  const folder = newFolder();
  await opened(folder);
  const theirs = ['work.docx', 'notes.part', 'batches/notes.part', 'publications/thesis.part', 'lock.doc'];
  const ours = [
    'work.999999999',
    'work.demo.999999999',
    'current.999999999.part',
    'lock.stale.999999999',
    'batches/20240101T000000000Z-open-phmev-0123abcd.part',
    'publications/20240101T000000000Z.part',
  ];
  for (const file of [...theirs, ...ours]) writeFileSync(join(folder, file), 'x');
  await opened(folder);
  const left = [...theirs, ...ours].filter((file) => existsSync(join(folder, file)));
  expect(left).toEqual(theirs);
});
