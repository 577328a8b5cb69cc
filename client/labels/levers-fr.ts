import type { Lever } from '#api/questions/simulation.ts';
import type { LeversLabels } from './levers-words.ts';

/** « Que faire ? »: what levers would bring back. */
export const leversFr: LeversLabels = {
  inside:
    'Les leviers se simulent dans l’établissement, sur ses propres lignes : par son pharmacien, son DIM ou la présidence de sa CME.',
  chooseOne: 'Choisissez un établissement : les leviers se simulent sur ses propres lignes.',
  notSimulated: (short, others) =>
    `${short} n’est pas simulé : les leviers portent sur les produits de santé. Le sont : ${others}.`,
  nothing: (year) =>
    `Rien à simuler en ${year} : il faut une année entière, dont l’indicateur est évaluable et dont vous lisez les lignes.`,
  none: (short, value, year) => `${short} : ${value} en ${year} ; aucun levier n’est actionné`,
  one: (short, before, after) => `Ce levier ferait passer ${short} de ${before} à ${after}`,
  all: (short, before, after) => `Les leviers choisis feraient passer ${short} de ${before} à ${after}`,
  still: (short, value) => `${short} resterait à ${value} avec les leviers choisis`,
  saved: (euros) => `Ensemble : ${euros} remboursés en moins.`,
  spent: (euros) => `Ensemble : ${euros} remboursés en plus.`,
  unmoved: (short, value, many) =>
    many
      ? `Les leviers choisis sont sans effet sur ${short}, qui reste à ${value}`
      : `Ce levier est sans effet sur ${short}, qui reste à ${value}`,
  outcomes: {
    met: 'la cible serait atteinte',
    stillMet: 'la cible resterait atteinte',
    missed: 'la cible ne serait pas atteinte',
    lost: 'la cible ne serait plus atteinte',
  },
  noEffect: 'sans effet sur cet indicateur',
  noEffectShort: 'sans effet',
  ask: 'Actionnez un levier ci-dessous : son effet s’affiche ici.',
  subtitle: (unit) => `${unit} ; anneau : année telle que signée, marque : avec le levier`,
  targetMark: 'tirets : cible',
  beside: 'à droite : euros remboursés en moins',
  controls: 'Leviers',
  reset: 'Tout remettre à zéro',
  names: {
    generics: 'Princeps remplacés par un générique',
    repertoire: 'Hors répertoire vers le répertoire, même classe',
    biosimilars: 'Référents remplacés par un biosimilaire',
    price: 'Prix ramenés à la médiane régionale',
    back: 'Produits ramenés à leur niveau de l’année précédente',
  } satisfies Record<Lever, string>,
  about: {
    generics: (boxes, reached) =>
      `${boxes} boîtes de princeps, ${reached} de génériques. Les euros bougent, pas le taux de répertoire : les deux y comptent autant.`,
    repertoire: (boxes, reached) =>
      `${boxes} boîtes hors répertoire, ${reached} dans le répertoire ; vers les molécules de même classe ATC de niveau 4.`,
    biosimilars: (boxes, reached) => `${boxes} de référents, ${reached} de biosimilaires`,
    price: (boxes) =>
      `${boxes} boîtes ; médiane de la présentation dans la région, connue de six établissements au moins, à la hausse comme à la baisse.`,
    back: (before, now) => `de ${before} à ${now} boîtes ou unités`,
  },
  backNote:
    'Les produits dont la hausse de quantité pèse le plus d’euros. Un retour peut ne pas être souhaitable : un produit nouveau a ses raisons.',
  more: (n) => `${n} autres produits`,
  noGroup: 'Aucun groupe biosimilaire cette année.',
  noGrowth: 'Aucun produit dont la quantité ait augmenté, ou année précédente non connue.',
  groups: {
    adalimumab: 'Adalimumab',
    etanercept: 'Étanercept',
    insulin_glargine: 'Insuline glargine',
    infliximab: 'Infliximab',
    rituximab: 'Rituximab',
    trastuzumab: 'Trastuzumab',
    bevacizumab: 'Bévacizumab',
    other: 'Autres groupes',
  },
  places: { town: 'en ville', hospital: 'à l’hôpital' },
  shareOf: (name) => `Part, en % : ${name}`,
  combined: 'Tous ces leviers, l’un après l’autre',
  lever: 'Levier',
  share: 'Part',
  boxes: 'Boîtes ou unités déplacées',
  unpriced: 'Restées faute de prix',
  unpricedMeaning:
    'Ce qui aurait dû bouger et ne le peut : pas de coût unitaire propre, pas de médiane régionale, ou année précédente non connue.',
  amount: 'Euros remboursés en moins',
  amountMeaning: 'Négatif : le levier coûterait davantage.',
  before: 'Avant',
  after: 'Après',
  left: 'Écart restant à la cible',
  outcome: 'Cible',
  noTarget: 'sans cible',
  combinedBoxes: 'une boîte peut bouger deux fois',
  everyIndicator: 'Avec tous ces leviers, chaque indicateur',
  indicator: 'Indicateur',
  file: (year) => `que-faire-${year}`,
  limits:
    'Non simulés : la pertinence clinique de chaque changement ; remises, prix d’achat et honoraires de dispensation ; la boîte entière (des parts de boîte sont comptées). Les coûts unitaires sont ceux de l’établissement cette année-là.',
};
