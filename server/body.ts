import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { Refusal } from './failure.ts';
import { isOdd } from './limits.ts';

const json: RequestHandler = express.json({
  limit: '16kb',
  strict: true,
  inflate: false,
  type: 'application/json',
});

/**
 * The small JSON body of a request, as a contract of api/ reads it: forms and plain text are what another site's page can
 * send unasked. Throws body_too_large, or body_refused with the field and what it should hold.
 */
export const readBody = async <T extends z.ZodType>(
  schema: T,
  request: Request,
  response: Response,
): Promise<z.output<T>> => {
  if (hasBody(request) && !request.is('application/json'))
    throw new Refusal('body_refused', undefined, 'Content-Type: application/json');
  await parse(request, response);
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

const parse = (request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void json(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(new Refusal(isTooLarge(error) ? 'body_too_large' : 'body_refused'));
    });
  });

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large';
