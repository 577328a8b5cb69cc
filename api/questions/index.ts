import { catalogue } from './catalogue.ts';
import { contributors } from './contributors.ts';
import { establishments } from './establishments.ts';
import { imports } from './imports.ts';
import { lines } from './lines.ts';
import { peerPosition } from './peer-position.ts';
import { prescriberDistribution } from './prescriber-distribution.ts';
import { prescribers } from './prescribers.ts';
import { publication } from './publication.ts';
import { regionSummary } from './region-summary.ts';
import { regions } from './regions.ts';
import { situations } from './situations.ts';
import { targetGap } from './target-gap.ts';
import { targets } from './targets.ts';
import { trend } from './trend.ts';
import { units } from './units.ts';

/** Every question of the product, by name; each has its SQL in sql/questions/<name>.sql. */
export const questions = {
  catalogue,
  publication,
  regions,
  establishments,
  trend,
  'target-gap': targetGap,
  'region-summary': regionSummary,
  contributors,
  targets,
  'peer-position': peerPosition,
  situations,
  units,
  prescribers,
  'prescriber-distribution': prescriberDistribution,
  lines,
  imports,
} as const;

export type QuestionName = keyof typeof questions;
