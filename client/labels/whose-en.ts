import type { WhoseLabels } from './whose-fr.ts';

const plural = (many: boolean) => (many ? 's' : '');

export const whoseEn: WhoseLabels = {
  moved: (short, worse, all, many, before, now) =>
    `${short}: from ${before} to ${now}, the result of ${worse} establishment${plural(many)} out of ${all} got worse`,
  alone: (short, n, many, now) =>
    `${short}: ${n} establishment${plural(many)} in ${now}, no year before to compare with`,
  ownMoved: (short, name, before, now, years) =>
    `${short}: ${name} goes from ${before} in ${years[0]} to ${now} in ${years[1]}`,
  ownAlone: (short, name, now, year) =>
    `${short}: ${name}, ${now} in ${year}, no year before to compare with`,
  none: (short, year) => `${short}: no establishment has a result in ${year}`,
  heaviest: (parts) => `They weigh most: ${parts}.`,
  subtitle: (year, now, { before, target }) =>
    [before ? `ring: ${year}` : '', `filled mark: ${now}`, target ? 'dashes: target' : '']
      .filter(Boolean)
      .join('; '),
  marks: 'diamond: target missed, disc: target met',
  weight: (unit) => `on the right: weight in the gap, ${unit}`,
  order: 'from the most to the least unfavourable',
  first: (shown, all) => `the first ${shown} of ${all}, all of them in the table`,
  cut: (n, many) => `${n} out of frame (triangle${plural(many)})`,
  showAll: (n) => `Show all ${n}`,
  showFirst: (n) => `Show the first ${n}`,
  few: (short, { count, all, many, share, amount }) =>
    `${short}: ${count} establishment${plural(many)} out of ${all} make${many ? '' : 's'} ${share} of the unfavourable gap (${amount})`,
  changeFew: (short, { count, all, many, share, amount }) =>
    `${short}: ${count} establishment${plural(many)} out of ${all} make${many ? '' : 's'} ${share} of the rises (${amount}), no target`,
  nobody: (short, year) => `${short}: no establishment weighs unfavourably in ${year}`,
  noShare: (short, year) => `${short}: nothing to share in ${year}`,
  noShareWhy: (kind) =>
    kind === 'score' || kind === 'level'
      ? 'A score or a step belongs to one establishment: it does not add up from one to the next.'
      : 'Without a target only a growth rate is shared: in euros, from one year to the next.',
  paretoSubtitle: (unit) => `bars: weight of each, ${unit}; line: cumulated share; dashes: 80%`,
  offset: (favourable, net) =>
    `Those on the right side of their target offset ${favourable} of it: the sum of all is ${net}.`,
  changeOffset: (favourable, net) => `The falls offset ${favourable} of it: the sum of all is ${net}.`,
  ownPart: (name, own, share, whole, amount) => `${name} weighs ${own}, ${share} ${whole} (${amount}).`,
  ownBeside: (name, own, whole, amount) => `${name} weighs ${own}; the total ${whole} is ${amount}.`,
  ownOf: {
    gap: 'of the unfavourable gap',
    rises: 'of the rises',
    region: 'of the region',
    told: 'of the establishments that you may name',
    net: 'of the whole region',
  },
  uncounted: (parts) => `Neither drawn nor counted: ${parts}.`,
  masked: (n) => `${n} masked`,
  notAssessable: (n) => `${n} not assessable`,
  notConcerned: (n) => `${n} not concerned`,
  partial: (n, all) => `Shares of those that you may name: ${n} of the region’s ${all}.`,
  neighbours: (region) =>
    `Other establishments are not named to you: yours is set against the rounded result of ${region}.`,
  name: 'Establishment',
  category: 'Category',
  contribution: 'Weight in the gap',
  share: 'Share of the unfavourable gap',
  cumulated: 'Cumulated share',
  valueOf: (year) => `Result ${year}`,
  units: {
    euro: 'in euros',
    box: 'in boxes',
    line: 'in lines',
    quantity: 'in units',
    trip: 'in trips',
    stay: 'in stays',
    patient: 'in patients',
    prescription: 'in prescriptions',
    record: 'in records',
    device: 'in devices',
    score: 'in points',
    level: 'in steps',
  },
  group: {
    choose: 'Group',
    all: 'The whole region',
    categories: 'Categories',
    ght: 'GHT',
    other: 'Other groups',
    own: 'My groups',
    beside: 'The group and its region',
    who: 'Whole',
    counted: 'Establishments counted',
    missing: (n) => `${n} without a result that can be added`,
    sentence: (name, value, region, reference) => `${name}: ${value}, against ${reference} for ${region}.`,
    sentenceAlone: (name, value) => `${name}: ${value}.`,
    noTotal: (name) => `${name}: no total, for want of results that can be added.`,
    unknown: 'This group does not exist any more, or none of its establishments is open to you.',
    sum: 'Numerators and denominators are summed, then divided.',
    edit: 'Make or change one of my groups',
    selection: 'Establishments of the group',
    find: 'Search the list',
    name: 'Name of the group',
    nameShort: 'At least 2 characters.',
    selected: (n, many) => `${n} establishment${plural(many)} picked`,
    nobody: 'Pick at least one establishment.',
    replaces: (name) => `Will replace your group “${name}”.`,
    save: 'Save the group',
    saved: (name) => `Group “${name}” saved.`,
    clear: 'Pick none',
    remove: (name) => `Delete “${name}”`,
    yes: 'Delete',
    no: 'Keep',
    failed: 'The group could not be saved.',
  },
};
