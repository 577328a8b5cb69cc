import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { buildIfStale } from './build.ts';
import { chosenWarehouse, hasPublication } from './config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** npm start: build what is stale, make the demo where there is nothing to serve, serve. The server's exit code. */
const start = async (): Promise<number> => {
  const { refusal, notice, demo } = planOf(process.env.CAQES_WAREHOUSE, root);
  if (refusal) {
    console.error(refusal);
    return 2;
  }
  if (notice) console.error(notice);
  await buildIfStale();
  if (demo) {
    const tsx = createRequire(import.meta.url).resolve('tsx/cli');
    const code = await run([tsx, join(root, 'data/main.ts'), 'demo', ...demo], process.env);
    if (code !== 0) return code;
  }
  return await run([join(root, 'dist/server/main.js')], serverEnvironment(process.env));
};

/** What `npm start` does with what it finds. */
export type Plan = {
  /** Nothing is started; why, for the person who starts it. */
  readonly refusal?: string;
  /** Said before all else. */
  readonly notice?: string;
  /** The demo is made, or its making resumed, with these options. */
  readonly demo?: readonly string[];
};

/** A demo killed half-way is finished, whoever named its folder; data that were imported are never covered by one. */
export const planOf = (named: string | undefined, folder: string): Plan => {
  const warehouse = chosenWarehouse(named, folder);
  const unfinished = unfinishedDemo(warehouse);
  const own = join(folder, 'warehouse');
  const forgotten = !named && warehouse !== own && holdsBatches(own);
  const notice = forgotten
    ? {
        notice:
          'warehouse/ a des données importées mais aucune publication : voici la démonstration ; ' +
          'pour servir vos données, lancez « npm run data -- publish ».',
      }
    : {};
  if (unfinished) return { ...notice, demo: unfinished };
  if (hasPublication(warehouse)) return notice;
  if (named && holdsBatches(warehouse))
    return {
      refusal: `${named} a des données importées mais aucune publication : lancez « npm run data -- publish ».`,
    };
  return { ...notice, demo: [] };
};

/** The options of the demo that was begun there and not finished; undefined where there is none. */
const unfinishedDemo = (warehouse: string): string[] | undefined => {
  const marker = join(warehouse, 'demo.json');
  if (!existsSync(marker)) return undefined;
  const { recipe, complete } = demoMarker.parse(JSON.parse(readFileSync(marker, 'utf8')));
  if (complete) return undefined;
  const { lines, seed } = demoRecipe.parse(JSON.parse(recipe));
  return ['--lines', String(lines), '--seed', String(seed)];
};

// As data/demo/generate.ts writes them.
const demoMarker = z.object({ recipe: z.string(), complete: z.boolean() });
const demoRecipe = z.object({ lines: z.number(), seed: z.number() });

/**
 * The server's environment. Long queries hold threads of libuv's pool, which file reads need too (trap 4): its size
 * counts only when set before the process starts. A person in front of a terminal wants the address, not each request.
 */
export const serverEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  UV_THREADPOOL_SIZE: '16',
  CAQES_LOG_LEVEL: 'warn',
  ...environment,
});

const holdsBatches = (warehouse: string): boolean => {
  const batches = join(warehouse, 'batches');
  return existsSync(batches) && readdirSync(batches).length > 0;
};

/** Runs node in the foreground, passing on signals; its exit code, 128 + 15 or 2 for a signal as shells do. */
const run = (parameters: string[], environment: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, { cwd: root, env: environment, stdio: 'inherit' });
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : 15));
    });
  });

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) process.exitCode = await start();
