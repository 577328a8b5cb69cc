type Many = Record<string, string>;

/** Lines hors AMM that wait for an argumentation, and those that were given. */
export const argumentationFr = {
  note: 'Toutes années confondues. Une prescription hors AMM peut être juste : ce qui est suivi, c’est que le dossier du patient l’argumente, par une référence ou un avis (contrat type, art. 6 et 10-5).',
  view: 'Vue',
  tabs: { attente: 'À argumenter', saisies: 'Déjà saisies', orphelines: 'À revoir' },
  tab: (name: string, n: string) => `${name} (${n})`,

  waiting: (n: string, many: boolean, own: boolean) => {
    if (own)
      return many
        ? `${n} de vos lignes hors AMM attendent une argumentation`
        : `${n} de vos lignes hors AMM attend une argumentation`;
    return many
      ? `${n} lignes hors AMM attendent une argumentation`
      : `${n} ligne hors AMM attend une argumentation`;
  },
  oldest: (day: string, many: boolean) => (many ? `la plus ancienne du ${day}` : `elle est du ${day}`),
  coverage: (argued: string, all: string, share: string, many: boolean) =>
    many
      ? `${argued} lignes hors AMM sur ${all} sont argumentées, soit ${share}`
      : `${argued} ligne hors AMM sur ${all} est argumentée, soit ${share}`,
  noneArgued: (all: string, many: boolean) =>
    many ? `Aucune des ${all} lignes hors AMM n’est encore argumentée` : 'Elle est la seule ligne hors AMM',
  allArgued: (n: string, many: boolean, own: boolean) => {
    if (own)
      return many ? `Vos ${n} lignes hors AMM sont argumentées` : 'Votre ligne hors AMM est argumentée';
    return many ? `Les ${n} lignes hors AMM sont argumentées` : 'La seule ligne hors AMM est argumentée';
  },
  noOffLabel: (own: boolean): string =>
    own ? 'Aucune de vos lignes n’est hors AMM' : 'Aucune ligne n’est hors AMM',

  tileTitle: 'Hors AMM sans argumentation',
  tileWaiting: (n: string, many: boolean) => (many ? `${n} lignes` : `${n} ligne`),
  tileOldest: (day: string, many: boolean) => (many ? `la plus ancienne du ${day}` : `du ${day}`),
  tileNone: 'aucune ligne',
  open: 'Ouvrir la liste',

  list: 'Lignes hors AMM sans argumentation, de la plus ancienne et la plus coûteuse à la plus récente',
  product: 'Produit',
  date: 'Date',
  age: 'Ancienneté',
  unit: 'Service',
  prescriber: 'Prescripteur (RPPS)',
  quantity: 'Quantité',
  amount: 'Montant',
  noUnit: 'Sans service',
  unmatched: 'Non rapproché',
  unknown: 'non connu',
  years: (n: string, many: boolean) => (many ? `${n} ans` : `${n} an`),
  months: (n: string) => `${n} mois`,
  days: (n: string, many: boolean) => (many ? `${n} jours` : `${n} jour`),
  keys: 'Clavier : ↑ ↓ pour parcourir, Entrée pour argumenter, Échap pour revenir à la liste',
  shown: (n: string, all: string, many: boolean) =>
    many ? `${n} lignes affichées sur ${all}` : `${n} ligne affichée sur ${all}`,
  more: (n: string, many: boolean) => (many ? `Charger ${n} lignes de plus` : `Charger ${n} ligne de plus`),
  nothingWaits: 'Rien n’attend.',
  nothingFound: 'Aucune ligne sans argumentation ne correspond à ces filtres.',
  allUnits: 'Tous les services',
  allPrescribers: 'Tous les prescripteurs',
  allProducts: 'Tous les produits',
  clear: 'Effacer les filtres',
  export: 'Exporter la liste (CSV)',
  exportNote: 'Complété dans un tableur, le fichier exporté se remet à l’administrateur, qui l’importe.',
  exportName: (establishment: string) => `argumentations-${establishment}`,

  form: 'Argumentation',
  fields: {
    documented: 'Argumentation présente au dossier',
    rcp_held: 'RCP tenue',
    rcp_level: 'Niveau de la RCP',
    patient_informed: 'Patient informé',
    icd10: 'Code CIM-10',
    stage: 'Stade',
    therapy_line: 'Ligne de traitement',
    argument: 'Référence ou avis',
  },
  hints: {
    icd10: 'ex. C509',
    stage: 'ex. IV',
    therapy_line: 'ex. 2e',
    argument:
      'Publication, recommandation, avis d’un centre de référence. Aucun nom de patient ni de soignant : le dossier garde le reste.',
  } as Many,
  yes: 'Oui',
  no: 'Non',
  unsaid: 'Non renseigné',
  rcpLevels: ['aucune', 'locale', 'de recours', 'non connu', 'validation collégiale'],
  patientInformed: ['Non', 'Oui', 'Non connu'],
  /** `wanted` says what is expected, not what is wrong. */
  wanted: (what: string) => `Attendu : ${what}.`,
  answerWanted: 'répondez par oui ou par non',
  /** Sentences of the schema of an argumentation, where another language says them otherwise. */
  faults: {} as Many,
  save: 'Enregistrer',
  saveNext: 'Enregistrer, puis la suivante',
  close: 'Fermer',
  found: 'Votre saisie non enregistrée a été retrouvée.',
  toCorrect: 'Rien n’est enregistré : corrigez les champs signalés.',
  notKept: 'Rien n’est enregistré, et votre saisie reste là.',
  kept: (product: string, day: string) => `Enregistrée : ${product}, ${day}.`,
  stillWaits: 'Non argumentée au dossier, elle reste dans la liste.',
  checked: (day: string) => `non argumentée au dossier, vérifiée le ${day}`,
  lineGone: 'Cette ligne n’attend plus d’argumentation, ou ne figure plus dans la publication.',
  closeGone: 'Revenir à la liste',

  documented: 'Argumentée au dossier',
  notDocumented: 'Non argumentée au dossier',
  rcp: (level: string | null) => (level === null ? 'RCP tenue' : `RCP tenue (${level})`),
  noRcp: 'sans RCP',
  informed: ['patient non informé', 'patient informé', 'information du patient non connue'],
  icd10: (code: string) => `CIM-10 ${code}`,
  stage: (stage: string) => `stade ${stage}`,
  therapyLine: (line: string) => `ligne de traitement : ${line}`,
  enteredOn: (day: string, who: string) => `Saisie le ${day} par ${who}`,
  history: (n: string, many: boolean) => (many ? `${n} saisies plus anciennes` : `${n} saisie plus ancienne`),
  replace: 'Remplacer',
  replaceLine: (title: string) => `Remplacer l’argumentation : ${title}`,
  replaceNote: 'La nouvelle saisie prend effet ; la précédente reste dans l’historique.',
  byFile: (day: string, who: string) => `Reçue par fichier, saisie le ${day} par ${who}`,
  lineOf: (product: string, day: string) => `${product}, ${day}`,
  noEntries: 'Aucune argumentation n’est connue, ni saisie ici ni reçue par fichier.',
  moreEntries: 'Montrer la suite',
  readOnly: 'Lecture seule : le pharmacien, le DIM et le prescripteur argumentent.',
  noOrphans: 'Rien à revoir : toute argumentation porte sur une ligne hors référentiel.',
  orphansNote:
    'Ces argumentations restent gardées, mais ne comptent plus : la ligne a changé depuis leur saisie.',
  statuses: {
    inside:
      'Le code indication a été corrigé : la ligne est maintenant dans le référentiel. Rien à faire, sauf si la correction est une erreur ; corrigez alors le code dans le fichier FICHCOMP.',
    gone: 'La ligne n’est plus dans les fichiers reçus : le séjour, la date ou le produit a été corrigé, ou la ligne retirée. Retrouvez-la dans la liste à argumenter sous sa nouvelle forme, et saisissez-y l’argumentation.',
  } as Many,
};
