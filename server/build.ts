import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/sources.sha256');

/** Builds client and server with Vite when their sources are not those of the last build. True when it built. */
export const buildIfStale = async (): Promise<boolean> => {
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false;
  rmSync(stamp, { force: true }); // a build that fails half-way must not look finished
  const { build } = await import('vite'); // half a second that later starts do not pay
  const configFile = join(root, 'vite.config.ts');
  await build({ configFile, logLevel: 'warn' });
  await build({ configFile, logLevel: 'warn', build: { ssr: true, copyPublicDir: false } });
  writeFileSync(stamp, sources);
  return true;
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
