import type { RequestHandler } from 'express';
import { Refusal } from './failure.ts';
import { originOf } from './host.ts';

/**
 * What changes something comes from a page of this server, and says so (CSRF): a browser always tells Origin or
 * Sec-Fetch-Site of such a request. Reading the API from another site's page is refused too, links to it are not:
 * the answer would be kept from that page anyway, but the trace would say that the reader asked.
 */
export const sameOrigin =
  (publicUrl: URL | null): RequestHandler =>
  (request, _response, next) => {
    const { origin, host, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers;
    if (request.method === 'GET' || request.method === 'HEAD') {
      const fromElsewhere = site === 'cross-site' || site === 'same-site';
      if (fromElsewhere && mode !== 'navigate' && /^\/api\//i.test(request.path))
        throw new Refusal('origin_refused');
    } else {
      const said = origin !== undefined || site !== undefined;
      const ours =
        (origin === undefined || origin === originOf(publicUrl, host)) &&
        (site === undefined || site === 'same-origin');
      if (!said || !ours) throw new Refusal('origin_refused');
    }
    next();
  };
