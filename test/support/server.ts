import { createServer } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from '#server/app.ts';
import type { Questions } from '#server/questions.ts';
import { createWarehouse, type Warehouse } from '#server/warehouse.ts';
import { testQuestions } from './server-questions.ts';

/** The real server on a port of its own; `log` collects its lines, `close` waits for its last reply. */
export type TestServer = {
  readonly url: string;
  readonly warehouse: Warehouse;
  readonly log: Record<string, unknown>[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly close: () => Promise<void>;
};

export type TestServerOptions = {
  readonly folder: string;
  readonly questions?: Questions;
  readonly queryTimeoutMs?: number;
  readonly queriesAtOnce?: number;
  readonly pollMs?: number;
  readonly client?: string;
  readonly cacheBytes?: number;
};

export const startServer = async (options: TestServerOptions): Promise<TestServer> => {
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'info' },
    { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const warehouse = createWarehouse({
    folder: options.folder,
    questions: options.questions ?? testQuestions(),
    queryTimeoutMs: options.queryTimeoutMs ?? 20_000,
    queriesAtOnce: options.queriesAtOnce ?? 2,
    pollMs: options.pollMs ?? 1000,
    onChange: (publication) => logger.info({ publication, event: 'publication opened' }),
    onFailure: (publication) => logger.error({ publication, event: 'publication not opened' }),
  });
  await warehouse.refresh().catch(() => undefined);
  const client = options.client ?? (await mkdtemp(join(tmpdir(), 'caqes-client-')));
  const server = createServer(
    createApp({ warehouse, client, cacheBytes: options.cacheBytes ?? 1_000_000, log: logger }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url,
    warehouse,
    log,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          warehouse.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
