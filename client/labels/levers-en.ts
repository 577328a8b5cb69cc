import type { LeversLabels } from './levers-words.ts';

export const leversEn: LeversLabels = {
  inside:
    'Levers are simulated inside the establishment, on its own lines: by its pharmacist, its DIM or the chair of its CME.',
  chooseOne: 'Choose an establishment: levers are simulated on its own lines.',
  notSimulated: (short, others) =>
    `${short} is not simulated: levers are about health products. Simulated are: ${others}.`,
  nothing: (year) =>
    `Nothing to simulate in ${year}: it takes a whole year, whose indicator is assessable and whose lines you read.`,
  none: (short, value, year) => `${short}: ${value} in ${year}; no lever is moved`,
  one: (short, before, after) => `This lever would take ${short} from ${before} to ${after}`,
  all: (short, before, after) => `The levers chosen would take ${short} from ${before} to ${after}`,
  still: (short, value) => `${short} would stay at ${value} with the levers chosen`,
  saved: (euros) => `Together: ${euros} less reimbursed.`,
  spent: (euros) => `Together: ${euros} more reimbursed.`,
  unmoved: (short, value, many) =>
    many
      ? `The levers chosen have no effect on ${short}, which stays at ${value}`
      : `This lever has no effect on ${short}, which stays at ${value}`,
  outcomes: {
    met: 'the target would be met',
    stillMet: 'the target would still be met',
    missed: 'the target would not be met',
    lost: 'the target would no longer be met',
  },
  noEffect: 'no effect on this indicator',
  noEffectShort: 'no effect',
  ask: 'Move a lever below: its effect shows here.',
  subtitle: (unit) => `${unit}; ring: the year as signed, mark: with the lever`,
  targetMark: 'dashes: target',
  beside: 'on the right: euros reimbursed less',
  controls: 'Levers',
  reset: 'Take all back to zero',
  names: {
    generics: 'Originators replaced by a generic',
    repertoire: 'From outside the répertoire into it, same class',
    biosimilars: 'References replaced by a biosimilar',
    price: 'Prices brought to the regional median',
    back: 'Products taken back to the year before',
  },
  about: {
    generics: (boxes, reached) =>
      `${boxes} boxes of originators, ${reached} of generics. Euros move, the répertoire rate does not: both count in it alike.`,
    repertoire: (boxes, reached) =>
      `${boxes} boxes outside the répertoire, ${reached} in it; to molecules of the same ATC class of level 4.`,
    biosimilars: (boxes, reached) => `${boxes} of references, ${reached} of biosimilars`,
    price: (boxes) =>
      `${boxes} boxes; median of the presentation in the region, known of six establishments at least, up as well as down.`,
    back: (before, now) => `from ${before} to ${now} boxes or units`,
  },
  backNote:
    'The products whose rise in quantity weighs most in euros. Going back may not be desirable: a new product has its reasons.',
  more: (n) => `${n} other products`,
  noGroup: 'No biosimilar group this year.',
  noGrowth: 'No product whose quantity rose, or the year before is not known.',
  groups: {
    adalimumab: 'Adalimumab',
    etanercept: 'Etanercept',
    insulin_glargine: 'Insulin glargine',
    infliximab: 'Infliximab',
    rituximab: 'Rituximab',
    trastuzumab: 'Trastuzumab',
    bevacizumab: 'Bevacizumab',
    other: 'Other groups',
  },
  places: { town: 'in town', hospital: 'in hospital' },
  shareOf: (name) => `Share, in %: ${name}`,
  combined: 'All these levers, one after the other',
  lever: 'Lever',
  share: 'Share',
  boxes: 'Boxes or units moved',
  unpriced: 'Left for want of a price',
  unpricedMeaning:
    'What should move and cannot: no unit cost of its own, no regional median, or the year before is not known.',
  amount: 'Euros reimbursed less',
  amountMeaning: 'Negative: the lever would cost more.',
  before: 'Before',
  after: 'After',
  left: 'Gap left to the target',
  outcome: 'Target',
  noTarget: 'no target',
  combinedBoxes: 'a box may move twice',
  everyIndicator: 'With all these levers, each indicator',
  indicator: 'Indicator',
  file: (year) => `what-to-do-${year}`,
  limits:
    'Not simulated: whether each change is right for the patient; discounts, purchase prices and dispensing fees; whole boxes (parts of boxes are counted). Unit costs are the establishment’s own of that year.',
};
