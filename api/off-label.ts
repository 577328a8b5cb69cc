import { outsideReferential, unknownSituations, type Situation } from './situation.ts';

/** One situation's weight in a measure (UCD units, euros, lines or stays); null: masked. */
export type Weighed = { readonly situation: Situation; readonly weight: number | null };

/**
 * Share of what is prescribed outside: `value` of what is known, `low` as if all that is unknown were inside, `high` as if
 * all of it were outside. Devices are left out. Null where nothing is known; low and high then are 0 and 1, or null when
 * there is nothing at all. All three are null where a part is masked.
 */
export type Share = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** Numerators that a screen offers, each with the situations in it. */
export const numerators = {
  off_label: ['off_label'],
  outside: outsideReferential,
} as const satisfies Record<string, readonly Situation[]>;
export type Numerator = keyof typeof numerators;

/** The share of `numerator` in what these situations weigh, with its bounds. */
export const shareOf = (parts: readonly Weighed[], numerator: Numerator): Share => {
  const inside: readonly Situation[] = numerators[numerator];
  const drugs = parts.filter(({ situation }) => situation !== 'device');
  if (drugs.some(({ weight }) => weight === null)) return { value: null, low: null, high: null };
  const sum = (these: readonly Situation[] | null) =>
    drugs.reduce((total, { situation, weight }) => {
      const counts = these === null || these.includes(situation);
      return counts ? total + (weight ?? 0) : total;
    }, 0);
  const [n, unknown, all] = [sum(inside), sum(unknownSituations), sum(null)];
  const known = all - unknown;
  return {
    value: known > 0 ? n / known : null,
    low: all > 0 ? n / all : null,
    high: all > 0 ? (n + unknown) / all : null,
  };
};
