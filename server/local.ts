import type { RequestHandler } from 'express';
import { Refusal } from './failure.ts';

/**
 * Without an identity provider the server answers readers of this machine only: another Host is a web page that
 * rebinds its name to 127.0.0.1, and a Forwarded header says that the reader is elsewhere. Both are only what the
 * reader says: with HOST=0.0.0.0 another machine may send « Host: localhost », so its address counts too.
 */
export const onlyLocalReaders: RequestHandler = (request, _response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const forwarded = Object.keys(request.headers).some((name) => /^(x-)?forwarded/.test(name));
  const here = isLoopback(request.socket.remoteAddress);
  if (!here || forwarded || !['localhost', '127.0.0.1', '[::1]'].includes(host))
    throw new Refusal('host_refused');
  next();
};

/** As node writes addresses: IPv4 plain, or mapped into IPv6 where the server listens on both. */
const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address));
