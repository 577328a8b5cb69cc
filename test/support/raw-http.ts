import { request } from 'node:http';
import { connect } from 'node:net';

export type RawReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

export type RawRequest = {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
};

/** Sends exactly this, without the tidying that fetch does to paths and headers. */
export const send = (
  url: string,
  { path, method = 'GET', headers = {}, body }: RawRequest,
): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { path, method, headers: { ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.once('error', reject);
    asked.end(body);
  });

/** Writes these bytes on a socket and gives all that comes back until the server closes it, or `ms` have passed. */
export const sendBytes = (url: string, parts: readonly string[], ms = 5000): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let said = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(said);
    };
    const timer = setTimeout(end, ms);
    socket.on('data', (chunk) => (said += chunk.toString()));
    socket.on('error', end);
    socket.once('close', end);
    socket.once('connect', () => {
      for (const part of parts) socket.write(part);
    });
  });
