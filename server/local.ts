import type { RequestHandler } from 'express';
import { Refusal } from './failure.ts';

/**
 * Without an identity provider the server answers readers of this machine only: another Host is a web page that
 * rebinds its name to 127.0.0.1, and a Forwarded header says that the reader is elsewhere.
 */
export const onlyLocalReaders: RequestHandler = (request, _response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const forwarded = Object.keys(request.headers).some((name) => /^(x-)?forwarded/.test(name));
  if (forwarded || !['localhost', '127.0.0.1', '[::1]'].includes(host)) throw new Refusal('host_refused');
  next();
};
