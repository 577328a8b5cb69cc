import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Fault } from '#api/failure.ts';
import { Refusal } from './failure.ts';
import { isOdd } from './limits.ts';

const jsonUpTo = (limit: string): RequestHandler =>
  express.json({ limit, strict: true, inflate: false, type: 'application/json' });
const small = jsonUpTo('16kb');
const large = jsonUpTo('512kb');
const csv: RequestHandler = express.raw({ limit: '1mb', inflate: false, type: 'text/csv' });

/**
 * The JSON body of a request, as a contract of api/ reads it: forms and plain text are what another site's page can send
 * unasked. 16 kB at most, 512 where `size` says large. Throws body_too_large, or body_refused with the field and what it
 * should hold; of a list, each value at fault.
 */
export const readBody = async <T extends z.ZodType>(
  schema: T,
  request: Request,
  response: Response,
  size: 'small' | 'large' = 'small',
): Promise<z.output<T>> => {
  if (hasBody(request) && !request.is('application/json'))
    throw new Refusal('body_refused', undefined, 'Content-Type: application/json');
  await parse(size === 'small' ? small : large, request, response);
  const parsed = schema.safeParse(request.body, { error: z.locales.fr().localeError });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const [field] = issue?.path ?? [];
    if (typeof field !== 'string') throw new Refusal('body_refused');
    const faults = parsed.error.issues.flatMap(faultOf);
    throw new Refusal('body_refused', field, `${field}, ${issue?.message ?? ''}`, faults);
  }
  const odd = Object.entries(parsed.data as object).find(([, value]) => [value].flat().some(isOdd));
  if (odd) throw new Refusal('body_refused', odd[0], `${odd[0]}, caractère de contrôle`);
  return parsed.data;
};

/** The CSV file that is the body of a request, 1 MB at most. Throws body_too_large, or file_refused where it is none. */
export const readFileBody = async (request: Request, response: Response): Promise<Buffer> => {
  if (!request.is('text/csv')) throw new Refusal('file_refused', undefined, 'Content-Type: text/csv');
  try {
    await parse(csv, request, response);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'body_refused') throw new Refusal('file_refused');
    throw error;
  }
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
};

/** What is wrong with one value of a list, by its place and field. */
const faultOf = ({ path: [, index, field], message }: z.core.$ZodIssue): Fault[] =>
  typeof index === 'number'
    ? [{ index, ...(field === undefined ? {} : { field: String(field) }), message }]
    : [];

const parse = (parser: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void parser(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(new Refusal(isTooLarge(error) ? 'body_too_large' : 'body_refused'));
    });
  });

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large';
