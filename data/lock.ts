import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

/**
 * Holds the warehouse for one writer while `work` runs. The lock names its holder; that of a dead process is taken over.
 * @throws Refusal when a living process holds it
 */
export const withLock = async <T>(warehouse: string, work: () => Promise<T>): Promise<T> => {
  const path = join(warehouse, 'lock');
  const mine = `${process.pid} ${statOf(process.pid)?.start ?? ''}\n`;
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, mine);
  try {
    take(path, aside);
    try {
      return await work();
    } finally {
      if (read(path) === mine) rmSync(path, { force: true });
    }
  } finally {
    rmSync(aside, { force: true });
  }
};

// link() fails where the name exists: of several takers exactly one succeeds.
const take = (path: string, aside: string) => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      linkSync(aside, path);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const held = read(path);
    if (held === null) continue;
    if (isAlive(held)) {
      throw new Refusal(
        `L’entrepôt est tenu par un autre processus (pid ${held.split(' ')[0] ?? '?'}) : attendez sa fin, puis recommencez.`,
      );
    }
    setAside(path, held);
  }
  throw new Refusal('Le verrou de l’entrepôt change de main sans cesse : recommencez dans un instant.');
};

// Between reading a dead holder and moving its lock, another taker may have put its own there: give that one back.
const setAside = (path: string, dead: string) => {
  const moved = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, moved);
  } catch {
    return;
  }
  if (read(moved) !== dead) {
    try {
      linkSync(moved, path);
    } catch {
      // A third taker already holds the name.
    }
  }
  rmSync(moved, { force: true });
};

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** Whether a process of this number exists, ours or another user's. */
export const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isAlive = (held: string) => {
  const [pid = '', start = ''] = held.trim().split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0 || !isRunning(number)) return false;
  const stat = statOf(number);
  // Killed, but not yet buried by its parent: it holds nothing any more.
  if (stat?.state === 'Z' || stat?.state === 'X') return false;
  // The system gives the numbers of dead processes to new ones: the start time tells them apart.
  return stat === null || start === '' || stat.start === start;
};

// Linux only; elsewhere the pid alone decides.
const statOf = (pid: number) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, start: fields[18] ?? '' };
  } catch {
    return null;
  }
};
