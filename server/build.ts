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
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/sources.sha256');
const lock = join(root, 'dist/build.lock');

/** Builds client and server with Vite when their sources are not those of the last build. True when it built. */
export const buildIfStale = async (): Promise<boolean> => (isStale() ? await alone(build) : false);

const isStale = () => !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashOfSources();

const build = async (): Promise<boolean> => {
  if (!isStale()) return false; // another process has just built the same
  const sources = hashOfSources();
  rmSync(stamp, { force: true }); // a build that fails half-way must not look finished
  process.env.NODE_ENV = 'production'; // a test that starts the product would else build React's development half
  const vite = await import('vite'); // half a second that later starts do not pay
  const configFile = join(root, 'vite.config.ts');
  await vite.build({ configFile, logLevel: 'warn' });
  await vite.build({ configFile, logLevel: 'warn', build: { ssr: true, copyPublicDir: false } });
  writeFileSync(stamp, sources);
  return true;
};

/** One build at a time: each empties dist/. The lock holds a pid and is taken over if that process is dead. */
const alone = async <T>(work: () => Promise<T>): Promise<T> => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  while (!locked()) await sleep(200);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const locked = (): boolean => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(lock)) rmSync(lock, { force: true });
    return false;
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

/** Of names and contents, not of dates: a fresh clone has none to trust. */
const hashOfSources = (): string => {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'vite.config.ts'];
  for (const folder of ['api', 'client', 'server', 'sql'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length));
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
};

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const built = await buildIfStale();
  console.log(built ? 'Construction terminée : dist/' : 'Rien à construire : dist/ est à jour.');
}
