type Many = Record<string, string>;

/** What an establishment declares of itself. */
export const declarationsFr = {
  note: 'Ce que l’établissement déclare de lui-même : chaque valeur est gardée avec son auteur et sa date, et paraît à la prochaine publication.',
  readOnly: 'Lecture seule : l’établissement déclare lui-même ses valeurs.',
  loseTyped: 'Des valeurs saisies ne sont pas enregistrées : elles seront perdues. Continuer ?',
  otherYears: 'Déclarer une autre année',
  nothingAsked: (year: number) => `Aucun indicateur déclaratif n’est publié pour ${year}.`,
  basesTitle: 'Autres valeurs à déclarer',
  basesNote: 'Hors engagements de l’année : bases de calcul des plafonds, valeurs déjà déclarées.',

  target: 'Cible',
  targetToComplete: (why: string) => `à compléter (${why.replace(/\.$/, '')})`,
  ops: { '>=': '≥', '<=': '≤', '>': '>', '<': '<' } as Many,
  proofWanted: 'Preuve attendue',
  proofUnsaid: 'Le document qui l’établit, tenu à disposition de l’agence.',
  published: 'Publié',
  pending: 'À publier',
  declaredOn: (day: string, who: string) =>
    `déclaré le ${day} par ${who}, sera publié à la prochaine publication`,
  of: (numerator: string, denominator: string) => `${numerator} sur ${denominator}`,

  fields: {
    value: 'Valeur',
    amount: 'Montant, en euros',
    score: 'Score, de 0 à 100',
    level: 'Avancement',
    numerator: 'Numérateur',
    denominator: 'Dénominateur',
    proof: 'Référence de la preuve',
  },
  toChoose: 'à renseigner',
  result: 'Taux',
  noResult: 'à calculer',
  wanted: (what: string) => `Attendu : ${what}.`,
  /** Sentences of the schema of a declared value, where another language says them otherwise. */
  faults: {} as Many,
  save: 'Enregistrer',
  saveAll: 'Tout enregistrer',
  undo: 'Abandonner la saisie',
  unsaved: (n: string, many: boolean) =>
    many ? `${n} saisies non enregistrées` : `${n} saisie non enregistrée`,
  allSaved: 'Rien à enregistrer.',
  found: 'Vos saisies non enregistrées ont été retrouvées.',
  kept: (names: string, many: boolean) =>
    many
      ? `Enregistrées : ${names}. Elles paraîtront à la prochaine publication.`
      : `Enregistrée : ${names}. Elle paraîtra à la prochaine publication.`,
  toCorrect: 'Rien n’est enregistré : corrigez les champs signalés.',
  notKept: 'Rien n’est enregistré, et vos saisies restent là.',

  history: (n: string, many: boolean) => (many ? `${n} déclarations` : `${n} déclaration`),
  when: 'Quand',
  who: 'Par',
  what: 'Valeur',
  proof: 'Preuve',
  noProof: 'non donnée',

  file: 'Par fichier',
  fileNote:
    'Téléchargez le modèle, remplissez-le dans un tableur, déposez-le : tout est gardé, ou rien si une ligne est refusée.',
  template: 'Télécharger le modèle',
  templateName: (establishment: string, year: number) => `declarations-${establishment}-${year}.csv`,
  deposit: 'Déposer un fichier',
  drop: 'ou glissez-le ici (CSV)',
  reading: 'Lecture du fichier…',
  oneFile: 'Déposez un seul fichier, en CSV.',
  refused: (file: string, n: string, many: boolean) =>
    many
      ? `${file} est refusé : ${n} lignes à corriger, rien n’est gardé.`
      : `${file} est refusé : ${n} ligne à corriger, rien n’est gardé.`,
  accepted: (file: string, n: string, many: boolean) =>
    many ? `${file} est accepté : ${n} valeurs gardées.` : `${file} est accepté : ${n} valeur gardée.`,
  unchanged: (n: string, many: boolean) =>
    many ? `${n} étaient déjà déclarées ainsi.` : `${n} était déjà déclarée ainsi.`,
  line: 'Ligne',
  why: 'Ce qui ne va pas',
  indicator: 'Indicateur',
  before: 'Avant',
  after: 'Après',
  nothingBefore: 'rien',
  otherFaults: (n: string, many: boolean) => (many ? `Et ${n} autres lignes.` : `Et ${n} autre ligne.`),
  correct: 'Corrigez ces lignes, puis déposez le fichier de nouveau.',

  exportTitle: 'Déclarations à publier',
  exportNote: 'Les valeurs que les établissements ont déclarées, à importer avant la prochaine publication.',
  export: 'Télécharger les déclarations à publier',
  exportName: 'declarations.csv',
  commands: 'Puis, sur le serveur :',

  identification: {
    title: 'Fiche d’identification (RPPS et FINESS)',
    note: 'Sous quels numéros les lignes PHEV de l’établissement sont arrivées, et combien nomment leur prescripteur.',
    none: 'Aucune ligne PHEV de cet établissement n’est connue cette année.',
    unidentified: (share: string, lines: string) =>
      `${share} des lignes sans RPPS (${lines}) : faites figurer le RPPS du prescripteur sur chaque ordonnance (code à barres, logiciel d’aide à la prescription), y compris en consultation externe.`,
    untold: 'Le fichier reçu ne donne aucun RPPS : demandez une extraction qui les contienne.',
    allIdentified: 'Toutes les lignes nomment leur prescripteur.',
    short: (share: string, lines: string) =>
      `${share} des lignes sous un FINESS incomplet (${lines}) : imprimez le numéro entier, 9 caractères, sur les ordonnances.`,
    unknown: (share: string, lines: string) =>
      `${share} des lignes sous un numéro qu’aucun répertoire ne connaît (${lines}) : vérifiez celui des ordonnanciers et du logiciel.`,
    complete: 'Toutes les lignes portent un numéro FINESS complet et connu.',
    numbers: 'Numéros FINESS reçus',
    received: 'Reçu',
    full: 'Numéro entier',
    state: 'État',
    states: {
      site: 'site',
      entity: 'entité juridique',
      short: 'incomplet (8 caractères)',
      unknown: 'inconnu',
    } as Many,
    noNumber: 'sans numéro',
    lines: 'Lignes',
    share: 'Part des lignes',
    amount: 'Montant',
    month: 'Mois',
    identified: 'Avec RPPS',
    rate: 'Part avec RPPS',
    chart: (year: number, share: string, target: string | null) =>
      target === null
        ? `En ${year}, ${share} des lignes nomment leur prescripteur`
        : `En ${year}, ${share} des lignes nomment leur prescripteur, pour une cible de ${target}`,
    subtitle: 'Part des lignes PHEV ayant un RPPS bien formé, par mois',
    lowest: (month: string, share: string) => `le plus bas : ${month}, ${share}`,
    highest: (month: string, share: string) => `le plus haut : ${month}, ${share}`,
    ofLines: (identified: string, lines: string) => `${identified} lignes sur ${lines}`,
  },
};
