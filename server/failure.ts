import type { Response } from 'express';
import { failures, type FailureBody, type FailureCode } from '#api/failure.ts';

/** A request that gets a failure of the closed list; thrown where it is noticed, answered in one place. */
export class Refusal extends Error {
  readonly code: FailureCode;
  readonly parameter: string | undefined;
  /** `detail` follows the list's sentence, in French; it says what was expected, never what was received. */
  constructor(code: FailureCode, parameter?: string, detail?: string) {
    const { message } = failures[code];
    super(detail ? `${message.replace(/\.$/, '')} : ${detail}.` : message);
    this.code = code;
    this.parameter = parameter;
  }
}

/** Sends the one error body (api/failure.ts); never kept by a cache. */
export const sendFailure = (response: Response, { code, message, parameter }: Refusal): void => {
  const body: FailureBody = {
    error: { code, message, ...(parameter === undefined ? {} : { parameter }), id: idOf(response) },
  };
  if (code === 'method_refused') response.set('Allow', 'GET, HEAD');
  response.removeHeader('ETag');
  response.set('Cache-Control', 'no-store').status(failures[code].status).json(body);
};

/** The id given to this exchange: a header of every reply, and the key to the log. */
export const idOf = (response: Response): string => String(response.getHeader('X-Request-Id'));
