import type { Lever } from '#api/questions/simulation.ts';
import type { Outcome } from '../lever-effects.ts';

type Say = (...parts: string[]) => string;

/** What both languages say of levers. */
export type LeversLabels = {
  inside: string;
  chooseOne: string;
  notSimulated: (short: string, others: string) => string;
  nothing: (year: number) => string;
  none: (short: string, value: string, year: number) => string;
  one: (short: string, before: string, after: string) => string;
  all: (short: string, before: string, after: string) => string;
  still: (short: string, value: string) => string;
  /** What all of them would leave unspent, or spend more. */
  saved: (euros: string) => string;
  spent: (euros: string) => string;
  /** None of those chosen moves the indicator. */
  unmoved: (short: string, value: string, many: boolean) => string;
  outcomes: Record<Outcome, string>;
  noEffect: string;
  noEffectShort: string;
  ask: string;
  subtitle: (unit: string) => string;
  targetMark: string;
  beside: string;
  controls: string;
  reset: string;
  names: Record<Lever, string>;
  about: Record<Lever, (boxes: string, reached: string) => string>;
  backNote: string;
  more: Say;
  noGroup: string;
  noGrowth: string;
  groups: Record<string, string>;
  places: Record<string, string>;
  shareOf: (name: string) => string;
  combined: string;
  lever: string;
  share: string;
  boxes: string;
  unpriced: string;
  unpricedMeaning: string;
  amount: string;
  amountMeaning: string;
  before: string;
  after: string;
  left: string;
  outcome: string;
  noTarget: string;
  combinedBoxes: string;
  everyIndicator: string;
  indicator: string;
  file: (year: number) => string;
  limits: string;
};
