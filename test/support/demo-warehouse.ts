import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cp, mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from '#server/build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const prefix = 'caqes-test-demo-';
const lines = 16_000;

/**
 * A warehouse of one's own with both synthetic regions, published. Several test files want the same one and it takes a
 * minute: it is made once, as a user makes it, kept in the temporary folder under what it was made from, and copied into
 * a folder that holds nothing else, for the store stands beside it.
 */
export const demoWarehouse = async (): Promise<string> => {
  const kept = join(tmpdir(), prefix + hashOfMakers());
  if (!existsSync(join(kept, 'demo.json')))
    await alone(
      `${kept}.lock`,
      async () => {
        if (!existsSync(join(kept, 'demo.json'))) await make(kept);
      },
      () => undefined,
    );
  const warehouse = join(await mkdtemp(join(tmpdir(), 'caqes-warehouse-')), 'demo');
  await cp(kept, warehouse, { recursive: true, verbatimSymlinks: true });
  return warehouse;
};

/** Under its name only once it is whole. */
const make = async (kept: string): Promise<void> => {
  removeOld();
  const begun = await mkdtemp(join(tmpdir(), 'caqes-warehouse-'));
  const made = spawn('npm', ['run', 'data', '--', 'demo', '--lines', String(lines)], {
    cwd: root,
    env: { ...process.env, CAQES_WAREHOUSE: begun },
  });
  let said = '';
  made.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  made.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(made, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the demo could not be made (code ${code}):\n${said}`);
  await rename(begun, kept);
};

/** Those of other sources, unless someone made them today and may be reading them. */
const removeOld = () => {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const path = join(tmpdir(), name);
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - made > 86_400_000) rmSync(path, { recursive: true, force: true });
  }
};

/** Of all that a demo is made with: names and contents. */
const hashOfMakers = (): string => {
  const hash = createHash('sha256').update(String(lines));
  const files = ['package.json', 'package-lock.json'];
  for (const part of ['api', 'data', 'sql'])
    for (const entry of readdirSync(join(root, part), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length));
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
};
