import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import compression from 'compression';
import express, { Router, type ErrorRequestHandler } from 'express';
import { nonceOf } from './headers.ts';

/**
 * The built client, compressed: hashed files for ever, the page never kept, and the page for every view that a link names.
 * The page carries the nonce that its reply allows styles by: a kept one would have that of another reply.
 * A path with an extension is a file, not a view: a missing one is not answered by the page.
 */
export const clientFiles = (folder: string): Router => {
  const router = Router();
  router.use(compression());
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  router.get('/{*view}', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    if (extname(request.path) !== '' || !request.accepts('html'))
      return void response.status(404).type('text/plain').send('Introuvable.\n');
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined)
      return void response
        .status(503)
        .type('text/plain')
        .send('L’interface n’est pas construite : lancez « npm run build ».\n');
    response.type('html').send(page.replace('__CSP_NONCE__', nonceOf(response)));
  });
  router.use((_, response) => void response.status(404).type('text/plain').send('Introuvable.\n'));
  router.use(refused);
  return router;
};

/**
 * A range that the file does not have (416), a condition that fails (412), a path that is malformed (400): the
 * reader's fault, with its status, and nothing for the log. What is not is passed on.
 */
const refused: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  if (response.headersSent || !(status >= 400 && status < 500)) {
    next(error);
    return;
  }
  for (const ofTheFile of ['ETag', 'Last-Modified', 'Accept-Ranges']) response.removeHeader(ofTheFile);
  response.set('Cache-Control', 'no-store').status(status).type('text/plain').send('Requête refusée.\n');
};
