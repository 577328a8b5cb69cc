import type { ClusteredLabels } from './clustered-fr.ts';

export const clusteredEn: ClusteredLabels = {
  solid: (n) => `By prescriber: solid gap (${n} prescribers)`,
  fragile: (n) => `By prescriber: fragile gap (${n} prescribers)`,
  solidSentence: (gap, low, high) =>
    `${gap}, between ${low} and ${high} (95% interval) from what varies from one prescriber to the next.`,
  fragileSentence: (gap, low, high) =>
    `${gap}, between ${low} and ${high} (95% interval); what varies from one prescriber to the next would be enough to undo it.`,
  unnamed: (share) =>
    `Lines without a prescriber, ${share} of the denominator, are taken as spread like the others.`,
  absent: {
    target: 'By prescriber: not assessable without a target.',
    keys: 'By prescriber: not assessable, no line read says who prescribes.',
    few: (least) => `By prescriber: not assessable under ${least} prescribers.`,
    unnamed:
      'By prescriber: not assessable, the lines do not say who prescribes more than half of the denominator.',
    parts: 'By prescriber: not assessable, the lines read do not make the whole signed result.',
  },
  table: 'Gap and interval, by prescriber',
  show: 'See the table',
  gap: 'Gap to the target',
  low: 'Low end of the interval',
  high: 'High end of the interval',
  prescribers: 'Prescribers',
  share: 'Without a prescriber, share of the denominator',
};
