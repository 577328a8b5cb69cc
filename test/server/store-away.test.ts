import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { openPostgres } from '#server/store/postgres.ts';
import { storeOver } from '#server/store/over.ts';
import { testDatabase, type TestDatabase } from '#test/support/postgres.ts';
import { temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

// A database that is stuck, then gone: 503 in our words, within its time, and answers again afterwards.

let database: TestDatabase;
let server: TestServer;
let other: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  // Well above what a loaded machine needs to answer.
  const open = await openPostgres(database.url, 3_000);
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, store: storeOver(open.database, open.close) });
  other = new pg.Client(database.url);
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await server.close();
  await server.store.close();
  await database.drop();
});

const asked = async () => {
  const reply = await server.get('/api/places', { accept: 'application/json' });
  const body = (await reply.json()) as { error?: { code: string } };
  return `${reply.status} ${body.error?.code ?? 'ok'}`;
};

test.each([
  ['the trace', 'trace', '503 trace_failure'],
  ['the accesses', 'access_grant', '503 store_failure'],
])('stuck on %s', async (_, table, expected) => {
  expect(await asked()).toBe('200 ok');
  await other.query(`begin; lock table ${table} in access exclusive mode`);
  const start = performance.now();
  expect(await asked()).toBe(expected);
  expect(performance.now() - start).toBeLessThan(30_000);
  await other.query('rollback');
  await expect.poll(asked, { timeout: 60_000 }).toBe('200 ok');
});

test('its connections cut', async () => {
  const cut =
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()';
  await other.query(cut);
  await expect.poll(asked, { timeout: 60_000 }).toBe('200 ok');
});

test('what a failure says of the store is no value of it', () => {
  const lines = JSON.stringify(server.log);
  expect(lines).toContain('store_failure');
  expect(lines).not.toMatch(/insert into|select |local demo/);
});
