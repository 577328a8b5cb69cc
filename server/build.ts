import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/sources.sha256');

/** Builds client and server with Vite when their sources are not those of the last build. True when it built. */
export const buildIfStale = async (say?: (line: string) => void): Promise<boolean> =>
  isStale() ? await alone(root, build, say) : false;

const isStale = () => !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashOfSources(root);

const build = async (): Promise<boolean> => {
  if (!isStale()) return false; // another process has just built the same
  const sources = hashOfSources(root);
  rmSync(stamp, { force: true }); // a build that fails half-way must not look finished
  process.env.NODE_ENV = 'production'; // a test that starts the product would else build React's development half
  const vite = await import('vite'); // half a second that later starts do not pay
  const configFile = join(root, 'vite.config.ts');
  await vite.build({ configFile, logLevel: 'warn' });
  await vite.build({ configFile, logLevel: 'warn', build: { ssr: true, copyPublicDir: false } });
  writeFileSync(stamp, sources);
  return true;
};

/**
 * One build at a time: each empties dist/. The lock holds a pid and is taken over if that process is dead; who waits
 * says for whom, once, and names the file: a system may have given a dead builder's number to another process.
 */
export const alone = async <T>(
  folder: string,
  work: () => Promise<T>,
  say: (line: string) => void = console.error,
): Promise<T> => {
  const lock = join(folder, 'dist/build.lock');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  let told = false;
  while (!locked(lock)) {
    await sleep(200);
    const holder = holderOf(lock);
    if (told || !holder) continue;
    say(
      `Une autre construction est en cours (processus ${holder}), celle-ci attend sa fin. ` +
        'Si ce processus n’est pas une construction, supprimez dist/build.lock.',
    );
    told = true;
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const locked = (lock: string): boolean => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(lock)) rmSync(lock, { force: true });
    return false;
  }
};

/** The pid in the lock; undefined where it has just gone, or is not written yet. */
const holderOf = (lock: string): string | undefined => {
  try {
    return readFileSync(lock, 'utf8') || undefined;
  } catch {
    return undefined;
  }
};

const isAlive = (file: string): boolean => {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Of names and contents, not of dates: a fresh clone has none to trust. package.json counts: its `imports` decide
 * which file a name is.
 */
export const hashOfSources = (folder: string): string => {
  const hash = createHash('sha256');
  const files = ['package.json', 'package-lock.json', 'vite.config.ts'];
  for (const part of ['api', 'client', 'server', 'sql'])
    for (const entry of readdirSync(join(folder, part), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) files.push(relative(folder, join(entry.parentPath, entry.name)));
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  return hash.digest('hex');
};

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const built = await buildIfStale();
  console.log(built ? 'Construction terminée : dist/' : 'Rien à construire : dist/ est à jour.');
}
