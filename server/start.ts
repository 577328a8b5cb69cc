import { spawn } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.ts';
import { chosenWarehouse, hasPublication } from './config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** npm start: build what is stale, make the demo where there is nothing to serve, serve. The server's exit code. */
const start = async (): Promise<number> => {
  const named = process.env.CAQES_WAREHOUSE;
  const warehouse = chosenWarehouse(named, root);
  if (!hasPublication(warehouse) && named && holdsBatches(warehouse)) {
    console.error(
      `${named} a des données importées mais aucune publication : lancez « npm run data -- publish ».`,
    );
    return 2;
  }
  await buildIfStale();
  if (!hasPublication(warehouse)) {
    const tsx = createRequire(import.meta.url).resolve('tsx/cli');
    const code = await run([tsx, join(root, 'data/main.ts'), 'demo'], process.env);
    if (code !== 0) return code;
  }
  return await run([join(root, 'dist/server/main.js')], serverEnvironment(process.env));
};

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
