import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { Router, type ErrorRequestHandler } from 'express';

/**
 * The built client: hashed files for ever, the page never kept, and the page for every view that a link names.
 * A path with an extension is a file, not a view: a missing one is not answered by the page.
 */
export const clientFiles = (folder: string): Router => {
  const router = Router();
  router.use((_, response, next) => {
    response.set('Content-Security-Policy', policy);
    next();
  });
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  router.get('/{*view}', (request, response) => {
    response.set('Cache-Control', 'no-store');
    if (extname(request.path) !== '' || !request.accepts('html'))
      return void response.status(404).type('text/plain').send('Introuvable.\n');
    if (!existsSync(join(folder, 'index.html')))
      return void response
        .status(503)
        .type('text/plain')
        .send('L’interface n’est pas construite : lancez « npm run build ».\n');
    response.sendFile('index.html', { root: folder, cacheControl: false });
  });
  router.use((_, response) => void response.status(404).type('text/plain').send('Introuvable.\n'));
  router.use(refused);
  return router;
};

/**
 * What a page may load and do: what this server sends, and images it draws itself to export a chart. The one style
 * written into the page is Mantine's, which stills transitions while the colour scheme changes: allowed by its hash
 * (the nonce comes with the pages of issue 3). Chromium reports no violation with it.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'sha256-YnKuEvjaN783x0dCI08wT+XSJaOmEZ29BpHKUGflcY0='",
  "img-src 'self' data: blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

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
