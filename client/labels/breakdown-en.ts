import type { breakdownFr } from './breakdown-fr.ts';

export const breakdownEn: typeof breakdownFr = {
  what: 'What',
  heading: 'Where the change comes from',
  by: 'Break down by',
  dimensions: {
    kind: 'Nature',
    area: 'Area',
    atc1: 'ATC class 1',
    atc2: 'ATC class 2',
    atc4: 'ATC class 4',
    product: 'Product',
    unit: 'Unit',
    specialty: 'Specialty',
    prescriber: 'Prescriber',
  },
  kinds: {
    medicine: 'Medicines',
    lpp: 'LPP',
    fee: 'Dispensing fees',
    not_returned: 'Not returned',
    drug: 'Medicines of the add-on list',
    device: 'Devices of the add-on list',
    trip: 'Trips',
  },
  noClass: {
    medicine: 'Medicines without ATC class',
    drug: 'Medicines of the add-on list without ATC class',
  },
  noKey: {
    kind: 'Without nature',
    area: 'Without area',
    atc1: 'Without ATC class (LPP, fees, not returned)',
    atc2: 'Without ATC class (LPP, fees, not returned)',
    atc4: 'Without ATC class (LPP, fees, not returned)',
    product: 'Not returned',
    unit: 'Without unit',
    specialty: 'Unmatched',
    prescriber: 'Unmatched',
  },
  pooled: 'Pooled (few persons)',
  others: (n, many) => `${n} ${many ? 'others' : 'other'}`,
  title: (first, change, whole) => `The largest change: ${first}, ${change} of ${whole}`,
  titlePrescriber: (change) => `Change of ${change}, by prescriber`,
  empty: 'No breakdown of this change by this dimension',
  emptyParts: ['The source does not give it for this indicator, or it is not open to you.'],
  emptyRegion: [
    'The region is broken down for who reads its total exactly: one establishment that is masked, or that you do not read, is enough to withhold it.',
    'The source may also not give this breakdown for this indicator.',
  ],
  onlyPooled: (change) => `Change of ${change}: no class of it can be shown alone`,
  onlyPooledParts: [
    'Each class rests on few persons or on too few establishments: the whole change alone is shown.',
  ],
  single: (name, change) => `The whole change (${change}) is of a single line: ${name}`,
  singleParts: ['This breakdown has nothing else to tell apart.'],
  notYours:
    'The breakdown by class, product, unit or prescriber is read by the establishment’s pharmacist, DIM and CME chair; the region is broken down by nature and ATC class.',
  examine:
    'A change is to be examined, and may be justified: a new prescriber, one severe case or a moved activity is enough.',
  subtitle: (before, now) =>
    `From “${before}” to “${now}”: the ten largest changes, then the others together`,
  quantity: 'Quantity effect',
  quantityMeaning:
    'Volume and mix together: more or fewer units, at their mean amount. The bridge of the whole tells them apart.',
  entries: 'Entries and exits',
  rest: 'Other effects',
  numeratorOf: (year) => `Numerator ${year}`,
  denominatorOf: (year) => `Denominator ${year}`,
  all: 'All classes',
  within: 'Within',
};
