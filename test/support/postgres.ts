import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** An empty database of a real PostgreSQL; `drop` erases it, and ends the cluster where it was started for it. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** On the cluster of TEST_DATABASE_URL, which .ci/run starts; else on one of its own. @throws where none is installed */
export const testDatabase = async (): Promise<TestDatabase> => {
  const cluster = process.env.TEST_DATABASE_URL ? null : startCluster();
  const address = cluster?.url ?? process.env.TEST_DATABASE_URL ?? '';
  const name = `caqes_${process.pid}_${Date.now()}`;
  await run(address, `create database ${name}`);
  const url = new URL(address);
  url.pathname = name;
  return {
    url: url.href,
    drop: async () => {
      await run(address, `drop database ${name} with (force)`);
      cluster?.stop();
    },
  };
};

const run = async (url: string, statement: string) => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const script = fileURLToPath(new URL('postgres.sh', import.meta.url));

const startCluster = () => {
  const folder = mkdtempSync(join(tmpdir(), 'caqes-postgres-'));
  const url = execFileSync(script, ['start', folder], { encoding: 'utf8' }).trim();
  return { url, stop: () => void execFileSync(script, ['stop', folder]) };
};
