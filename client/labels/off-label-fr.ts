import type { LinkedDimension } from '#api/questions/linked.ts';
import type { Part, Measure } from '../linked.ts';

/** Article 10-5: what is prescribed hors AMM and hors référentiel. */
export const offLabelFr = {
  numerator: 'Part suivie',
  numerators: { outside: 'Hors référentiel', off_label: 'Hors AMM' },
  inNumerator: (situations: string) =>
    `Au numérateur : ${situations}. Au dénominateur : tous les médicaments dont la situation est connue. Un code absent, invalide ou à vérifier n’est jamais compté hors AMM : il écarte les deux bornes.`,
  followed: 'À suivre : aucune cible ne juge cette part ; ce qui se juge est son argumentation.',
  bounds: (low: string, high: string) => `de ${low} à ${high}`,
  boundsShort: (low: string, high: string) => `${low} – ${high}`,
  boundsHead: 'Bornes',
  share: 'Part',
  unknownShare: 'part non connue',
  measure: 'Mesure',
  measures: {
    quantity: 'Quantité (UCD, LPP)',
    amount: 'Euros',
    lines: 'Lignes',
    stays: 'Séjours',
  } satisfies Record<Measure, string>,
  units: { quantity: 'unités', amount: 'euros', lines: 'lignes', stays: 'séjours' } satisfies Record<
    Measure,
    string
  >,
  parts: {
    off_label: 'Hors AMM',
    outside: 'Autre hors référentiel',
    unknown: 'Situation inconnue',
    other: 'Dans le référentiel, essais et dispositifs',
  } satisfies Record<Part, string>,

  titles: {
    month: 'Mois',
    unit: 'Services',
    specialty: 'Spécialités',
    prescriber: 'Prescripteurs',
    product: 'Produits',
    dci: 'Substances (DCI)',
    atc: 'Classes ATC',
    group: 'Groupes d’indications',
    indication: 'Codes indication',
    situation: 'Situations',
  } satisfies Record<LinkedDimension, string>,
  heads: {
    month: 'Mois',
    unit: 'Service',
    specialty: 'Spécialité',
    prescriber: 'Prescripteur',
    product: 'Produit',
    dci: 'DCI',
    atc: 'Classe ATC',
    group: 'Groupe d’indications',
    indication: 'Indication',
    situation: 'Situation',
  } satisfies Record<LinkedDimension, string>,
  /** What has none of it: always shown, with its weight. */
  none: {
    month: 'Mois non connu',
    unit: 'Sans service',
    specialty: 'Spécialité non connue',
    prescriber: 'Non rapproché',
    product: 'Produit non connu',
    dci: 'Sans DCI connue',
    atc: 'Sans classe ATC',
    group: 'Sans groupe connu',
    indication: 'Sans code indication',
    situation: 'Situation non connue',
  } satisfies Record<LinkedDimension, string>,
  finding: (n: string, first: string, share: string) => `${n} en tout, dont ${first} : ${share} du total`,
  devicesOnly: 'dispositifs',
  noneWeighs: (none: string, share: string) => `${none} : ${share}`,
  empty: 'Rien à montrer sous ces choix.',
  others: (n: string, many: boolean) => (many ? `${n} autres` : `${n} autre`),
  showAll: (n: string) => `Voir les ${n} autres`,
  showFewer: 'Voir les premiers seulement',
  brushHint:
    'Glissez sur les mois, ou flèches puis Maj + flèches, pour choisir une période ; Échap pour l’effacer.',
  listHint: 'Cliquez pour filtrer le reste ; plusieurs choix s’ajoutent.',
  key: 'Légende des barres',

  choices: 'Choix',
  noChoice: 'Aucun choix : tout l’établissement. Cliquez sur une barre pour filtrer le reste.',
  remove: 'retirer',
  undo: 'Annuler le dernier choix',
  clear: 'Tout effacer',
  months: 'Mois',
  from: 'Du mois',
  to: 'Au mois',
  monthsFromTo: (from: string, to: string) => (from === to ? from : `${from} à ${to}`),
  monthShape: 'AAAA-MM',

  placeUnder: (place: string, choices: string) => `${place} (${choices})`,
  manyChoices: (n: string) => `${n} choix`,
  story: (place: string, when: string, share: string) => `${place}, ${when} : ${share}`,
  shareIn: {
    quantity: 'des unités',
    amount: 'des euros',
    lines: 'des lignes',
    stays: 'des séjours',
  } satisfies Record<Measure, string>,
  shareSaid: (share: string, what: string, where: string) => `${share} ${what} de médicaments ${where}`,
  whereSaid: { outside: 'hors référentiel', off_label: 'hors AMM' },
  betweenSaid: (low: string, high: string) => `de ${low} à ${high} selon les situations inconnues`,
  shareUnknownSaid: (where: string) => `part ${where} non connue`,
  nothingSaid: (place: string, when: string) =>
    `${place}, ${when} : aucune ligne de liste en sus sous ces choix`,
  staysSaid: (n: string, many: boolean) => (many ? `${n} séjours` : `${n} séjour`),
  patientsSaid: (stays: string, n: string, many: boolean) =>
    `${stays} (${n} ${many ? 'patients' : 'patient'})`,
  followedSaid: 'à suivre, sans verdict',

  ofValue: 'du total',
  value: 'Valeur',
  lines: 'Lignes',
  stays: 'Séjours',
  patients: 'Patients',
  device: 'Dont dispositifs',
  total: 'Ensemble',
  name: 'Libellé',
  dimension: 'Dimension',
  code: 'Code',
  exportAll: 'Exporter tout en CSV',
  exportOne: (what: string) => `CSV : ${what}`,
  csv: 'CSV',
  deviation: 'Établissement, services et prescripteurs au regard de l’attendu',
  deviationEstablishments: 'Établissements au regard de l’attendu',
  monthlyShare: { outside: 'Part hors référentiel', off_label: 'Part hors AMM' },
  semestersOf: {
    lines: 'De tout l’établissement, quels que soient les choix, en lignes.',
    amount: 'De tout l’établissement, quels que soient les choix, en euros.',
  },
  linesTitle: 'Lignes retenues',

  release: {
    sections: {
      establishment: 'Établissements',
      product: 'Produits',
      specialty: 'Spécialités',
    },
    semesters: 'Semestre contre semestre',
    semester: 'Période',
    change: 'Depuis un an',
    rank: 'Rang',
    rankMeaning:
      'De la part hors AMM parmi AMM et hors AMM, la plus haute d’abord, parmi celles qui sont connues. Un rang n’est pas un jugement.',
    amm: 'Hors AMM parmi AMM et hors AMM',
    ammMeaning:
      'Hors AMM ÷ (AMM inscrite + hors AMM). Connue dès que ces deux situations sont publiées, quand même d’autres sont masquées.',
    offLabel: { lines: 'Lignes hors AMM', amount: 'Euros hors AMM' },
    ammAll: { lines: 'Lignes AMM et hors AMM', amount: 'Euros AMM et hors AMM' },
    offLabelMeaning: {
      rank: 'Lignes ou euros codés hors AMM (I999999), là où ils sont publiés.',
      weight:
        'Lignes ou euros codés hors AMM (I999999), là où ils sont publiés. Le tableau est dans cet ordre, les plus nombreux d’abord, puis ceux qui ne sont pas connus, par nom.',
    },
    missingMarks: { pooled: 'regroupé', none: 'sans objet' },
    contribution: 'Poids dans la région',
    contributionMeaning: 'Son hors AMM, rapporté à celui de toute la région.',
    contract: (year: number) => `Contrat : UCD hors AMM, ${year}`,
    contractMeaning: (title: string, numerator: string, denominator: string, year: number) =>
      `Indicateur du contrat, année ${year} entière (codes dus depuis le 1er septembre 2018). ${title} : ${numerator}, rapportées à : ${denominator}.`,
    shareMeaning:
      'Parmi tous les médicaments dont la situation est connue. Une seule situation masquée la masque, avec ses bornes et ses totaux, dont les colonnes ne paraissent que si une ligne du tableau les a.',
    total: { lines: 'Lignes en tout', amount: 'Euros en tout' },
    totalMeaning: 'De médicaments, situations inconnues comprises, dispositifs exclus.',
    bounds: 'Bornes',
    low: 'Borne basse',
    high: 'Borne haute',
    numerator: 'Lignes suivies',
    numeratorAmount: 'Euros suivis',
    unknown: 'Inconnu',
    all: 'Lignes de médicaments',
    allAmount: 'Euros de médicaments',
    measures: { lines: 'Lignes', amount: 'Euros' },
    pooledMark: 'entre',
    masked:
      'Une situation masquée à la publication cache toute la part, pour qu’une soustraction ne la dise pas.',
    maskedSaid: (where: string) => `part ${where} masquée`,
    betweenSaid: (low: string, high: string, what: string, where: string) =>
      `de ${low} à ${high} ${what} de médicaments ${where} (situations rares regroupées)`,
    places: {
      establishment: { one: 'établissement', many: 'établissements' },
      product: { one: 'produit', many: 'produits' },
      specialty: { one: 'spécialité', many: 'spécialités' },
    },
    known: (n: string, all: string, places: string) =>
      `Hors AMM parmi AMM et hors AMM : part connue de ${n} ${places} sur ${all}`,
    missing: {
      masked: (n: string) => `masquée pour ${n}, l’une des deux situations l’étant à la publication`,
      pooled: (n: string) => `non connue pour ${n}, des situations rares étant publiées ensemble`,
      none: (n: string) => `sans objet pour ${n} (ni AMM ni hors AMM)`,
    },
    compared:
      'On compare le nombre de séquences ayant une ligne hors AMM, parmi celles qui ont une ligne AMM ou hors AMM, à ce qu’auraient eu les pairs.',
    nothing: 'Rien à montrer de cette période.',
  },
};

export type OffLabelLabels = typeof offLabelFr;
