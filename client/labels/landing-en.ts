import type { LandingLabels } from './landing-fr.ts';

export const landingEn: LandingLabels = {
  cursor: 'Seen at the end of',
  wouldEnd: (short, month, { landing, low, high }, level) =>
    `${short}: seen at the end of ${month}, the year would end at ${landing}, between ${low} and ${high} in ${level} of cases`,
  wouldHaveEnded: (short, month, { landing, low, high }, level) =>
    `${short}: seen at the end of ${month}, the year would have ended at ${landing}, between ${low} and ${high} in ${level} of cases`,
  known: (short, year, value) => `${short}: the year ${year} is known, ${value}`,
  happened: (value, inside) => `The year is known: ${value}, ${inside ? 'inside' : 'outside'} the interval.`,
  probability: (probability, target) => `Probability of meeting the target of ${target}: ${probability}.`,
  probabilityThen: (probability, target) =>
    `Probability then of meeting the target of ${target}: ${probability}.`,
  under: (share) => `under ${share}`,
  over: (share) => `over ${share}`,
  effort: (monthly, projected, change, months, many) =>
    `To end just at the target: ${monthly} a month over ${many ? `the ${months} months` : 'the month'} left, instead of ${projected} expected (${change}).`,
  effortRate: (monthly, projected, months, many) =>
    `To end just at the target: ${monthly} over ${many ? `the ${months} months` : 'the month'} left, instead of ${projected} expected.`,
  passed: 'With the known months, no pace of those left would bring it back to the target.',
  noTarget: 'No target in force: neither probability nor effort.',
  backtest: (n, many, error, held) =>
    many
      ? `Tried on past years of this series: ${n} projections at the ends of March, June and September, median error ${error}, interval held ${held} times.`
      : `Tried on past years of this series: ${n} projection, error ${error}, interval held ${held} times.`,
  backtestMonth: (month, n, error, held) =>
    `At the end of ${month}: interval held ${held} times out of ${n}, median error ${error}.`,
  noBacktest: 'Too few past years to try the projection on them.',
  method: (years) =>
    `Projection: what is known, and what the rest of the year weighed in ${years}. It does not replace the signed result.`,
  subtitle: (unit) => `cumulated since January, ${unit}`,
  rateSubtitle: 'rate since January, in %',
  bandMark: 'band: interval',
  targetMark: 'horizontal dashes: target',
  beforeMark: (year) => `grey: ${year}`,
  hatch: 'hatched: provisional months, taken as unknown',
  happenedLine: 'dotted: what happened',
  target: (amount) => `target ${amount}`,
  interval: 'Interval',
  month: 'Month',
  value: 'Of the month',
  sum: 'Cumulated, known',
  foreseen: 'Projected',
  low: 'Low bound',
  high: 'High bound',
  arrived: 'Cumulated, as it was',
  before: (year) => `Cumulated ${year}`,
  provisional: 'provisional',
  none: (short, year) => `${short}: ${year} is not projected`,
  why: {
    kind: 'Only growth rates and rates are projected: their months add up. An amount with a threshold, a score or a level is of a year.',
    masked: 'Monthly amounts are masked: there is nothing to add up.',
    yearly: 'The source gives whole years only: its months would be needed.',
    begins: 'No month of this year is known yet, provisional months apart.',
    month: 'Seen from this month, too little is known: choose another.',
    history: 'Two whole years before, month by month, are needed to know the pace of a year.',
  },
};
