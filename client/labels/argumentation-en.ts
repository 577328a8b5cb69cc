import type { argumentationFr } from './argumentation-fr.ts';

export const argumentationEn: typeof argumentationFr = {
  note: 'All years together. An off-label prescription can be right: what is followed is that the patient’s record argues it, by a reference or an opinion (model contract, art. 6 and 10-5).',
  view: 'View',
  tabs: { attente: 'To argue', saisies: 'Already entered', orphelines: 'To review' },
  tab: (name, n) => `${name} (${n})`,

  waiting: (n, many, own) => {
    if (own)
      return many
        ? `${n} of your off-label lines wait for an argumentation`
        : `${n} of your off-label lines waits for an argumentation`;
    return many
      ? `${n} off-label lines wait for an argumentation`
      : `${n} off-label line waits for an argumentation`;
  },
  oldest: (day, many) => (many ? `the oldest of ${day}` : `it is of ${day}`),
  coverage: (argued, all, share, many) =>
    many
      ? `${argued} off-label lines of ${all} are argued, that is ${share}`
      : `${argued} off-label line of ${all} is argued, that is ${share}`,
  noneArgued: (all, many) =>
    many ? `None of the ${all} off-label lines is argued yet` : 'It is the only off-label line',
  allArgued: (n, many, own) => {
    if (own) return many ? `Your ${n} off-label lines are argued` : 'Your off-label line is argued';
    return many ? `All ${n} off-label lines are argued` : 'The only off-label line is argued';
  },
  noOffLabel: (own) => (own ? 'None of your lines is off-label' : 'No line is off-label'),

  tileTitle: 'Off-label without argumentation',
  tileWaiting: (n, many) => (many ? `${n} lines` : `${n} line`),
  tileOldest: (day, many) => (many ? `the oldest of ${day}` : `of ${day}`),
  tileNone: 'no line',
  open: 'Open the list',

  list: 'Off-label lines without argumentation, from the oldest and costliest to the newest',
  product: 'Product',
  date: 'Date',
  age: 'Age',
  unit: 'Unit',
  prescriber: 'Prescriber (RPPS)',
  quantity: 'Quantity',
  amount: 'Amount',
  noUnit: 'No unit',
  unmatched: 'Not matched',
  unknown: 'not known',
  years: (n, many) => (many ? `${n} years` : `${n} year`),
  months: (n) => (n === '1' ? `${n} month` : `${n} months`),
  days: (n, many) => (many ? `${n} days` : `${n} day`),
  keys: 'Keyboard: ↑ ↓ to move, Enter to argue, Escape to come back to the list',
  shown: (n, all, many) => (many ? `${n} lines shown of ${all}` : `${n} line shown of ${all}`),
  more: (n, many) => (many ? `Load ${n} more lines` : `Load ${n} more line`),
  nothingWaits: 'Nothing waits.',
  nothingFound: 'No line without argumentation matches these filters.',
  allUnits: 'All units',
  allPrescribers: 'All prescribers',
  allProducts: 'All products',
  clear: 'Clear the filters',
  export: 'Export the list (CSV)',
  exportNote: 'Completed in a spreadsheet, the file exported goes to the administrator, who imports it.',
  exportName: (establishment) => `argumentations-${establishment}`,

  form: 'Argumentation',
  fields: {
    documented: 'Argumentation present in the record',
    rcp_held: 'Multidisciplinary meeting held',
    rcp_level: 'Level of the meeting',
    patient_informed: 'Patient informed',
    icd10: 'ICD-10 code',
    stage: 'Stage',
    therapy_line: 'Line of treatment',
    argument: 'Reference or opinion',
  },
  hints: {
    icd10: 'e.g. C509',
    stage: 'e.g. IV',
    therapy_line: 'e.g. 2nd',
    argument:
      'Publication, guideline, opinion of a reference centre. No name of a patient or carer: the record keeps the rest.',
  },
  yes: 'Yes',
  no: 'No',
  unsaid: 'Not said',
  rcpLevels: ['none', 'local', 'referral', 'not known', 'collegial validation'],
  patientInformed: ['No', 'Yes', 'Not known'],
  wanted: (what) => `Expected: ${what}.`,
  answerWanted: 'answer yes or no',
  faults: {
    'un code CIM-10 de 3 à 6 caractères sans point, par exemple C509':
      'an ICD-10 code of 3 to 6 characters without a dot, for example C509',
    '40 caractères au plus': '40 characters at most',
    '500 caractères au plus': '500 characters at most',
    'un texte sur une ligne': 'a text in one line',
    'un texte qui ne commence ni par = + - @ ni par une apostrophe':
      'a text that begins neither with = + - @ nor with an apostrophe',
    'une référence ou un avis sans nom ni numéro de personne':
      'a reference or an opinion without anyone’s name or number',
    'un niveau, alors qu’aucune RCP n’a eu lieu': 'A level, although no meeting was held',
    '0 (aucune), alors que la RCP a eu lieu': '0 (none), although the meeting was held',
    'attendu (référence ou avis) si aucune RCP n’a eu lieu':
      'Expected (reference or opinion) where no meeting was held',
  },
  save: 'Save',
  saveNext: 'Save, then the next one',
  close: 'Close',
  found: 'What you had typed and not saved was found again.',
  toCorrect: 'Nothing is saved: correct the fields pointed out.',
  notKept: 'Nothing is saved, and what you typed stays there.',
  kept: (product, day) => `Saved: ${product}, ${day}.`,
  stillWaits: 'Not argued in the record, it stays in the list.',
  checked: (day) => `not argued in the record, checked on ${day}`,
  lineGone: 'This line waits for no argumentation any more, or is not in the publication.',
  closeGone: 'Back to the list',

  documented: 'Argued in the record',
  notDocumented: 'Not argued in the record',
  rcp: (level) => (level === null ? 'meeting held' : `meeting held (${level})`),
  noRcp: 'no meeting',
  informed: ['patient not informed', 'patient informed', 'not known whether the patient was informed'],
  icd10: (code) => `ICD-10 ${code}`,
  stage: (stage) => `stage ${stage}`,
  therapyLine: (line) => `line of treatment: ${line}`,
  enteredOn: (day, who) => `Entered on ${day} by ${who}`,
  history: (n, many) => (many ? `${n} older entries` : `${n} older entry`),
  replace: 'Replace',
  replaceLine: (title) => `Replace the argumentation: ${title}`,
  replaceNote: 'The new entry takes effect; the one before stays in the history.',
  byFile: (day, who) => `Received by file, entered on ${day} by ${who}`,
  lineOf: (product, day) => `${product}, ${day}`,
  noEntries: 'No argumentation is known, neither entered here nor received by file.',
  moreEntries: 'Show more',
  readOnly: 'Read only: the pharmacist, the DIM and the prescriber argue.',
  noOrphans: 'Nothing to review: each argumentation is of a line outside the reference.',
  orphansNote: 'These argumentations are kept, but no longer count: the line has changed since.',
  statuses: {
    inside:
      'The indication code was corrected: the line is now within the reference. Nothing to do, unless the correction is a mistake; then correct the code in the FICHCOMP file.',
    gone: 'The line is no longer in the files received: its stay, date or product was corrected, or it was withdrawn. Find it in the list to argue under its new form, and enter the argumentation there.',
  },
};
