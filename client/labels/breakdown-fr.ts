export const breakdownFr = {
  what: 'Quoi',
  heading: 'D’où vient le changement',
  by: 'Répartir par',
  dimensions: {
    kind: 'Nature',
    area: 'Domaine',
    atc1: 'Classe ATC 1',
    atc2: 'Classe ATC 2',
    atc4: 'Classe ATC 4',
    product: 'Produit',
    unit: 'Service',
    specialty: 'Spécialité',
    prescriber: 'Prescripteur',
  },
  kinds: {
    medicine: 'Médicaments',
    lpp: 'LPP',
    fee: 'Honoraires de dispensation',
    not_returned: 'Non restitué',
    drug: 'Médicaments de la liste en sus',
    device: 'Dispositifs de la liste en sus',
    trip: 'Trajets',
  } as Record<string, string>,
  /** Of what has no class but a kind. */
  noClass: {
    medicine: 'Médicaments sans classe ATC',
    drug: 'Médicaments de la liste en sus sans classe ATC',
  } as Record<string, string>,
  noKey: {
    kind: 'Sans nature',
    area: 'Sans domaine',
    atc1: 'Sans classe ATC (LPP, honoraires, non restitué)',
    atc2: 'Sans classe ATC (LPP, honoraires, non restitué)',
    atc4: 'Sans classe ATC (LPP, honoraires, non restitué)',
    product: 'Non restitué',
    unit: 'Sans service',
    specialty: 'Non rapproché',
    prescriber: 'Non rapproché',
  },
  pooled: 'Regroupées (peu de personnes)',
  others: (n: string, many: boolean) => `${n} ${many ? 'autres' : 'autre'}`,
  title: (first: string, change: string, whole: string) =>
    `Le plus grand changement : ${first}, ${change} sur ${whole}`,
  titlePrescriber: (change: string) => `Changement de ${change}, par prescripteur`,
  empty: 'Aucune répartition de ce changement par cette dimension',
  emptyParts: ['La source ne la donne pas pour cet indicateur, ou elle ne vous est pas ouverte.'],
  emptyRegion: [
    'La région se répartit pour qui lit exactement son total : un établissement masqué, ou que vous ne lisez pas, suffit à la retenir.',
    'La source peut aussi ne pas donner cette répartition pour cet indicateur.',
  ],
  onlyPooled: (change: string) => `Changement de ${change} : aucune classe ne peut en être montrée seule`,
  onlyPooledParts: [
    'Chaque classe repose sur peu de personnes ou sur trop peu d’établissements : seul le changement entier est montré.',
  ],
  single: (name: string, change: string) => `Tout le changement (${change}) est à une seule ligne : ${name}`,
  singleParts: ['Cette répartition n’a rien d’autre à distinguer.'],
  notYours:
    'La répartition par classe, produit, service ou prescripteur est lue par le pharmacien, le DIM et la présidence de la CME de l’établissement ; la région se répartit par nature et classe ATC.',
  examine:
    'Un changement est à examiner, et peut être justifié : un prescripteur nouveau, un malade lourd ou une activité déplacée suffisent.',
  subtitle: (before: string, now: string) =>
    `De « ${before} » à « ${now} » : les dix plus grands changements, puis les autres ensemble`,
  quantity: 'Effet quantité',
  quantityMeaning:
    'Volume et structure ensemble : plus ou moins d’unités, à leur montant moyen. La décomposition du tout les sépare.',
  entries: 'Entrées et sorties',
  rest: 'Autres effets',
  numeratorOf: (year: number) => `Numérateur ${year}`,
  denominatorOf: (year: number) => `Dénominateur ${year}`,
  all: 'Toutes les classes',
  within: 'Dans',
};
