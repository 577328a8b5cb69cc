import { tableFromIPC, type Table } from 'apache-arrow';
import type { z } from 'zod';
import { failureBody, type FailureCode } from '#api/failure.ts';
import type { Columns, Row } from '#api/question.ts';
import { questions, type QuestionName } from '#api/questions/index.ts';

export type Answer<N extends QuestionName> = Row<(typeof questions)[N]>[];
export type Asked<N extends QuestionName> = z.input<(typeof questions)[N]['parameters']>;

/** An answer that did not come: what the server says of it, or `unreachable` when it says nothing. */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
  readonly code: FailureCode | 'unreachable';
  readonly id: string | undefined;
  constructor(code: FailureCode | 'unreachable', message: string, id?: string) {
    super(message);
    this.code = code;
    this.id = id;
  }
}

/** The client's only fetch: asks one question, and gives its rows as plain objects. */
export async function ask<N extends QuestionName>(
  name: N,
  parameters: Asked<N>,
  signal: AbortSignal,
): Promise<Answer<N>> {
  const response = await fetch(address(name, parameters), {
    signal,
    headers: { accept: 'application/vnd.apache.arrow.stream' },
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new RequestFailed('unreachable', String(error));
  });
  if (!response.ok) throw await failureOf(response);
  const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
  return rowsOf(table, questions[name].columns) as Answer<N>;
}

/** Where a question is asked; also the address behind a download link. */
export function address(name: QuestionName, parameters: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(key, String(one));
  return `/api/${name}${query.size > 0 ? `?${query}` : ''}`;
}

async function failureOf(response: Response): Promise<RequestFailed> {
  const body = failureBody.safeParse(await response.json().catch(() => undefined));
  if (!body.success) return new RequestFailed('unreachable', `HTTP ${response.status}`);
  const { code, message, id } = body.data.error;
  return new RequestFailed(code, message, id);
}

/** Rows by the declared columns, so that a column missing from the answer is noticed here and not on screen. */
export function rowsOf(table: Table, columns: Columns): Record<string, unknown>[] {
  const rows = Array.from({ length: table.numRows }, (): Record<string, unknown> => ({}));
  for (const [name, type] of Object.entries(columns)) {
    const vector = table.getChild(name);
    if (!vector) throw new Error(`column missing from the answer: ${name}`);
    rows.forEach((row, i) => {
      const cell: unknown = vector.get(i);
      row[name] = type === 'date' && typeof cell === 'number' ? isoDay(cell) : (cell ?? null);
    });
  }
  return rows;
}

const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
