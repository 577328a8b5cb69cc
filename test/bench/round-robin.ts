import { Agent, createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';

/** A proxy that gives each request to the next server of its turn. */
export type RoundRobin = {
  readonly url: string;
  /** From now on, these ports of this machine. */
  readonly to: (ports: readonly number[]) => void;
  /** Requests that a port has not answered yet. */
  readonly inFlight: (port: number) => number;
  /** Of the requests that a server took and did not answer, when each began (performance.now). */
  readonly lost: readonly number[];
  readonly close: () => Promise<void>;
};

/**
 * What a server refuses to take goes to the next one, for nothing of it was sent; what it took and did not answer is lost,
 * and told as 502: sending it again is for who knows that it may be done twice.
 */
export const startRoundRobin = async (): Promise<RoundRobin> => {
  const agent = new Agent({ keepAlive: true });
  const pending = new Map<number, number>();
  const lost: number[] = [];
  let targets: readonly number[] = [];
  let turn = 0;

  const forward = (
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    ports: readonly number[],
  ) => {
    const [port = 0, ...others] = ports;
    const began = performance.now();
    const count = (more: number) => void pending.set(port, (pending.get(port) ?? 0) + more);
    const lose = () => {
      lost.push(began);
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    };
    count(1);
    send(
      {
        ...{ agent, port, host: '127.0.0.1', method: request.method, path: request.url },
        headers: { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress ?? '' },
      },
      (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.once('error', lose).pipe(response);
      },
    )
      .once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED' && others.length > 0) forward(request, body, response, others);
        else if (!response.headersSent) lose();
      })
      .once('close', () => {
        count(-1);
      })
      .end(body);
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      const first = turn++ % targets.length;
      forward(request, Buffer.concat(chunks), response, [
        ...targets.slice(first),
        ...targets.slice(0, first),
      ]);
    });
  });
  server.keepAliveTimeout = 600_000; // a busy machine would close it under the feet of the next request
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    to: (ports) => {
      targets = ports;
    },
    inFlight: (port) => pending.get(port) ?? 0,
    lost,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
