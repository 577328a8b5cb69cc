import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Writes a file whole or not at all, for its owner alone. @throws the system's error where it cannot be written */
export const writeWhole = (file: string, text: string): void => {
  const place = resolve(file);
  const aside = `${place}.${process.pid}.part`;
  try {
    writeFileSync(aside, text, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(aside, place);
  } finally {
    rmSync(aside, { force: true });
  }
};
