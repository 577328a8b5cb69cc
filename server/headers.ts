import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** An id for the log, and the style nonce of the page, of each exchange. */
export const identified: RequestHandler = (_request, response, next) => {
  response.locals.nonce = randomBytes(16).toString('base64');
  response.set('X-Request-Id', randomUUID());
  next();
};

export const nonceOf = (response: Response): string => String(response.locals.nonce);

/** What a page of ours may load and do, and what others may do with it. `secure`: the public address is https. */
export const guarded = (secure: boolean): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy(secure) },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }),
  (_request, response, next) => {
    response.set('Permissions-Policy', permissions);
    next();
  },
];

/**
 * What this server sends, and images that the page draws itself to export a chart. Of the two kinds of style that
 * Mantine writes into the page, the one that stills transitions while the colour scheme changes has no nonce: allowed
 * by its hash.
 */
const policy = (secure: boolean) => ({
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: [
    "'self'",
    (_: IncomingMessage, response: ServerResponse) => `'nonce-${nonceOf(response as Response)}'`,
    "'sha256-YnKuEvjaN783x0dCI08wT+XSJaOmEZ29BpHKUGflcY0='",
  ],
  imgSrc: ["'self'", 'data:', 'blob:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  ...(secure ? { upgradeInsecureRequests: [] } : {}),
});

const permissions = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');
