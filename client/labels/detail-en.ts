import type { detailFr, situationsFr } from './detail-fr.ts';

export const situationsEn: typeof situationsFr = {
  coded: 'Coded indication',
  off_label: 'Off-label',
  research: 'Clinical trial',
  mirror: 'Mirror authorisation',
  absent: 'No code',
  device: 'Device',
  pooled: 'Rare situations together',
};

export const detailEn: typeof detailFr = {
  ofRegion: 'establishments of the region',
  betterThan: (share, others, who, median) =>
    `Better than ${share} of the ${others} other ${who} (median ${median})`,
  peersMedian: (others, who, median) => `The ${others} other ${who}: median ${median}`,
  noPeers:
    'Position not shown: fewer than five other establishments have a result, or one of them weighs over 85%.',
  quartiles: {
    first_quartile: '1st quartile',
    median: 'Median',
    third_quartile: '3rd quartile',
    value: 'Establishment',
  },

  view: 'View',
  periods: {
    year: (year) => `Year ${year}`,
    s1: (year) => `1st half of ${year}`,
    s2: (year) => `2nd half of ${year}`,
  },
  when: {
    year: (year) => String(year),
    s1: (year) => `1st half of ${year}`,
    s2: (year) => `2nd half of ${year}`,
  },
  situation: 'Situation',
  allSituations: 'All situations',
  stays: 'Stays',
  patients: 'Patients',
  lines: 'Lines',
  quantity: 'Quantity',
  amount: 'Amount reimbursed',
  euros: 'Amount',
  unknown: 'not known',
  by: { establishment: 'Establishment', product: 'Product', specialty: 'Specialty' },
  byTitle: { establishment: 'By establishment', product: 'By product', specialty: 'By specialty' },
  keys: { establishment: 'FINESS', product: 'UCD or LPP code', specialty: 'Code' },
  rowCount: (shown, all) => `${shown} of ${all} rows shown`,
  nothingReleased: (place, when) => `${place}, ${when}: no line of the add-on list`,
  someMasked: (place, when, n, many) =>
    `${place}, ${when}: ${n} ${many ? 'situations' : 'situation'} suppressed, hence no total`,
  amountOnly: (place, when, total) => `${place}, ${when}: ${total} of add-on list`,
  amountWithOffLabel: (place, when, total, share) =>
    `${place}, ${when}: ${total} of add-on list, of which ${share} off-label`,

  tabs: { services: 'Units', prescripteurs: 'Prescribers', repartition: 'Anonymous distribution' },
  unit: 'Unit',
  units: 'Units and situations',
  noUnit: 'Unit not given',
  noUnits: 'No add-on list line of this establishment is known this year.',
  notTransmitted: 'The establishment did not transmit the analysis of this period: its units are not shown.',
  transmission: 'Transmission to ARS and OMEDIT',
  whatAgenciesRead:
    'ARS, health insurance (DRSM) and OMEDIT will read amounts and stays of the add-on list by unit and situation, cells of 1 to 10 persons suppressed; never a prescriber nor a patient. Withdrawing closes this.',
  transmitted: 'Analyses transmitted',
  noneTransmitted: 'No establishment has transmitted an analysis by unit yet.',
  sentOn: (day) => `transmitted on ${day}`,
  notSent: 'not transmitted',
  transmit: 'Transmit',
  withdraw: 'Withdraw',

  prescriber: 'Prescriber (pseudonym)',
  prescribers: 'Prescribers',
  rpps: 'RPPS',
  noRpps: 'No RPPS',
  specialty: 'Specialty',
  allSpecialties: 'All specialties',
  phevAmount: 'PHEV, amount',
  phevBoxes: 'PHEV, boxes',
  repertoire: 'Share of the répertoire',
  lesAmount: 'Add-on list',
  offLabelLines: 'Off-label lines',
  namedNote: 'All prescribers of the establishment, PHEV and add-on list.',
  pseudonymNote:
    'PHEV only, under a pseudonym of this publication, by specialty: this list ranks nobody. A prescriber of 1 to 10 patients is suppressed.',
  noPrescribers: 'No prescription of this establishment is known this year.',

  group: 'Specialty or unit',
  dimensions: { specialty: '(specialty)', unit: '(unit)' },
  spread: 'Distribution',
  phev: 'PHEV',
  les: 'Add-on list',
  mine: 'Me',
  myPlace: 'My place',
  moreThan: (share) => `more than ${share} of the others`,
  noDistribution: 'No distribution to show: it takes six prescribers at least, none of whom weighs over 85%.',
  noPlace:
    'No place to show: your specialty and unit have fewer than six prescribers, or one of them weighs over 85%.',
  otherGroups: 'Other specialties and units',
  nothingMine: 'No prescription under your RPPS this year in this establishment.',
  seeMyLines: 'See my lines of the add-on list',
  inEstablishment: 'In the establishment',
  inRegion: 'In the region',
  distributionNote:
    'Euros reimbursed per prescriber: the bar goes from 1st to 3rd quartile, the stroke is the median, the disc is your amount.',

  product: 'Product',
  date: 'Date',
  stay: 'Stay',
  indication: 'Indication',
  code: 'UCD or LPP code',
  linesNote: 'All add-on list lines of the establishment, newest first.',
  ownLinesNote: 'The add-on list lines that you prescribed, newest first.',
  noLines: 'No add-on list line of this year matches these filters.',
  lineCount: (shown, all) => `${shown} of ${all} lines shown`,
  moreLines: (n) => `Load ${n} more lines`,
};
