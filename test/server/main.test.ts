import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '#api/publication.ts';
import { firstId, temporaryWarehouse, writePublication } from '#test/support/publication.ts';

// The built server and npm start, as processes of their own.

const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const built = ['dist/server/main.js'];
const start = [tsx, 'server/start.ts'];

/** Runs node with only these variables set; collects both outputs. */
const run = (parameters: string[], environment: Record<string, string>) => {
  const child = spawn(process.execPath, parameters, { env: { PATH: process.env.PATH, ...environment } });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, output, exit };
};

/** The address on the last line, once it is printed. */
const address = async (output: { out: string }): Promise<string> => {
  await expect.poll(() => output.out, { timeout: 60_000, interval: 50 }).toContain('Observatoire CAQES');
  return /http:\/\/\S+/.exec(output.out.trim().split('\n').at(-1) ?? '')?.[0] ?? '';
};

const stop = async (child: ChildProcess, signal: NodeJS.Signals, exit: Promise<number | null>) => {
  child.kill(signal);
  return await exit;
};

let warehouse: string;
beforeAll(async () => {
  warehouse = await temporaryWarehouse();
  await writePublication(warehouse);
  const { exit, output } = run([tsx, 'server/build.ts'], {});
  if ((await exit) !== 0) throw new Error(output.err);
});

describe('the built server', () => {
  test.each<NodeJS.Signals>(['SIGTERM', 'SIGINT'])(
    'prints its address, answers, and ends well on %s',
    async (signal) => {
      const { child, output, exit } = run(built, { CAQES_WAREHOUSE: warehouse, PORT: '0' });
      const url = await address(output);
      expect(output.out).toMatch(
        new RegExp(
          `^Mode local : .+ le rôle à voir\\.\nObservatoire CAQES : http://127\\.0\\.0\\.1:\\d+ {2}\\(publication ${firstId}, [\\w-]+\\)\n$`,
        ),
      );
      expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ok', publication: firstId });
      const catalogue = await fetch(`${url}/api/catalogue`, { headers: { accept: 'application/json' } });
      // The declared ones come after.
      expect(((await catalogue.json()) as unknown[]).slice(0, 2)).toMatchObject([
        { indicator: 'phev_evolution' },
        { indicator: 'generic_repertoire' },
      ]);
      expect(await (await fetch(url)).text()).toContain('<!doctype html>');
      expect(await stop(child, signal, exit)).toBe(0);
      const lines = output.err
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { level: number });
      expect(lines.map(({ level }) => level)).toEqual(lines.map(() => 30));
    },
  );

  test('says in one sentence that there is nothing to serve', async () => {
    const { exit, output } = run(built, { CAQES_WAREHOUSE: await temporaryWarehouse() });
    expect(await exit).toBe(2);
    expect(output.err).toMatch(/^Aucune publication à servir dans .+ : lancez « npm start ».*\n$/);
  });

  test('says in one sentence that a publication does not open', async () => {
    const broken = await temporaryWarehouse();
    await writeFile(join(broken, 'current'), firstId);
    const { exit, output } = run(built, { CAQES_WAREHOUSE: broken, CAQES_LOG_LEVEL: 'silent' });
    expect(await exit).toBe(2);
    expect(output.err).toMatch(/^La publication de .+ ne s’ouvre pas : .*ENOENT.*\n$/);
  });

  test('says what to do of a publication that a former version wrote: data are published anew, a demo is made again', async () => {
    const former = await temporaryWarehouse();
    await writePublication(former);
    const file = join(former, 'publications', firstId, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
    const tables = manifest.tables.filter(({ name }) => name !== 'indicator_period');
    await writeFile(file, JSON.stringify({ ...manifest, tables }));
    const { exit, output } = run(built, { CAQES_WAREHOUSE: former, CAQES_LOG_LEVEL: 'silent' });
    expect(await exit).toBe(2);
    expect(output.err).toMatch(/^La publication de .+ ne s’ouvre pas : .*indicator_period.*\n$/);
    expect(output.err).toContain('republiez vos données (« npm run data -- publish »)');
    expect(output.err).toContain('une démonstration, supprimez son dossier et relancez « npm start »');
  });

  test('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = other.address();
    const port = typeof taken === 'object' && taken ? taken.port : 0;
    const { exit, output } = run(built, {
      CAQES_WAREHOUSE: warehouse,
      PORT: String(port),
      CAQES_LOG_LEVEL: 'warn',
    });
    expect(await exit).toBe(2);
    expect(output.err).toBe(`Le port ${port} est déjà pris : arrêtez l’autre serveur ou choisissez PORT.\n`);
    other.close();
  });

  test('says in one sentence that the environment is wrong', async () => {
    const { exit, output } = run(built, { PORT: 'http' });
    expect(await exit).toBe(2);
    expect(output.err).toBe('Environnement refusé. PORT : numéro de port attendu, entier de 0 à 65535.\n');
  });
});

describe('npm start', () => {
  test('serves what is there, quietly, and passes the signal on', async () => {
    const { child, output, exit } = run(start, { CAQES_WAREHOUSE: warehouse, PORT: '0' });
    expect((await fetch(`${await address(output)}/healthz`)).status).toBe(200);
    expect(await stop(child, 'SIGTERM', exit)).toBe(0);
    expect(output.err).toBe('');
  });

  test('does not put the demo over data that was imported', async () => {
    const imported = await temporaryWarehouse();
    await mkdir(join(imported, 'batches', 'b1'), { recursive: true });
    const { exit, output } = run(start, { CAQES_WAREHOUSE: imported });
    expect(await exit).toBe(2);
    expect(output.err).toMatch(
      /a des données importées mais aucune publication : lancez « npm run data -- publish »\.\n$/,
    );
  });
});
