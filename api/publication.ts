import { z } from 'zod';

/**
 * publications/<id>/manifest.json: what a publication is made of. The server reads this and the tables, nothing else
 * of the warehouse.
 */
export const manifest = z.strictObject({
  id: z.string().regex(/^[0-9]{8}T[0-9]{9}Z$/),
  published_at: z.iso.datetime(),
  previous: z.string().nullable(),
  /** The most sensitive batch it refers to. */
  sensitivity: z.enum(['synthetic', 'open', 'restricted']),
  batches: z.array(z.string()),
  /** Euros of each batch of facts: received = published + replaced by newer batches, exact decimals as text. */
  reconciliation: z
    .array(
      z.strictObject({
        batch: z.string(),
        lines: z.number().int(),
        received: z.string(),
        published: z.string(),
        replaced: z.string(),
      }),
    )
    .default([]),
  /** Cells of 1 to this many persons are masked in the release tables. */
  masking_threshold: z.number().int().min(10).default(10),
  /** Files <name>.parquet; each becomes a view of that name. */
  tables: z.array(z.strictObject({ name: z.string(), rows: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;
