import type { Verdict } from '#api/figure.ts';
import { accessFr } from './access-fr.ts';
import { clusteredFr } from './clustered-fr.ts';
import { argumentationFr } from './argumentation-fr.ts';
import { detailFr, situationsFr } from './detail-fr.ts';
import { declarationsFr } from './declarations-fr.ts';
import { deviationFr } from './deviation-fr.ts';
import { failuresFr } from './failures-fr.ts';
import { gapFr } from './gap-fr.ts';
import { glossaryFr } from './glossary-fr.ts';
import { leversFr } from './levers-fr.ts';
import { matrixFr } from './matrix-fr.ts';
import { lackingFr, reasonsFr, warningsFr } from './missing-fr.ts';
import { offLabelFr } from './off-label-fr.ts';
import { resultsFr } from './results-fr.ts';
import { storiesFr } from './stories-fr.ts';
import { unitsFr } from './units-fr.ts';
import { eventsFr } from './events-fr.ts';
import { landingFr } from './landing-fr.ts';
import { whoseFr } from './whose-fr.ts';

const verdicts: Record<Verdict, string> = {
  atteint: 'Atteint',
  'non atteint': 'Non atteint',
  partiel: 'Partiel',
  'non évaluable': 'Non évaluable',
  'sans objet': 'Sans objet',
  'sans cible': 'Sans cible',
  masqué: 'Masqué',
};

const sources: Record<string, string> = {
  phev: 'PHEV (DCIR, Assurance Maladie)',
  'open-phmev': 'Open PHMEV (Cnam)',
  les: 'Liste en sus (établissements)',
  transport: 'Transports (DCIR, Assurance Maladie)',
  declarations: 'Déclarations des établissements',
  contracts: 'Signataires des contrats (ARS)',
  finess: 'Répertoire FINESS',
  targets: 'Cibles des contrats',
  'les-reference': 'Référentiel de la liste en sus',
  argumentations: 'Argumentations (établissements)',
  rpps: 'Annuaire RPPS',
  events: 'Événements datés',
  groups: 'Groupements d’établissements',
};

export const fr = {
  verdicts,
  reasons: reasonsFr,
  lacking: lackingFr,
  warningTexts: warningsFr,
  glossary: glossaryFr,
  failures: failuresFr,
  access: accessFr,
  detail: detailFr,
  situations: situationsFr,
  sources,
  story: storiesFr,
  units: unitsFr,
  matrix: matrixFr,
  levers: leversFr,
  gapExplained: gapFr,
  clustered: clusteredFr,
  whose: whoseFr,
  landing: landingFr,
  events: eventsFr,
  results: resultsFr,
  offLabel: offLabelFr,
  declarations: declarationsFr,
  deviation: deviationFr,
  argumentation: argumentationFr,

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
  outsideContract: 'Hors du contrat de l’année',
  noIndicator: 'Aucun indicateur ne correspond',
  language: 'Langue',
  toDark: 'Passer en thème sombre',
  toLight: 'Passer en thème clair',
  through: (day: string) => `Données à jour au ${day}`,
  published: (day: string) => `Publication du ${day}`,
  fictitious: 'Données fictives',
  phevLines: (n: string, many: boolean) => `${n} ${many ? 'lignes' : 'ligne'} PHEV`,
  lesLines: (n: string, many: boolean) => `${n} ${many ? 'lignes' : 'ligne'} de liste en sus`,
  warnings: 'Avertissements',
  openedOn: (year: number) => `${year} : dernière année ayant un résultat et une cible.`,
  openedOnResult: (year: number) =>
    `${year} : dernière année ayant un résultat ; aucune cible n’est en vigueur.`,

  wouldFill: (parts: string) => `Il manque : ${parts}.`,
  oneYear: 'Une seule année est connue : il en faut deux pour tracer une évolution.',
  anotherYear: 'une autre année de la même source',

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
  eachTarget: 'par établissement',
  judgesEach: 'Cible jugée établissement par établissement',
  noTargetLine: 'Aucune cible en vigueur',
  provisionalMark: 'provisoire',
  hatched: 'hachuré',
  toReduce: 'à réduire',
  toIncrease: 'à augmenter',
  origins: { national: 'nationale', region: 'régionale', establishment: 'de l’établissement' } as Record<
    string,
    string
  >,
  article: (article: string) => (/^\d+(-\d+)?$/.test(article) ? `Contrat type, art. ${article}` : article),

  met: (met: string, judged: string, many: boolean) =>
    `${met} sur ${judged} ${many ? 'respectent' : 'respecte'} la cible`,
  countsWithheld: 'Décompte des établissements non montré',
  nobodyJudged: 'Aucun établissement jugé cette année',
  outside: (parts: string) => `Hors compte : ${parts}`,
  outsideNotAssessable: (n: string) => `${n} n. é.`,
  outsideNotConcerned: (n: string) => `${n} sans objet`,
  outsideWithoutTarget: (n: string) => `${n} sans cible`,
  contributors: 'Poids dans l’écart défavorable',
  contributorsChange: 'Poids dans l’évolution, sans cible',
  contributorsAmount: 'Plus gros montants',
  contributorsBoxes: 'Plus gros volumes',
  contributorsEmpty: 'Aucun établissement ne pèse défavorablement.',
  nothingToShare: (verdict: string) => `${verdict} : rien à répartir.`,
  noGapToShare: 'Sans cible : aucun écart à répartir.',
  changed: (change: string, n: string, many: boolean) =>
    `Depuis la publication précédente : ${change} (${n} établissement${many ? 's' : ''})`,
  changedBy: (change: string) => `Depuis la publication précédente : ${change}`,
  unchanged: 'Inchangé depuis la publication précédente',
  previouslyUnknown: 'Pas d’écart à dire avec la publication précédente',
  firstPublication: 'Première publication : rien à comparer',
  leftOut: (n: string, many: boolean) => `Le total laisse de côté ${n} établissement${many ? 's' : ''}`,
  leftOutWeight: (sentence: string, share: string) => `${sentence} (${share} du montant connu)`,
  leftOutNone: 'Le total ne laisse aucun établissement de côté',
  seeDetail: 'Voir l’évolution',
  seeResults: (year: number) => `Tous les résultats de ${year}, engagement par engagement`,
  shown: 'Affiché ci-dessous',

  definition: 'Définition et méthode',
  method: 'Méthode',
  limits: 'Limites',
  yearly: 'Années civiles',
  rollingSubtitle: 'Chaque point : 12 mois glissants, rapportés aux 12 mois précédents',
  rollingRateSubtitle: 'Chaque point : 12 mois glissants',
  rollingEmpty: 'La source de cet indicateur est annuelle : elle n’a pas de courbe mensuelle.',
  targetLabel: (target: string) => `cible ${target}`,
  lawTable: 'Résultats, cibles et référentiels',
  lawResult: (year: number) => `Résultats en région ${year}`,
  lawTarget: (year: number) => `Cible ${year}`,
  lawReference: 'Référentiel CAQES',
  noTargetInForce: 'aucune',
  noReference: 'aucun',
  noContract: 'Aucune version du contrat n’est publiée.',
  beforeContracts: (version: string, day: string) =>
    `Aucun contrat en vigueur : le premier (${version}) commence le ${day}.`,
  afterContracts: (version: string, day: string) =>
    `Aucune cible au-delà du ${day}, fin de la dernière version du contrat (${version}).`,
  toComplete: 'à compléter',
  byDefault: 'taux de référence par défaut',
  sourcesTitle: 'Sources',

  ranking: 'Classement des écarts',
  rankingSubtitle: 'Écart à la cible, un trait par établissement, du plus défavorable au plus favorable',
  rankingValueSubtitle: 'Résultat, un trait par établissement (aucune cible en vigueur)',
  clipped: (n: string) => `${n} hors cadre (▲)`,
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
  rowCount: (shown: string, all: string, many: boolean) =>
    many ? `${shown} établissements affichés sur ${all}` : `${shown} établissement affiché sur ${all}`,
  maskedCount: (n: string, many: boolean) => (many ? `${n} cellules masquées` : `${n} cellule masquée`),
  data: 'Données',
  fictitiousMark: 'fictives',
  keys: 'Clavier : ↑ ↓ pour parcourir, Entrée pour ouvrir',
  noRow: 'Aucune ligne ne correspond au filtre.',
  clearFilter: 'Effacer le filtre',
  sortBy: (column: string) => `Trier par ${column}`,

  unmatchedFiness: 'FINESS absent des répertoires',
  chooseEstablishment: 'Choisissez un établissement',
  chooseHow: 'Cherchez-le par son nom, sa ville ou son FINESS en haut de l’écran, ou ouvrez le classement.',
  backHome: 'Aller à votre écran d’accueil',
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
