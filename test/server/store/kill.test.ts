import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { traceFilter } from '#api/trace.ts';
import { openStore } from '#server/store/open.ts';
import type { StorePlace } from '#server/store/place.ts';
import { testDatabase, type TestDatabase } from '#test/support/postgres.ts';
import { startScript } from '#test/support/warehouse.ts';

let server: TestDatabase;
beforeAll(async () => {
  server = await testDatabase();
});
afterAll(() => server.drop());

/** Writes from another process until `rows` are acknowledged, kills it at once, and gives what it acknowledged. */
const killedAfter = (place: StorePlace, rows: number) =>
  new Promise<string[]>((resolve, reject) => {
    const child = startScript('store-writer.ts', [
      place.folder,
      ...(place.databaseUrl ? [place.databaseUrl] : []),
    ]);
    let [out, err] = ['', ''];
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString();
      if (out.split('\n').length > rows) child.kill('SIGKILL');
    });
    child.once('close', (_code, signal) => {
      // The last line may be cut: it was not acknowledged.
      if (signal === 'SIGKILL') resolve(out.split('\n').slice(1, -1));
      else reject(new Error(err));
    });
  });

test.each(['PGlite', 'PostgreSQL'])(
  'on %s what was acknowledged before each kill -9 is there after it',
  async (kind) => {
    const folder = join(mkdtempSync(join(tmpdir(), 'caqes-')), 'store');
    const place = { folder, databaseUrl: kind === 'PGlite' ? undefined : server.url };
    const acknowledged: string[] = [];
    for (const rows of [2, 60, 300]) acknowledged.push(...(await killedAfter(place, rows)));
    expect(acknowledged.length).toBeGreaterThan(360 - 10);
    const store = await openStore(place);
    const grants = new Map((await store.grants()).map(({ id, sub }) => [id, sub]));
    const requests = new Set<string>();
    for (let before: number | undefined; ;) {
      const page = await store.trace(traceFilter.parse({ limit: 1000, ...(before ? { before } : {}) }));
      for (const { request } of page) requests.add(request);
      before = page.at(-1)?.id;
      if (before === undefined) break;
    }
    for (const line of acknowledged) {
      const [what, first = '', second] = line.split(' ');
      if (what === 'trace') expect(requests).toContain(first);
      else expect(grants.get(Number(first))).toBe(second);
    }
    await store.close();
  },
  120_000,
);
