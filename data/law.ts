import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const day = z.iso.date();

/** A value as the text prints it; `percent` values become fractions once, in sql/marts/target_in_force.sql. */
const target = z.strictObject({
  indicator: z.string(),
  level: z.enum(['national', 'region']),
  region: z.string().optional(),
  from_year: z.number().int(),
  to_year: z.number().int(),
  op: z.enum(['<=', '<', '>=', '>']),
  printed: z.string(),
  value: z.number(),
  unit: z.enum(['percent', 'euro']),
  article: z.string(),
  source: z.string(),
  /** H read in the act or the seed, M secondary source, D deduced. */
  confidence: z.enum(['H', 'M', 'D']),
  note: z.string().default(''),
});

/** data/law/<version>.yaml: one legal version, its dates and the targets it sets. */
export const lawVersion = z.strictObject({
  version: z.string(),
  label: z.string(),
  /** True for the CAQES itself: its national targets are the « référentiels CAQES ». */
  caqes: z.boolean(),
  published: day,
  from: day,
  to: day,
  act: z.string(),
  note: z.string().default(''),
  targets: z.array(target),
});
export type LawVersion = z.infer<typeof lawVersion>;

const folder = fileURLToPath(new URL('./law/', import.meta.url));

/** Every legal version, oldest first. @throws the schema's error, naming the file */
export const readLaw = (from = folder): LawVersion[] =>
  readdirSync(from)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const parsed = lawVersion.safeParse(parse(readFileSync(join(from, name), 'utf8')));
      if (!parsed.success) throw new Error(`data/law/${name}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    })
    .sort((a, b) => a.from.localeCompare(b.from));
