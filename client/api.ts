import { tableFromIPC, Type, type Table } from '@uwdata/flechette';
import type { z } from 'zod';
import type { FailureBody, FailureCode, Fault } from '#api/failure.ts';
import type { Row } from '#api/question.ts';
// Types only: the server encodes answers from these declarations; zod would add a twentieth to what the reader loads.
import type { questions, QuestionName } from '#api/questions/index.ts';

export type Answer<N extends QuestionName> = Row<(typeof questions)[N]>[];
export type Asked<N extends QuestionName> = z.input<(typeof questions)[N]['parameters']>;

/** An answer that did not come: what the server says of it, or `unreachable` when it says nothing. */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
  readonly code: FailureCode | 'unreachable';
  readonly id: string | undefined;
  /** What is wrong where, in a refused form or file: the first ones, and how many there are. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  constructor(
    code: FailureCode | 'unreachable',
    message: string,
    id?: string,
    faults: readonly Fault[] = [],
    faultCount = faults.length,
  ) {
    super(message);
    this.code = code;
    this.id = id;
    this.faults = faults;
    this.faultCount = faultCount;
  }
}

/** Asks one question, and gives its rows as plain objects. */
export async function ask<N extends QuestionName>(
  name: N,
  parameters: Asked<N>,
  signal: AbortSignal,
): Promise<Answer<N>> {
  const accept = 'application/vnd.apache.arrow.stream';
  const response = await request(address(name, parameters), { signal, headers: { accept } });
  return rowsOf(tableFromIPC(await response.arrayBuffer())) as Answer<N>;
}

/** Reads what is no question: session, grants, trace, transmissions. */
export async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await request(path, { signal, headers: { accept: 'application/json' } });
  return (await response.json()) as T;
}

/** The same as a file. */
export async function readCsv(path: string): Promise<string> {
  const response = await request(path, { headers: { accept: 'text/csv' } });
  // Decoded by hand: text() would drop the mark by which a spreadsheet knows UTF-8.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}

/** Writes; the reply, where it has a body. */
export function send<T>(path: string, body: object): Promise<T | undefined> {
  return write<T>(path, 'POST', { 'content-type': 'application/json' }, JSON.stringify(body));
}

/** Writes what has an address of its own, whatever stood there. */
export function put<T>(path: string, body: object): Promise<T | undefined> {
  return write<T>(path, 'PUT', { 'content-type': 'application/json' }, JSON.stringify(body));
}

/** Removes what stands at an address. */
export async function remove(path: string): Promise<void> {
  await write(path, 'DELETE', {}, null);
}

/** Hands over a file as it is. */
export function sendCsv<T>(path: string, file: Blob): Promise<T | undefined> {
  return write<T>(path, 'POST', { 'content-type': 'text/csv' }, file);
}

async function write<T>(
  path: string,
  method: 'POST' | 'PUT' | 'DELETE',
  headers: Record<string, string>,
  body: string | Blob | null,
): Promise<T | undefined> {
  const response = await request(path, { method, headers: { ...headers, accept: 'application/json' }, body });
  const text = await response.text();
  return text === '' ? undefined : (JSON.parse(text) as T);
}

/** The client's only fetch. */
async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch((error: unknown) => {
    if (init.signal?.aborted === true) throw error;
    throw new RequestFailed('unreachable', String(error));
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}

/** Where a question is asked; also the address behind a download link. */
export function address(name: string, parameters: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(key, String(one));
  return `/api/${name}${query.size > 0 ? `?${query}` : ''}`;
}

async function failureOf(response: Response): Promise<RequestFailed> {
  const body: unknown = await response.json().catch(() => undefined);
  if (!isFailure(body)) return new RequestFailed('unreachable', `HTTP ${response.status}`);
  const { code, message, id, faults, fault_count } = body.error;
  return new RequestFailed(code, message, id, faults, fault_count);
}

/** Not every refusal is our server's: a proxy before it has bodies of its own. */
function isFailure(body: unknown): body is FailureBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && 'id' in error;
}

/** The rows of an answer as JSON would give them: its own schema says which cells are days. */
export function rowsOf(table: Table): Record<string, unknown>[] {
  const rows = Array.from({ length: table.numRows }, (): Record<string, unknown> => ({}));
  for (const { name, type } of table.schema.fields) {
    const column = table.getChild(name);
    rows.forEach((row, i) => {
      const cell: unknown = column.get(i);
      row[name] = type.typeId === Type.Date && typeof cell === 'number' ? isoDay(cell) : (cell ?? null);
    });
  }
  return rows;
}

const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
