import { breakdownFr as breakdown } from './breakdown-fr.ts';
import type { GapSection } from '../gap.ts';

const sections: Record<GapSection, string> = {
  chiffre: 'Le chiffre du contrat',
  reel: 'Est-ce réel ?',
  pourquoi: 'Pourquoi ?',
  qui: 'Chez qui ?',
  annee: 'Où finira l’année ?',
  leviers: 'Que faire ?',
};

/** The gap as signed, and the same figure read otherwise. */
const signed = {
  inAmount: 'Écart à la cible, en montant',
  inCount: (counted: string) => `Écart à la cible, en ${counted}`,
  exactly: (target: string) => `ce qui sépare l’année de sa cible de ${target}`,
  title: 'Le même indicateur, lu autrement',
  note: 'Seule l’année signée est contractuelle ; les autres lectures sont là pour comprendre, et ne sont jugées par aucune cible.',
  reading: 'Lecture',
  what: 'Ce que c’est',
  contractual: 'contractuel',
  notContractual: 'non contractuel',
  /** A year is signed where it is judged against a target and complete. */
  years: {
    signed: (year: number) => `Année ${year}, telle que signée`,
    provisional: (year: number) => `Année ${year}, provisoire`,
    untargeted: (year: number) => `Année ${year}, sans cible`,
    unjudged: (year: number) => `Année ${year}, sans verdict`,
    masked: (year: number) => `Année ${year}`,
  },
  yearWhat: {
    signed: 'ce que le contrat calcule et juge',
    provisional: 'ce que le contrat calcule, sur des mois que la source peut encore compléter',
    untargeted: 'ce que le contrat calcule ; sans cible cette année, rien n’est jugé',
    unjudged: 'ce que le contrat calcule, sans le juger',
    masked: '',
  },
  lastTarget: (year: number) => `Voir ${year}, dernière année avec une cible`,
  twoGaps: (target: string, n: string, many: boolean, sum: string) =>
    `C’est l’écart de la région à sa propre cible (${target}). ${n} établissement${many ? 's ont' : ' a'} une autre cible : la somme des écarts que vous lisez, chacun à la sienne, est ${sum} (« Chez qui ? »).`,
  toDate: 'Depuis le début de l’année',
  toDateWhat: (month: string) => `de janvier à ${month}, rapporté aux mêmes mois de l’année précédente`,
  toDateRate: (month: string) => `de janvier à ${month}`,
  toDatePartial:
    'sans les établissements dont un mois manque ou vous est masqué, d’où une différence avec l’année',
  rolling: '12 mois glissants',
  rollingWhat: (month: string) => `12 mois finissant en ${month}`,
  constant: 'À périmètre constant',
  constantWhat:
    'sans ce qui est entré dans la liste ou en est sorti (sans liste connue : dans les prescriptions de la région), établissements réunis sur les deux années',
  constantOf: (n: string, many: boolean) =>
    many ? `des ${n} établissements décomposés` : `du seul établissement décomposé`,
  unmoved: 'rien n’est entré ni sorti entre les deux années',
  noMonths: 'la source est annuelle : aucun mois n’est connu',
  unknownMonths: 'aucun mois connu cette année',
  noConstantRate: 'un taux n’en a pas : ce qui entre ou sort y change le poids des classes (« Pourquoi ? »)',
  maskedConstant: 'ce qui est entré ou sorti repose sur peu de personnes',
  maskedConstantRegion:
    'dans un établissement compté au moins, ce qui est entré ou sorti repose sur peu de personnes',
  withheldConstant: 'le total compte des établissements que vous ne lisez pas',
  noBridge: 'non décomposé : il faut les produits de deux années entières, lisibles par vous',
};

const real = {
  solid: 'Écart solide',
  fragile: 'Écart fragile',
  solidSentence: (gap: string, low: string, high: string, months: string) =>
    `Écart solide : ${gap}, entre ${low} et ${high} (intervalle à 95 %) d’après la variation de ses ${months} mois`,
  fragileSentence: (gap: string, low: string, high: string, months: string) =>
    `Écart fragile : ${gap}, entre ${low} et ${high} (intervalle à 95 %) ; la variation de ses ${months} mois suffirait à l’effacer`,
  unknownWhy: {
    target: 'Solidité non évaluable : il n’y a pas de cible, donc pas d’écart.',
    months: 'Solidité non évaluable : il faut six mois connus au moins.',
    withheld: 'Solidité non évaluable : numérateur et dénominateur ne vous sont pas montrés.',
    kind: 'Un montant, un score ou une étape est de l’année entière : aucune variation d’un mois à l’autre ne dit s’il est solide.',
  },
  special: (year: number, months: string) => `${year} a une cause particulière à chercher : ${months}.`,
  signal: (month: string, rules: string) => `${month} (${rules})`,
  common: (year: number) =>
    `En ${year}, aucun mois ne sort de la variation habituelle : la cause est commune à tous les mois.`,
  note: 'Lecture statistique, à côté du verdict et sans effet sur lui.',
  subtitle: (unit: string) => `Ce que chaque mois ajoute à l’écart, ${unit}`,
  marks: 'losange : moyenne des mois, avec son intervalle à 95 %',
  unit: { euro: 'en euros', other: 'dans l’unité du numérateur' },
  mean: 'moyenne',
  perMonth: (value: string) => `${value} par mois en moyenne`,
  month: 'Mois',
  contribution: 'Apport à l’écart',
  low: 'Bas de l’intervalle',
  high: 'Haut de l’intervalle',
  whole: 'Somme des mois',
  unknownMonth: 'non connu',
};

/** What a change is made of. */
const why = {
  title: 'De quoi le changement est fait',
  terms: {
    merger: 'Fusion d’établissements',
    rule: 'Changement de règle',
    list_entry: 'Inscriptions sur la liste',
    list_exit: 'Radiations de la liste',
    early_access: 'Avant inscription (accès précoce)',
    entry: 'Nouveaux produits',
    exit: 'Produits arrêtés',
    price: 'Effet prix',
    volume: 'Effet volume',
    mix: 'Effet de structure',
    within: 'À classes égales',
    between: 'Poids des classes',
    fee: 'Honoraires de dispensation',
    regularisation: 'Régularisations',
    unknown: 'Non restitué',
    pooled: 'Effets regroupés',
    unexplained: 'Non expliqué',
  },
  /** After « vient d’abord ». */
  from: {
    merger: 'd’une fusion d’établissements',
    rule: 'd’un changement de règle',
    list_entry: 'des inscriptions sur la liste',
    list_exit: 'des radiations de la liste',
    early_access: 'des accès précoces, avant inscription',
    entry: 'des nouveaux produits',
    exit: 'des produits arrêtés',
    price: 'de l’effet prix',
    volume: 'de l’effet volume',
    mix: 'de l’effet de structure',
    within: 'de ce qui change à classes égales',
    between: 'du poids des classes',
    fee: 'des honoraires de dispensation',
    regularisation: 'des régularisations',
    unknown: 'de produits non restitués',
    pooled: 'd’effets regroupés',
    unexplained: 'de ce qui n’est pas expliqué',
  },
  /** After « malgré ». */
  despiteOf: {
    merger: 'une fusion d’établissements',
    rule: 'un changement de règle',
    list_entry: 'les inscriptions sur la liste',
    list_exit: 'les radiations de la liste',
    early_access: 'les accès précoces, avant inscription',
    entry: 'les nouveaux produits',
    exit: 'les produits arrêtés',
    price: 'l’effet prix',
    volume: 'l’effet volume',
    mix: 'l’effet de structure',
    within: 'ce qui change à classes égales',
    between: 'le poids des classes',
    fee: 'les honoraires de dispensation',
    regularisation: 'les régularisations',
    unknown: 'les produits non restitués',
    pooled: 'les effets regroupés',
    unexplained: 'ce qui n’est pas expliqué',
  },
  meanings: {
    merger: 'Ce que l’année précédente gagne par les établissements repris depuis.',
    rule: 'Ce que la version du contrat qui juge l’année compte autrement dans la précédente.',
    list_entry: 'Produits qui n’étaient pas sur la liste sans interruption pendant les deux années.',
    list_exit: 'Produits qui ont quitté la liste.',
    early_access: 'Produits que la liste n’a inscrits qu’après ces deux années.',
    entry: 'Produits sans aucune ligne l’année précédente.',
    exit: 'Produits sans aucune ligne cette année.',
    price:
      'Mêmes produits, autre montant par unité ; pour les PHEV, le montant remboursé par boîte, et non le prix public.',
    volume: 'Mêmes produits, plus ou moins d’unités, dans les mêmes proportions.',
    mix: 'Mêmes produits, dans d’autres proportions.',
    within: 'Changement du taux à l’intérieur des mêmes classes (ou établissements).',
    between: 'Classes (ou établissements) dont le taux diffère, et qui pèsent plus ou moins.',
    fee: 'Honoraires de dispensation, qui n’ont pas de boîte.',
    regularisation: 'Retours, et montants sans quantité.',
    unknown: 'Produits que la source ne nomme pas.',
    pooled: 'Effets qui reposent sur peu de personnes, montrés ensemble.',
    unexplained: 'Ce que les effets ne disent pas.',
  },
  totals: {
    signed: (year: number) => `${year}, tel que signé`,
    computed: (year: number) => `${year}, tel que calculé alors`,
    before: (year: number) => `${year}, comparable`,
    alone: (year: number) => `${year}`,
    now: (year: number) => `${year}`,
    constant: 'Périmètre constant',
  },
  rise: (from: string, first: string, change: string) =>
    `La hausse vient d’abord ${from} : ${first} sur ${change}`,
  fall: (from: string, first: string, change: string) =>
    `La baisse vient d’abord ${from} : ${first} sur ${change}`,
  despite: (comes: string, term: string, value: string) => `${comes}, malgré ${term} (${value})`,
  renewed: (start: string, end: string, parts: string) =>
    `De « ${start} » à « ${end} » : ${parts}. Les effets, comme la répartition plus bas, partent du second.`,
  ofRead: (place: string, n: string, many: boolean) =>
    `${place}, ${n} établissement${many ? 's' : ''} que vous lisez`,
  unchanged: (short: string, year: number) => `${short} : rien n’a changé en ${year}`,
  unexplained: (left: string) => `Non expliqué : ${left}.`,
  subtitle: {
    growth: 'en euros, d’une année à l’autre ; prix, volume et structure selon Bennet, par présentation',
    rate: 'en points, d’une année à l’autre',
  },
  first: 'Premier effet',
  yes: 'oui',
  term: 'Effet',
  value: 'Montant',
  points: 'Taux ou points',
  /** Of an exported column: its figures are not in %. */
  fraction: (label: string) => `${label} (en fraction : 0,01 pour 1 point)`,
  share: 'Part du changement',
  meaning: 'Ce que c’est',
  none: 'Pas de décomposition pour cet indicateur et cette année',
  noneParts: [
    'Il faut deux années entières, et des produits ou des trajets derrière l’indicateur.',
    'Un montant masqué, ou d’établissements que vous ne pouvez pas nommer, n’est pas décomposé.',
  ],
  pooledNote: 'Effets regroupés : ils reposent sur peu de personnes et ne vous sont montrés qu’ensemble.',
  leftOut: (n: string, many: boolean) =>
    `${n} établissement${many ? 's' : ''} de la région ${many ? 'restent' : 'reste'} hors de cette décomposition : vous ne ${many ? 'les' : 'le'} lisez pas, ou une des deux années manque.`,
  byEstablishment: 'Établissement par établissement',
  byEstablishmentNote: 'Du changement le plus grand au plus petit, en valeur absolue.',
  change: 'Changement',
  establishment: 'Établissement',
};

/** « Écart expliqué »: the signed figure, whether it is real, and what it is made of. */
export const gapFr = {
  sections,
  signed,
  real,
  why,
  breakdown,
  index: 'Questions',
  explain: 'Pourquoi ?',
  explainOf: (title: string) => `Écart expliqué : ${title}`,
  toGap: 'Écart expliqué',
  toSheet: 'Fiche d’indicateur',
};
