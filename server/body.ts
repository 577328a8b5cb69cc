import express, { type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { Refusal } from './failure.ts';
import { isOdd } from './limits.ts';

const json: RequestHandler = express.json({
  limit: '16kb',
  strict: true,
  inflate: false,
  type: 'application/json',
});

/** Reads a small JSON body and no other: forms and plain text are what another site's page can send unasked. */
export const jsonBody: RequestHandler = (request, response, next) => {
  if (hasBody(request) && !request.is('application/json'))
    throw new Refusal('body_refused', undefined, 'Content-Type: application/json');
  void json(request, response, (error?: unknown) => {
    if (error === undefined) next();
    else next(new Refusal(isTooLarge(error) ? 'body_too_large' : 'body_refused'));
  });
};

/** The body as a contract of api/ reads it. Throws body_refused, with the field and what it should hold. */
export const readBody = <T extends z.ZodType>(schema: T, request: Request): z.output<T> => {
  const parsed = schema.safeParse(request.body, { error: z.locales.fr().localeError });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const [field] = issue?.path ?? [];
    if (typeof field !== 'string') throw new Refusal('body_refused');
    throw new Refusal('body_refused', field, `${field}, ${issue?.message ?? ''}`);
  }
  const odd = Object.entries(parsed.data as object).find(([, value]) => [value].flat().some(isOdd));
  if (odd) throw new Refusal('body_refused', odd[0], `${odd[0]}, caractère de contrôle`);
  return parsed.data;
};

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large';
