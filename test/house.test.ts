import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = { dependencies: Record<string, string>; devDependencies: Record<string, string> };

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);

// A malicious release of the engine's packages was once published: nothing moves without a commit.
test('every dependency is pinned to an exact version, and the lock names no host', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+(-[\w.]+)?$/);
  }
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  expect(read('.npmrc')).toContain('ignore-scripts=true');
});

test('what is drawn up here keeps to the house: its folders, its SQL, no data', () => {
  const rooms = new Set(tracked.filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
  expect([...rooms].sort()).toEqual(['.ci', 'api', 'client', 'data', 'docs', 'server', 'sql', 'test']);
  expect(tracked.filter((name) => /\.(parquet|gz|zip|duckdb)$/i.test(name))).toEqual([]);
  const clientAndServer = tracked.filter((name) => /^(client|server)\/.*\.tsx?$/.test(name));
  for (const name of clientAndServer) expect(`${name}: ${read(name)}`).not.toMatch(/\bcopy\s.+\sto\s'/i);
});

test('no source file is longer than 250 lines', () => {
  const sources = tracked.filter((name) => /^(api|client|data|server)\/.*\.(ts|tsx|css)$/.test(name));
  const long = sources.filter((name) => read(name).split('\n').length > 251);
  expect(long).toEqual([]);
});
