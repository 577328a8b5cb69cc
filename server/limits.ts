import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type AugmentedRequest } from 'express-rate-limit';
import { Refusal } from './failure.ts';

const longest = 4096;
const most = 100;

/** An address of a question is short; control characters are in none (PostgreSQL keeps no NUL in the trace). */
export const boundedAddress: RequestHandler = (request, _response, next) => {
  const { originalUrl: url } = request;
  if (url.length > longest)
    throw new Refusal('parameter_invalid', undefined, `l’adresse dépasse ${longest} caractères`);
  if (url.split('&').length > most)
    throw new Refusal('parameter_invalid', undefined, `il y a plus de ${most} paramètres`);
  if (Object.entries(request.query).flat(2).some(isOdd))
    throw new Refusal('parameter_invalid', undefined, 'caractère de contrôle');
  next();
};

/** Control characters and halves of a pair: in no name, and no database keeps them all. */
export const isOdd = (text: unknown): boolean => typeof text === 'string' && /[\p{Cc}\p{Cs}]/u.test(text);

/** Requests per minute of one person, or of one address while no one has signed in. */
export const limitedRate = (perMinute: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Its checks of a set-up print warnings; the tests are ours.
    validate: false,
    keyGenerator: ({ session, ip, socket }) =>
      session.person
        ? JSON.stringify([session.person.iss, session.person.sub])
        : ipKeyGenerator(ip ?? socket.remoteAddress ?? ''),
    handler: (request, response, next, { limit }) => {
      const { rateLimit: counted } = request as AugmentedRequest;
      // The first of a minute tells of the haste; all of them would let one reader fill the trace.
      if ((counted?.used ?? 0) > Number(limit) + 1) response.locals.traced = true;
      next(new Refusal('too_many_requests'));
    },
  });
