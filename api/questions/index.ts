import { catalogue } from './catalogue.ts';
import { contributors } from './contributors.ts';
import { establishments } from './establishments.ts';
import { publication } from './publication.ts';
import { regionSummary } from './region-summary.ts';
import { targetGap } from './target-gap.ts';
import { targets } from './targets.ts';
import { trend } from './trend.ts';

/** Every question of the product, by name; each has its SQL in sql/questions/<name>.sql. */
export const questions = {
  catalogue,
  publication,
  establishments,
  trend,
  'target-gap': targetGap,
  'region-summary': regionSummary,
  contributors,
  targets,
} as const;

export type QuestionName = keyof typeof questions;
