import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Forces a file, or a folder's list of names, onto the disk. */
export const sync = (path: string) => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Moves what is already written to its final name: after this returns, a power cut leaves it whole. */
export const commitRename = (from: string, to: string) => {
  sync(from);
  renameSync(from, to);
  sync(dirname(to));
};

/** Replaces a small file in one step: a reader sees the old text or the new, never a part. */
export const replaceFile = (path: string, text: string, mode = 0o644) => {
  const aside = `${path}.${process.pid}.part`;
  writeFileSync(aside, text, { mode });
  commitRename(aside, path);
};
