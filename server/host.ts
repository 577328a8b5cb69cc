import type { RequestHandler } from 'express';
import { Refusal } from './failure.ts';

/**
 * Answers readers of this machine only, while there is no identity provider. Any name that resolves here could be used
 * by a page of another origin (DNS rebinding), and a proxy would open it to others. Host and Forwarded are only what the
 * reader says: with HOST=0.0.0.0 another machine may send « Host: localhost », so its address counts too.
 */
export const onlyLocalReaders: RequestHandler = (request, _response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const forwarded = Object.keys(request.headers).some((name) => /^(x-)?forwarded/.test(name));
  const here = isLoopback(request.socket.remoteAddress);
  if (!here || forwarded || !['localhost', '127.0.0.1', '[::1]'].includes(host))
    throw new Refusal(
      'host_refused',
      undefined,
      'sans fournisseur d’identité il ne répond qu’à localhost, sans intermédiaire',
    );
  next();
};

/** Answers to its public name only: a link or a cookie made for another name would be someone else's. */
export const onlyHost =
  (publicUrl: URL): RequestHandler =>
  (request, _response, next) => {
    if (withPort(request.headers.host ?? '', publicUrl) !== withPort(publicUrl.host, publicUrl))
      throw new Refusal('host_refused');
    next();
  };

/** A page of this server, as a browser names it in Origin. */
export const originOf = (publicUrl: URL | null, host: string | undefined): string =>
  publicUrl ? publicUrl.origin : `http://${host ?? ''}`;

const withPort = (host: string, { protocol }: URL): string =>
  (/:\d+$/.test(host) ? host : `${host}:${protocol === 'https:' ? 443 : 80}`).toLowerCase();

/** As node writes addresses: IPv4 plain, or mapped into IPv6 where the server listens on both. */
const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address));
