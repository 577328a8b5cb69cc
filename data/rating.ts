import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { bilingual } from '#api/indicator.ts';

/**
 * How results become a year's rating. No national grid exists: the default is neutral, a region writes its own. A condition
 * that misses its target by no more than the band of its unit is « partiel » (percent: points; euro, box: share of the
 * target; score: points; level: steps). An engagement whose conditions are met in part, under `all`, is « partiel ».
 */
export const ratingGrid = z.strictObject({
  grid: z.string().regex(/^[a-z][a-z0-9_-]*$/),
  label: bilingual,
  /** INSEE codes of the regions that use it; empty: every region without a grid of its own. */
  regions: z.array(z.string().regex(/^[0-9]{2}$/)),
  from_year: z.number().int(),
  to_year: z.number().int(),
  source: z.string().min(1),
  bands: z.strictObject({
    percent: z.number().nonnegative(),
    euro: z.number().nonnegative(),
    box: z.number().nonnegative(),
    score: z.number().nonnegative(),
    level: z.number().nonnegative(),
  }),
  /** What each result is worth. */
  points: z.strictObject({
    atteint: z.literal(1),
    partiel: z.number().min(0).max(1),
    'non atteint': z.literal(0),
  }),
  /** Weight of an engagement; `default` for those not named. Targeting engagements weigh 0 whatever is written. */
  weights: z.record(z.string(), z.number().nonnegative()).refine((each) => each.default !== undefined),
});
export type RatingGrid = z.infer<typeof ratingGrid>;

const file = fileURLToPath(new URL('./law/rating/grids.yaml', import.meta.url));

/** The grids, the neutral one first. @throws the schema's error, naming the file */
export const readRating = (from = file): RatingGrid[] => {
  const parsed = z
    .array(ratingGrid)
    .min(1)
    .safeParse(parse(readFileSync(from, 'utf8')));
  if (!parsed.success) throw new Error(`data/law/rating/grids.yaml: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
