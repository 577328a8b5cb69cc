import type { FailureCode } from '#api/failure.ts';
import type { Reason, Verdict } from '#api/figure.ts';
import { storiesFr } from './stories-fr.ts';

const verdicts: Record<Verdict, string> = {
  atteint: 'Atteint',
  'non atteint': 'Non atteint',
  partiel: 'Partiel',
  'non évaluable': 'Non évaluable',
  'sans objet': 'Sans objet',
  'sans cible': 'Sans cible',
  masqué: 'Masqué',
};

const reasons: Record<Reason, string> = {
  previous_year_absent: 'l’année précédente n’est pas couverte par la source',
  current_year_absent: 'l’année elle-même n’est pas couverte par la source',
  months_missing: 'des mois de l’année manquent',
  lpp_absent: 'la source ne contient pas la LPP, et les médicaments seuls ne sont pas les PHEV',
  medicines_absent: 'la source ne contient pas les médicaments',
  les_absent: 'la source ne contient pas la liste en sus',
  not_covered: 'aucun fichier reçu ne couvre cette période',
  denominator_zero: 'le dénominateur est nul',
  no_activity: 'l’établissement n’a pas cette activité',
  partial_extract: 'le fichier est un extrait de sa source',
  provisional_months: 'mois provisoires, que la source peut encore compléter',
  partial_perimeter: 'le total laisse de côté les établissements non couverts les deux années',
  below_floor: 'effectif faible, à lire avec prudence ; le verdict reste celui du contrat',
};

const failures: Record<FailureCode | 'unreachable', string> = {
  parameter_invalid: 'Ce choix n’est pas compris par le serveur.',
  question_unknown: 'Le serveur ne connaît pas cette question : rechargez la page.',
  establishment_unknown: 'Aucun établissement de votre périmètre ne porte ce numéro FINESS.',
  region_unknown: 'Aucun établissement de votre périmètre n’est dans cette région.',
  indicator_unknown: 'Cet indicateur n’est pas dans la publication.',
  method_refused: 'Le serveur a refusé la demande.',
  format_refused: 'Le serveur a refusé la demande.',
  host_refused: 'Ce serveur ne répond qu’à localhost.',
  query_timeout: 'Le calcul a dépassé le temps permis et a été arrêté.',
  engine_failure: 'Le calcul a échoué ; transmettez l’identifiant à l’administrateur.',
  publication_missing: 'Aucune publication à montrer : importez des fichiers, puis publiez.',
  unreachable: 'Le serveur ne répond pas.',
};

const sources: Record<string, string> = {
  phev: 'PHEV (DCIR, Assurance Maladie)',
  'open-phmev': 'Open PHMEV (Cnam)',
  les: 'Liste en sus (établissements)',
};

export const fr = {
  verdicts,
  reasons,
  failures,
  sources,
  story: storiesFr,

  product: 'Observatoire CAQES',
  skip: 'Aller au contenu',
  screens: 'Écrans',
  where: 'Où et quand',
  region: 'Région',
  establishments: 'Établissements',
  establishment: 'Établissement',
  findEstablishment: 'Chercher un établissement',
  findHint: 'Nom, ville ou FINESS',
  findNothing: 'Aucun établissement ne correspond',
  year: 'Année',
  indicator: 'Indicateur',
  language: 'Langue',
  toDark: 'Passer en thème sombre',
  toLight: 'Passer en thème clair',
  through: (day: string) => `Données à jour au ${day}`,
  published: (day: string) => `Publication du ${day}`,
  fictitious: 'Données fictives',
  scale: (phev: string, les: string) => `${phev} lignes PHEV, ${les} lignes de liste en sus`,
  warnings: 'Avertissements',
  partialExtract: 'Extrait partiel : les totaux ne sont pas ceux de la région.',
  provisional: 'Les derniers mois sont provisoires : la source peut encore les compléter.',
  unmatched: (n: string, share: string, many: boolean) =>
    many
      ? `${n} FINESS n’apparaissent dans aucun répertoire (${share} des montants) ; ils restent affichés.`
      : `${n} FINESS n’apparaît dans aucun répertoire (${share} des montants) ; il reste affiché.`,
  otherWarning: (code: string) => `Avertissement de la publication : ${code}.`,
  openedOn: (year: number) => `${year} : dernière année ayant un résultat et une cible.`,
  openedOnResult: (year: number) =>
    `${year} : dernière année ayant un résultat ; aucune cible n’est en vigueur.`,

  empty: 'Aucun indicateur publié : importez des fichiers, puis publiez, et ils apparaîtront ici.',

  computing: 'Calcul en cours…',
  cancel: 'Annuler',
  cancelled: 'Demande annulée.',
  retry: 'Réessayer',
  errorId: (id: string) => `Identifiant : ${id}`,
  screenBroken: 'Cet écran a rencontré une erreur.',

  value: 'Résultat',
  target: 'Cible',
  gap: 'Écart',
  verdict: 'Verdict',
  numerator: 'Numérateur',
  denominator: 'Dénominateur',
  note: 'À savoir',
  source: 'Source',
  period: 'Période',
  series: (parts: readonly string[]) => parts.join('\u00a0; '),
  pair: (name: string, value: string) => `${name}\u00a0: ${value}`,
  noValue: 'n. é.',
  masked: 'masqué',
  notConcerned: 'sans objet',
  noTarget: 'sans cible',
  provisionalMark: 'provisoire',
  hatched: 'hachuré',
  toReduce: 'à réduire',
  toIncrease: 'à augmenter',
  boxes: (n: string) => `${n} boîtes`,
  origins: { national: 'nationale', region: 'régionale', establishment: 'de l’établissement' } as Record<
    string,
    string
  >,
  article: (article: string) => `Contrat type, art. ${article}`,

  met: (met: string, judged: string, many: boolean) =>
    `${met} sur ${judged} ${many ? 'respectent' : 'respecte'} la cible`,
  nobodyJudged: 'Aucun établissement jugé cette année',
  outside: (parts: string) => `Hors compte : ${parts}`,
  outsideNotAssessable: (n: string) => `${n} n. é.`,
  outsideNotConcerned: (n: string) => `${n} sans objet`,
  outsideWithoutTarget: (n: string) => `${n} sans cible`,
  contributors: 'Poids dans l’écart défavorable',
  contributorsEmpty: 'Aucun établissement ne pèse défavorablement.',
  changed: (change: string, n: string, many: boolean) =>
    `Depuis la publication précédente : ${change} (${n} établissement${many ? 's' : ''})`,
  unchanged: 'Inchangé depuis la publication précédente',
  firstPublication: 'Première publication : rien à comparer',
  leftOut: (n: string, weight: string, many: boolean) =>
    `Le total laisse de côté ${n} établissement${many ? 's' : ''} (${weight} du montant connu)`,
  leftOutNone: 'Le total ne laisse aucun établissement de côté',
  seeDetail: 'Voir l’évolution',
  shown: 'Affiché ci-dessous',

  definition: 'Définition et méthode',
  method: 'Méthode',
  limits: 'Limites',
  yearly: 'Années civiles',
  rollingSubtitle: 'Chaque point : 12 mois glissants, rapportés aux 12 mois précédents',
  rollingRateSubtitle: 'Chaque point : 12 mois glissants',
  rollingEmpty: 'La source de cet indicateur est annuelle : elle n’a pas de courbe mensuelle.',
  unitPercent: 'en %',
  unitEuro: 'en euros',
  targetLabel: (target: string) => `cible ${target}`,
  lawTable: 'Résultats, cibles et référentiels',
  lawResult: (year: number) => `Résultats en région ${year}`,
  lawTarget: (year: number) => `Cible ${year}`,
  lawReference: 'Référentiel CAQES',
  lawUnknown: 'non connue',
  sourcesTitle: 'Sources',

  ranking: 'Classement des écarts',
  rankingSubtitle: 'Écart à la cible, un trait par établissement, du plus défavorable au plus favorable',
  rankingValueSubtitle: 'Résultat, un trait par établissement (aucune cible en vigueur)',
  clipped: (n: number) => `${n} hors cadre (▲)`,
  rankingEmpty: 'Aucun établissement n’a d’écart à montrer pour cet indicateur et cette année.',
  table: 'Tous les établissements',
  search: 'Filtrer les lignes',
  category: 'Catégorie',
  allCategories: 'Toutes les catégories',
  columns: 'Colonnes',
  town: 'Ville',
  finess: 'FINESS',
  name: 'Établissement',
  departement: 'Département',
  exportCsv: 'Exporter en CSV',
  rowCount: (shown: string, all: string, masked: string) =>
    `${shown} établissements affichés sur ${all} · ${masked} cellules masquées`,
  keys: 'Clavier : ↑ ↓ pour parcourir, Entrée pour ouvrir',
  noRow: 'Aucune ligne ne correspond au filtre.',
  clearFilter: 'Effacer le filtre',
  sortBy: (column: string) => `Trier par ${column}`,

  unmatchedFiness: 'FINESS absent des répertoires',
  chooseEstablishment: 'Choisissez un établissement',
  chooseHow: 'Cherchez-le par son nom, sa ville ou son FINESS en haut de l’écran, ou ouvrez le classement.',
  openRanking: 'Ouvrir le classement',
  peers: 'Pairs',
  against: (category: string) =>
    `Établissement en bleu ; en gris, sa région et ses pairs (${category}). Losange : cible non atteinte ; disque plein : atteinte.`,
  noActivity: 'Sans objet : l’établissement n’a pas cette activité.',

  chartTable: 'Tableau',
  chartDrawing: 'Graphique',
  chartTableHint: 'Afficher en tableau (touche T)',
  chartDrawingHint: 'Afficher le graphique (touche T)',
  saveSvg: 'SVG',
  savePng: 'PNG',
  saveSvgHint: 'Enregistrer en SVG',
  savePngHint: 'Enregistrer en PNG',
};

export type Labels = typeof fr;
