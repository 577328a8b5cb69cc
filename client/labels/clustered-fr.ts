/** « Est-ce réel ? », read from one prescriber to the next. */
export const clusteredFr = {
  solid: (n: string) => `Par prescripteur : écart solide (${n} prescripteurs)`,
  fragile: (n: string) => `Par prescripteur : écart fragile (${n} prescripteurs)`,
  solidSentence: (gap: string, low: string, high: string) =>
    `${gap}, entre ${low} et ${high} (intervalle à 95 %) d’après ce qui varie d’un prescripteur à l’autre.`,
  fragileSentence: (gap: string, low: string, high: string) =>
    `${gap}, entre ${low} et ${high} (intervalle à 95 %) ; ce qui varie d’un prescripteur à l’autre suffirait à l’effacer.`,
  unnamed: (share: string) =>
    `Les lignes sans prescripteur, ${share} du dénominateur, sont supposées réparties comme les autres.`,
  absent: {
    target: 'Par prescripteur : non évaluable sans cible.',
    keys: 'Par prescripteur : non évaluable, aucune ligne lue ne dit qui prescrit.',
    few: (least: string) => `Par prescripteur : non évaluable sous ${least} prescripteurs.`,
    unnamed:
      'Par prescripteur : non évaluable, les lignes ne disent pas qui prescrit de plus de la moitié du dénominateur.',
    parts: 'Par prescripteur : non évaluable, les lignes lues ne font pas tout le résultat signé.',
  },
  table: 'Écart et intervalle, par prescripteur',
  show: 'Voir le tableau',
  gap: 'Écart à la cible',
  low: 'Bas de l’intervalle',
  high: 'Haut de l’intervalle',
  prescribers: 'Prescripteurs',
  share: 'Sans prescripteur, part du dénominateur',
};

export type ClusteredLabels = typeof clusteredFr;
