import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect } from 'vitest';
import { roles, type GrantRequest, type Role } from '#api/access.ts';
import { failureBody } from '#api/failure.ts';
import { createApp } from '#server/app.ts';
import { createHttpServer, patience, type Patience } from '#server/http.ts';
import type { IdentityConfig } from '#server/identity/config.ts';
import type { Questions } from '#server/questions.ts';
import type { Store } from '#server/store/store.ts';
import { createWarehouse, type Warehouse } from '#server/warehouse.ts';
import { testQuestions } from './server-questions.ts';
import { testStore } from './store.ts';

/** The real server on a port of its own; `log` collects its lines, `close` waits for its last reply. */
export type TestServer = {
  readonly url: string;
  readonly warehouse: Warehouse;
  readonly store: Store;
  readonly log: Record<string, unknown>[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** Writes as a page of this server does. */
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** In local mode: headers that make their sender this reader of the demo. */
  readonly as: (role: Role) => Promise<Record<string, string>>;
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
  readonly ratePerMinute?: number;
  readonly identityConfig?: IdentityConfig | null;
  /** Stays open when the server closes; else it has one of its own. */
  readonly store?: Store;
  readonly patience?: Patience;
};

export const startServer = async (options: TestServerOptions): Promise<TestServer> => {
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'info' },
    { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const identityConfig = options.identityConfig ?? null;
  const store = options.store ?? (await testStore());
  if ((await store.grants()).length === 0) await store.grant(wideReader, 'test');
  const warehouse = createWarehouse({
    folder: options.folder,
    questions: options.questions ?? testQuestions(),
    identified: identityConfig !== null,
    queryTimeoutMs: options.queryTimeoutMs ?? 20_000,
    queriesAtOnce: options.queriesAtOnce ?? 2,
    pollMs: options.pollMs ?? 1000,
    onChange: (publication) => logger.info({ publication, event: 'publication opened' }),
    onFailure: (publication) => logger.error({ publication, event: 'publication not opened' }),
  });
  await warehouse.refresh().catch(() => undefined);
  const app = createApp({
    warehouse,
    store,
    identityConfig,
    client: options.client ?? (await mkdtemp(join(tmpdir(), 'caqes-client-'))),
    cacheBytes: options.cacheBytes ?? 1_000_000,
    ratePerMinute: options.ratePerMinute ?? 1_000_000,
    trustProxy: 0,
    log: logger,
  });
  const server = createHttpServer(app, options.patience ?? patience);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const post: TestServer['post'] = (path, body, headers = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
      body: JSON.stringify(body),
    });
  return {
    url,
    warehouse,
    store,
    log,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers }),
    post,
    as: async (persona) => {
      const reply = await post('/api/session/persona', { persona });
      if (reply.status !== 200) throw new Error(`no reader ${persona}: ${await reply.text()}`);
      return {
        cookie: reply.headers
          .getSetCookie()
          .map((each) => each.split(';')[0])
          .join('; '),
      };
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close(() => {
          warehouse.close();
          if (options.store) resolve();
          else store.close().then(resolve, reject);
        });
        server.closeAllConnections();
      }),
  };
};

/** What each reader of the demo sends to be himself. */
export const readersOf = async ({ as }: TestServer): Promise<ReadonlyMap<Role, Record<string, string>>> => {
  const readers = new Map<Role, Record<string, string>>();
  for (const role of roles) readers.set(role, await as(role));
  return readers;
};

/** A refusal, as its reader is told of it, the id of the request apart. @throws ZodError where the reply is none */
export const refusal = async (reply: Response) => {
  const { id, ...told } = failureBody.parse(await reply.json()).error;
  expect(id).not.toBe('');
  return { status: reply.status, ...told };
};

/** The reader that the local mode opens with, over both regions of the fixture: most tests ask as this one. */
const wideReader: GrantRequest = {
  iss: 'local',
  sub: 'ars',
  name: 'Agence régionale de santé',
  role: 'ars',
  regions: ['75', '27'],
  departements: [],
  establishments: [],
  rpps: null,
  clear_rpps: false,
  from: '2000-01-01',
  to: null,
};
