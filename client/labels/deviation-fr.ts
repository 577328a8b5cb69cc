import type { Reading } from '#api/statistics/deviation.ts';
import type { Rule } from '#api/statistics/xmr.ts';

type Counted = { compared: string; many: boolean };

const readings: Record<Reading, string> = {
  above: 'à examiner (au-dessus)',
  below: 'à examiner (au-dessous)',
  expected: 'dans l’attendu',
  few: 'non comparé (effectif trop faible)',
  alone: 'non comparé (moins de cinq pairs)',
  masked: 'masqué',
};

const rules: Record<Rule, string> = {
  1: 'hors des limites',
  2: 'deux points sur trois loin de la moyenne, du même côté',
  3: 'quatre points sur cinq éloignés de la moyenne, du même côté',
  4: 'huit points de suite du même côté de la moyenne',
};

/** Observed against expected, and its monthly chart. */
export const deviationFr = {
  readings,
  nobody: 'non comparé (personne à qui le rapporter)',
  levels: { 95: '95\u00a0%', 99.8: '99,8\u00a0%' },
  atLevel: (reading: string, level: string) => `${reading}, limite à ${level}`,
  whose: {
    establishment: { one: 'établissement', many: 'établissements' },
    unit: { one: 'service', many: 'services' },
    prescriber: { one: 'prescripteur', many: 'prescripteurs' },
  },
  heads: { establishment: 'Établissement', unit: 'Service', prescriber: 'Prescripteur' },
  groups: { establishment: 'Catégorie', unit: '', prescriber: 'Spécialité' },
  noKey: { establishment: '', unit: 'Sans service', prescriber: 'Non rapproché' },
  title: (what: string, found: string, many: boolean, who: string, { compared }: Counted) =>
    `${what} : ${found} ${who} à examiner sur ${compared} ${many ? 'comparés' : 'comparé'}`,
  titleNone: (what: string, who: string) => `${what} : aucun ${who} comparé`,
  subtitle: 'rapport de l’observé à l’attendu, selon le nombre de séquences attendues',
  marks: 'triangle plein : à examiner à 99,8 %, vide : à 95 % ; rond : dans l’attendu ; croix : non comparé',
  markSubject: 'cercle bleu : établissement choisi',
  scope: (place: string, year: string) => `${place}, année ${year}, quels que soient les choix`,
  axisExpected: 'séquences attendues',
  axisRatio: 'observé / attendu',
  lines: { 95: '95\u00a0%', 99.8: '99,8\u00a0%', widened: '99,8\u00a0% élargie' },
  summary: (title: string, n: string) => `${title}. ${n} points, de gauche à droite par nombre attendu.`,
  n: 'Séquences',
  expected: 'Attendu',
  ratio: 'Observé / attendu',
  limits: (level: string) => `Limites à ${level}`,
  between: (low: string, high: string) => `${low} à ${high}`,
  reading: 'Lecture',
  peers: 'Pairs',
  widenedPeers: (n: string) => `${n}, de toutes catégories`,
  uncoded: 'Sans situation connue',
  chance: (
    { compared, many }: Counted,
    wide: { expected: string; found: string },
    usual: { expected: string; found: string },
  ) =>
    `${compared} ${many ? 'comparés' : 'comparé'}. Si personne ne différait, le hasard seul en placerait ${usual.expected} hors des limites à 95\u00a0% et ${wide.expected} hors de celles à 99,8\u00a0% ; il y en a ${usual.found} et ${wide.found}.`,
  chanceNone: 'Aucun n’est comparé : il faut cinq séquences attendues au moins, et cinq pairs.',
  widened: (phi: string) =>
    `Les différences dépassent le hasard (φ = ${phi}) : les limites sont élargies d’autant.`,
  notWidened: (phi: string) =>
    `Les différences ne dépassent pas le hasard (φ = ${phi}) : les limites ne sont pas élargies.`,
  tooFewForPhi:
    'Moins de dix sont comparés : ce que les différences ont d’ordinaire n’est pas connu, les limites ne sont pas élargies, et en sortir dit moins.',
  counted: {
    outside: 'Une séquence est un séjour et une classe ATC, dont une ligne au moins a une situation connue.',
    off_label:
      'Une séquence est un séjour et une classe ATC, dont une ligne au moins relève d’une AMM inscrite ou est hors AMM.',
  },
  note: 'L’attendu est ce qu’auraient fait, sur les mêmes classes, les autres établissements de même catégorie dans la région (leurs prescripteurs de même spécialité), ou de toutes catégories s’ils sont moins de cinq. Un écart est à examiner, et peut être justifié.',
  empty: 'Aucune séquence de médicament de la liste en sus cette année.',
  xmr: {
    title: (name: string) => `${name}, mois par mois`,
    signalled: (n: string, all: string, many: boolean) =>
      `${n} des ${all} mois connus ${many ? 'sortent' : 'sort'} de l’habitude`,
    none: 'aucun mois ne sort de l’habitude',
    subtitle: 'Moyenne et limites naturelles (moyenne ± 2,66 étendue mobile moyenne)',
    marks: 'losange : mois qui sort de l’habitude',
    trial: 'limites provisoires : moins de douze mois connus',
    cutGrowth: 'limite bornée à −100\u00a0% : une évolution ne descend pas plus bas',
    cutShare: 'limites bornées à 0 et 100\u00a0%',
    mean: 'moyenne',
    low: 'limite basse',
    high: 'limite haute',
    value: 'Valeur',
    month: 'Mois',
    signal: 'Signal',
    unknown: 'inconnu',
    empty: 'Il faut deux mois connus qui se suivent pour tracer des limites.',
    rules,
  },
};
