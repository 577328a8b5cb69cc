import { createServer, type Server } from 'node:http';
import type { Express } from 'express';

export type Patience = { readonly headersMs: number; readonly requestMs: number; readonly idleMs: number };

/** Of a reader on a slow line; a body here is 1 MB at most. Who is slower holds a connection for nothing. */
export const patience: Patience = { headersMs: 10_000, requestMs: 20_000, idleMs: 65_000 };

/** Node answers 408 and closes when headers or a body do not come in time; it looks every second. */
export const createHttpServer = (
  app: Express,
  { headersMs, requestMs, idleMs }: Patience = patience,
): Server =>
  createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: idleMs,
      connectionsCheckingInterval: Math.min(1000, headersMs),
    },
    app as Parameters<typeof createServer>[1],
  );
