import type { Response } from 'express';
import { failures, mostFaults, type FailureBody, type FailureCode, type Fault } from '#api/failure.ts';
import { QueryTimeout } from './statement.ts';
import { StoreFailure } from './store/database.ts';

/** A request that gets a failure of the closed list; thrown where it is noticed, answered in one place. */
export class Refusal extends Error {
  readonly code: FailureCode;
  readonly parameter: string | undefined;
  readonly faults: readonly Fault[];
  /** `detail` follows the list's sentence, in French; it says what was expected, never what was received. */
  constructor(code: FailureCode, parameter?: string, detail?: string, faults: readonly Fault[] = []) {
    const { message } = failures[code];
    super(detail ? `${message.replace(/\.$/, '')} : ${detail}.` : message);
    this.code = code;
    this.parameter = parameter;
    this.faults = faults;
  }
}

/** The failure of the closed list that an error is to the reader; what is not foreseen tells nothing of itself. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof URIError) return new Refusal('question_unknown'); // a path that cannot be decoded
  if (error instanceof StoreFailure) return new Refusal('store_failure');
  return new Refusal(error instanceof QueryTimeout ? 'query_timeout' : 'engine_failure');
};

/** Sends the one error body (api/failure.ts); never kept by a cache. */
export const sendFailure = (response: Response, { code, message, parameter, faults }: Refusal): void => {
  const body: FailureBody = {
    error: {
      ...{ code, message },
      ...(parameter === undefined ? {} : { parameter }),
      ...(faults.length === 0 ? {} : { faults: faults.slice(0, mostFaults), fault_count: faults.length }),
      id: idOf(response),
    },
  };
  if (code === 'method_refused') response.set('Allow', 'GET, HEAD');
  response.removeHeader('ETag');
  response.set('Cache-Control', 'no-store').status(failures[code].status).json(body);
};

/** The id given to this exchange: a header of every reply, and the key to the log. */
export const idOf = (response: Response): string => String(response.getHeader('X-Request-Id'));
