import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { roles, type Role } from '#api/access.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One reply: milliseconds from the request to the last byte. */
export type Reply = {
  readonly ms: number;
  readonly status: number;
  readonly bytes: number;
  readonly etag: string;
  readonly body: Buffer;
};

/** The built server on a warehouse, as `npm run serve` starts it. */
export type Product = {
  readonly url: string;
  /** Milliseconds from the start of the process to the first answer of a question. */
  readonly startMs: number;
  readonly get: (path: string, role: Role, headers?: Record<string, string>) => Promise<Reply>;
  /** Resident memory of the server now, in bytes. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
};

/** Starts it; `environment` beside its own. Every role of the demo has a session. */
export const startProduct = async (
  warehouse: string,
  environment: Record<string, string> = {},
): Promise<Product> => {
  const begun = performance.now();
  const child = spawn('node', ['dist/server/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ CAQES_WAREHOUSE: warehouse, PORT: '0', UV_THREADPOOL_SIZE: '16', CAQES_LOG_LEVEL: 'silent' },
      CAQES_RATE_PER_MINUTE: '1000000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/[\w.[\]:]+:\d+/.exec(said);
      if (address) resolve(address[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code}: ${said}`)));
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const plain = (path: string, headers: Record<string, string>) => send(`${url}${path}`, agent, headers);
  await plain('/api/publication', { accept });
  const startMs = performance.now() - begun;
  const cookies = new Map<Role, string>();
  for (const role of roles) cookies.set(role, await sessionOf(url, role));
  return {
    url,
    startMs,
    get: (path, role, headers = {}) => plain(path, { accept, cookie: cookies.get(role) ?? '', ...headers }),
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    stop: async () => {
      agent.destroy();
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const accept = 'application/vnd.apache.arrow.stream';

const send = (address: string, agent: Agent, headers: Record<string, string>): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    request(address, { agent, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.once('error', reject);
      reply.once('end', () => {
        const body = Buffer.concat(chunks);
        const etag = reply.headers.etag ?? '';
        resolve({
          ms: performance.now() - begun,
          status: reply.statusCode ?? 0,
          bytes: body.length,
          etag,
          body,
        });
      });
    })
      .once('error', reject)
      .end();
  });

const sessionOf = async (url: string, persona: Role): Promise<string> => {
  const reply = await fetch(`${url}/api/session/persona`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ persona }),
  });
  if (!reply.ok) throw new Error(`no reader ${persona}: ${await reply.text()}`);
  return reply.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
};
