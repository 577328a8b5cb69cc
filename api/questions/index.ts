import { bridge } from './bridge.ts';
import { breakdown } from './breakdown.ts';
import { catalogue } from './catalogue.ts';
import { consequences } from './consequences.ts';
import { contributors } from './contributors.ts';
import { deviation } from './deviation.ts';
import { engagements } from './engagements.ts';
import { establishments } from './establishments.ts';
import { events } from './events.ts';
import { groups } from './groups.ts';
import { identification } from './identification.ts';
import { imports } from './imports.ts';
import { indicatorTargets } from './indicator-targets.ts';
import { leversOf } from './levers.ts';
import { lines } from './lines.ts';
import { linked } from './linked.ts';
import { matrix } from './matrix.ts';
import { peerPosition } from './peer-position.ts';
import { prescriberDistribution } from './prescriber-distribution.ts';
import { prescribers } from './prescribers.ts';
import { publication } from './publication.ts';
import { regionSummary } from './region-summary.ts';
import { regions } from './regions.ts';
import { resultsSummary } from './results-summary.ts';
import { simulation } from './simulation.ts';
import { situations } from './situations.ts';
import { targetGap } from './target-gap.ts';
import { targets } from './targets.ts';
import { trend } from './trend.ts';
import { unargued } from './unargued.ts';
import { units } from './units.ts';
import { versions } from './versions.ts';
import { yearResults } from './year-results.ts';

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
  'indicator-targets': indicatorTargets,
  versions,
  engagements,
  matrix,
  'year-results': yearResults,
  'results-summary': resultsSummary,
  consequences,
  identification,
  'peer-position': peerPosition,
  situations,
  units,
  prescribers,
  'prescriber-distribution': prescriberDistribution,
  linked,
  deviation,
  breakdown,
  bridge,
  lines,
  unargued,
  events,
  groups,
  simulation,
  levers: leversOf,
  imports,
} as const;

export type QuestionName = keyof typeof questions;
