import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A server behind a proxy: it answers on its port under the public name. */
export type Server = {
  readonly port: number;
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
};
export type Reply = {
  readonly status: number;
  readonly etag: string;
  readonly body: Buffer;
  readonly ms: number;
};

/** The built server on a port of its own, once it is ready. */
export const startServer = async (
  environment: Record<string, string>,
  publicUrl: string,
): Promise<Server> => {
  const port = await freePort();
  const child = spawn('node', ['dist/server/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ PORT: String(port), UV_THREADPOOL_SIZE: '16', CAQES_LOG_LEVEL: 'silent' },
      CAQES_RATE_PER_MINUTE: '1000000',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const isReady = () =>
    send(port, '/readyz', false, new URL(publicUrl), '').then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`a server ended with code ${child.exitCode}`);
    await sleep(100);
  }
  return {
    port,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const agent = new Agent({ keepAlive: true });

/** To a port of this machine, under the public name; `act`: a POST, as a page of ours sends it. */
export const send = (
  port: number,
  path: string,
  act: boolean,
  { host, origin }: URL,
  cookie: string,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const headers = { host, cookie, ...(act ? { origin } : {}) };
    request(
      { ...{ agent, port, path, headers }, host: '127.0.0.1', method: act ? 'POST' : 'GET' },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.once('error', reject);
        reply.once('end', () => {
          const told = { status: reply.statusCode ?? 0, etag: reply.headers.etag ?? '' };
          resolve({ ...told, body: Buffer.concat(chunks), ms: performance.now() - begun });
        });
      },
    )
      .once('error', reject)
      .end();
  });
