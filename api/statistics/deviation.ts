import { exactLimits, type Limits } from './binomial.ts';
import { levels, type Level } from './levels.ts';
import { overdispersionOf, widenedLimits, type Overdispersion } from './overdispersion.ts';

/** Observed against expected by indirect standardisation; `expected` null: nobody to compare with. */
export type Subject = {
  readonly n: number | null;
  readonly observed: number | null;
  readonly expected: number | null;
};

/** `above` and `below` are « à examiner »; `few`: too small to be compared; `alone`: no peers; `masked`: no figure. */
export type Reading = 'above' | 'below' | 'expected' | 'few' | 'alone' | 'masked';

export type Judged<S extends Subject> = {
  readonly subject: S;
  readonly reading: Reading;
  /** The limits that it is outside of; null where it is inside, or not compared. */
  readonly level: Level | null;
  /** Observed / expected. */
  readonly ratio: number | null;
  /** Counts between which it would be within 95 % and 99.8 %: the exact ones, widened; null where it is not compared. */
  readonly limits: Readonly<Record<Level, Limits>> | null;
};

export type Deviation<S extends Subject> = {
  readonly judged: readonly Judged<S>[];
  readonly compared: number;
  /** How many of those compared would be outside by chance alone, if none differed. */
  readonly byChance: Readonly<Record<Level, number>>;
  readonly overdispersion: Overdispersion;
};

/** Fewer expected than this: listed, not compared. */
export const leastExpected = 5;

/**
 * Reads each subject against what is expected of it, p = expected / n. Outside a level's limits is who is outside the exact
 * mid-p limits (./binomial.ts) and, where there is overdispersion, outside those widened for it (./overdispersion.ts): each
 * alone would flag more. Compared are those with five expected or more. Overdispersion is estimated from those compared.
 */
export const deviationOf = <S extends Subject>(subjects: readonly S[]): Deviation<S> => {
  const compared = subjects.flatMap((subject) => {
    const share = comparable(subject);
    return share === null ? [] : [{ subject, ...share }];
  });
  const overdispersion = overdispersionOf(compared);
  const limitsOf = new Map(
    compared.map(({ subject, n, p }) => [
      subject,
      { 95: outer(n, p, overdispersion.tau2, 95), 99.8: outer(n, p, overdispersion.tau2, 99.8) },
    ]),
  );
  return {
    judged: subjects.map((subject) => judge(subject, limitsOf.get(subject) ?? null)),
    compared: compared.length,
    byChance: {
      95: compared.length * levels[95].alpha,
      99.8: compared.length * levels[99.8].alpha,
    },
    overdispersion,
  };
};

/** Observed / expected, what the indirectly standardised share is a multiple of; null where it says nothing. */
export const ratioOf = ({ observed, expected }: Subject): number | null =>
  observed === null || expected === null || expected <= 0 ? null : observed / expected;

const comparable = ({ n, observed, expected }: Subject) =>
  n === null || observed === null || expected === null || expected < leastExpected || n < expected
    ? null
    : { n, observed, p: expected / n };

/** Outside of both is outside of the wider one on each side; nothing to widen, the exact ones alone hold. */
const outer = (n: number, p: number, tau2: number, level: Level): Limits => {
  const exact = exactLimits(n, p, level);
  if (tau2 === 0) return exact;
  const widened = widenedLimits(n, p, tau2, level);
  return { low: Math.min(exact.low, n * widened.low), high: Math.max(exact.high, n * widened.high) };
};

const judge = <S extends Subject>(subject: S, limits: Judged<S>['limits']): Judged<S> => {
  const { observed } = subject;
  const told = { subject, ratio: ratioOf(subject), limits };
  if (observed === null) return { ...told, reading: 'masked', level: null };
  if (limits === null) return { ...told, reading: subject.expected === null ? 'alone' : 'few', level: null };
  for (const level of [99.8, 95] as const) {
    if (observed < limits[level].low) return { ...told, reading: 'below', level };
    if (observed > limits[level].high) return { ...told, reading: 'above', level };
  }
  return { ...told, reading: 'expected', level: null };
};
