import { z } from 'zod';
import { roles } from './access.ts';

/** One recorded answer: who received what, when. Written before the answer is sent; never changed. */
export type TraceEntry = {
  /** The exchange's id, also in the log and in the reply's X-Request-Id. */
  readonly request: string;
  readonly at: string;
  readonly iss: string;
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly question: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Fingerprint of the lists that applied (`Access`); the lists themselves are kept once, by fingerprint. */
  readonly scope: string;
  /** ok, or the code of the failure answered (api/failure.ts). */
  readonly outcome: string;
  /** Null where no body was sent (304, refusals). */
  readonly rows: number | null;
  readonly masked: number | null;
  readonly format: string;
  readonly publication: string | null;
};

const day = z.iso.date('une date, par exemple 2026-01-31');

/** GET /api/trace (administrator) and /api/trace/mine: newest first; both days included. */
export const traceFilter = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  /** Part of a name or of a subject. */
  person: z.string().min(1).max(120).optional(),
  role: z.enum(roles).optional(),
  question: z
    .string()
    .regex(/^[a-z][a-z-]{1,40}$/)
    .optional(),
  outcome: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  /** Entries older than this one (its `id`), to read on. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type TraceFilter = z.output<typeof traceFilter>;

/** An entry as read: `id` grows with time. */
export type Trace = TraceEntry & { readonly id: number };
