import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sync } from './durable.ts';
import { Refusal } from './refusal.ts';

/**
 * Holds the warehouse for one writer while `work` runs.
 * @throws Refusal when a living process holds it
 */
export const withLock = async <T>(warehouse: string, work: () => Promise<T>): Promise<T> => {
  const release = takeLock(warehouse, (pid) => {
    return new Refusal(
      pid === null
        ? 'Le verrou de l’entrepôt change de main sans cesse : recommencez dans un instant.'
        : `L’entrepôt est tenu par un autre processus (pid ${pid}) : attendez sa fin, puis recommencez.`,
    );
  });
  try {
    return await work();
  } finally {
    release();
  }
};

/**
 * Holds a folder for this process until the function returned is called. The lock names its holder; that of a dead
 * process is taken over.
 * @param refusal the error thrown when a living process holds it, of this pid; null: it changes hands without end
 */
export const takeLock = (folder: string, refusal: (pid: string | null) => Error): (() => void) => {
  const lock = join(folder, 'lock');
  const mine = `${process.pid} ${statOf(process.pid)?.start ?? ''}\n`;
  const aside = `${lock}.${process.pid}`;
  const offer = () => {
    // A file of its own each time: the last one may be linked elsewhere by now.
    rmSync(aside, { force: true });
    writeFileSync(aside, mine);
    sync(aside);
    return aside;
  };
  try {
    take(lock, { lock, offer, refusal });
  } finally {
    rmSync(aside, { force: true });
  }
  return () => {
    if (readHolder(lock) === mine) rmSync(lock, { force: true });
  };
};

type Taking = {
  readonly lock: string;
  readonly offer: () => string;
  readonly refusal: (pid: string | null) => Error;
};

/**
 * Makes `path` name our own file. link() fails where the name exists: of several takers exactly one succeeds. A dead
 * holder's name is never freed, for a slow taker could then free it a second time under the next holder: whoever holds the
 * claim on that holder, a name taken in the same way, replaces its file.
 */
const take = (path: string, taking: Taking, depth = 0) => {
  const { lock, offer, refusal } = taking;
  for (let attempt = 0; attempt < 5 && depth < 20; attempt += 1) {
    try {
      linkSync(offer(), path);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const held = readHolder(path);
    if (held === null) continue;
    if (isAlive(held)) throw refusal(held.split(' ')[0] ?? '?');
    const claim = `${lock}.over.${held
      .trim()
      .replaceAll(/[^0-9]+/g, '.')
      .slice(0, 40)}`;
    take(claim, taking, depth + 1);
    try {
      if (readHolder(path) === held) {
        renameSync(offer(), path);
        return;
      }
    } finally {
      rmSync(claim, { force: true });
    }
  }
  throw refusal(null);
};

/** What a lock says of its holder, or null where there is none. */
export const readHolder = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** Whether a text is what a lock holds: a pid and a start time. */
export const isHolder = (text: string) => /^[0-9]+ [0-9]*\n$/.test(text);

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
