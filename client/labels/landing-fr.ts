type Ends = { landing: string; low: string; high: string };

/** « Où finira l’année ? »: the projection of a year from its first months. */
export const landingFr = {
  cursor: 'Vu à fin',
  wouldEnd: (short: string, month: string, { landing, low, high }: Ends, level: string) =>
    `${short} : vue à fin ${month}, l’année finirait à ${landing}, entre ${low} et ${high} dans ${level} des cas`,
  wouldHaveEnded: (short: string, month: string, { landing, low, high }: Ends, level: string) =>
    `${short} : vue à fin ${month}, l’année aurait fini à ${landing}, entre ${low} et ${high} dans ${level} des cas`,
  known: (short: string, year: string, value: string) => `${short} : l’année ${year} est connue, ${value}`,
  happened: (value: string, inside: boolean) =>
    `L’année est connue : ${value}, ${inside ? 'dans' : 'hors de'} l’intervalle.`,
  probability: (probability: string, target: string) =>
    `Probabilité de respecter la cible de ${target} : ${probability}.`,
  probabilityThen: (probability: string, target: string) =>
    `Probabilité alors de respecter la cible de ${target} : ${probability}.`,
  under: (share: string) => `moins de ${share}`,
  over: (share: string) => `plus de ${share}`,
  effort: (monthly: string, projected: string, change: string, months: string, many: boolean) =>
    `Pour finir juste à la cible : ${monthly} par mois sur ${many ? `les ${months} mois qui restent` : 'le mois qui reste'}, au lieu de ${projected} attendus (${change}).`,
  effortRate: (monthly: string, projected: string, months: string, many: boolean) =>
    `Pour finir juste à la cible : ${monthly} sur ${many ? `les ${months} mois qui restent` : 'le mois qui reste'}, au lieu de ${projected} attendus.`,
  passed: 'Vu les mois connus, aucun rythme des mois qui restent ne ramènerait à la cible.',
  noTarget: 'Aucune cible en vigueur : ni probabilité ni effort.',
  backtest: (n: string, many: boolean, error: string, held: string) =>
    many
      ? `Essai sur les années passées de cette série : ${n} projections à fin mars, juin et septembre, erreur médiane ${error}, intervalle tenu ${held} fois.`
      : `Essai sur les années passées de cette série : ${n} projection, erreur ${error}, intervalle tenu ${held} fois.`,
  backtestMonth: (month: string, n: string, error: string, held: string) =>
    `À fin ${month} : intervalle tenu ${held} fois sur ${n}, erreur médiane ${error}.`,
  noBacktest: 'Trop peu d’années passées pour essayer la projection sur elles.',
  method: (years: string) =>
    `Projection : ce qui est connu, et la part que le reste de l’année pesait en ${years}. Elle ne remplace pas le résultat signé.`,
  subtitle: (unit: string) => `cumul depuis janvier, ${unit}`,
  rateSubtitle: 'taux depuis janvier, en %',
  bandMark: 'bande : intervalle',
  targetMark: 'tirets horizontaux : cible',
  beforeMark: (year: string) => `gris : ${year}`,
  hatch: 'hachuré : mois provisoires, tenus pour inconnus',
  happenedLine: 'pointillé : ce qui est arrivé',
  target: (amount: string) => `cible ${amount}`,
  interval: 'Intervalle',
  month: 'Mois',
  value: 'Du mois',
  sum: 'Cumul connu',
  foreseen: 'Projeté',
  low: 'Borne basse',
  high: 'Borne haute',
  arrived: 'Cumul arrivé',
  before: (year: string) => `Cumul ${year}`,
  provisional: 'provisoire',
  none: (short: string, year: string) => `${short} : ${year} ne se projette pas`,
  why: {
    kind: 'Seuls les évolutions et les taux se projettent : leurs mois s’ajoutent. Un montant à seuil, une note ou un niveau sont d’une année.',
    masked: 'Les montants mensuels sont masqués : il n’y a rien à cumuler.',
    yearly: 'La source ne donne que des années entières : il faudrait ses mois.',
    begins: 'Aucun mois de cette année n’est encore connu, mois provisoires mis à part.',
    month: 'Vu de ce mois, trop peu est connu : choisissez-en un autre.',
    history: 'Il faut deux années précédentes entières, mois par mois, pour connaître le rythme de l’année.',
  },
};

export type LandingLabels = typeof landingFr;
