/** « Chez qui ? »: every establishment of a region, from one year to the next, and what each brings to the gap. */
export const whoseFr = {
  moved: (short: string, worse: string, all: string, many: boolean, before: string, now: string) =>
    `${short} : de ${before} à ${now}, le résultat de ${worse} établissement${many ? 's' : ''} sur ${all} s’est dégradé`,
  alone: (short: string, n: string, many: boolean, now: string) =>
    `${short} : ${n} établissement${many ? 's' : ''} en ${now}, sans année précédente à comparer`,
  ownMoved: (short: string, name: string, before: string, now: string, years: readonly [string, string]) =>
    `${short} : ${name} passe de ${before} en ${years[0]} à ${now} en ${years[1]}`,
  ownAlone: (short: string, name: string, now: string, year: string) =>
    `${short} : ${name}, ${now} en ${year}, sans année précédente à comparer`,
  none: (short: string, year: string) => `${short} : aucun résultat d’établissement en ${year}`,
  heaviest: (parts: string) => `Pèsent le plus : ${parts}.`,
  /** Of the marks that are drawn. */
  subtitle: (year: string, now: string, { before, target }: { before: boolean; target: boolean }) =>
    [before ? `anneau : ${year}` : '', `marque pleine : ${now}`, target ? 'tirets : cible' : '']
      .filter(Boolean)
      .join(' ; '),
  marks: 'losange : cible manquée, disque : cible atteinte',
  weight: (unit: string) => `à droite : poids dans l’écart, ${unit}`,
  order: 'du plus défavorable au plus favorable',
  first: (shown: string, all: string) => `les ${shown} premiers sur ${all}, tous dans le tableau`,
  cut: (n: string, many: boolean) => `${n} hors cadre (triangle${many ? 's' : ''})`,
  showAll: (n: string) => `Montrer les ${n}`,
  showFirst: (n: string) => `Montrer les ${n} premiers`,
  few: (
    short: string,
    {
      count,
      all,
      many,
      share,
      amount,
    }: { count: string; all: string; many: boolean; share: string; amount: string },
  ) =>
    many
      ? `${short} : ${count} établissements sur ${all} font ${share} de l’écart défavorable (${amount})`
      : `${short} : ${count} établissement sur ${all} fait ${share} de l’écart défavorable (${amount})`,
  changeFew: (
    short: string,
    {
      count,
      all,
      many,
      share,
      amount,
    }: { count: string; all: string; many: boolean; share: string; amount: string },
  ) =>
    many
      ? `${short} : ${count} établissements sur ${all} font ${share} des hausses (${amount}), sans cible`
      : `${short} : ${count} établissement sur ${all} fait ${share} des hausses (${amount}), sans cible`,
  nobody: (short: string, year: string) =>
    `${short} : aucun établissement ne pèse défavorablement en ${year}`,
  noShare: (short: string, year: string) => `${short} : rien à répartir en ${year}`,
  noShareWhy: (kind: string): string =>
    kind === 'score' || kind === 'level'
      ? 'Une note ou une étape est d’un établissement : elle ne s’additionne pas d’un établissement à l’autre.'
      : 'Sans cible, seul un taux d’évolution se répartit : en euros d’une année à l’autre.',
  paretoSubtitle: (unit: string) =>
    `barres : poids de chacun, ${unit} ; ligne : part cumulée ; tirets : 80 %`,
  offset: (favourable: string, net: string) =>
    `Ceux du bon côté de leur cible en compensent ${favourable} : la somme de tous est ${net}.`,
  changeOffset: (favourable: string, net: string) =>
    `Les baisses en compensent ${favourable} : la somme de tous est ${net}.`,
  /** The establishment on screen, in the gap of all; \`whole\`: « de l’écart défavorable de la région ». */
  ownPart: (name: string, own: string, share: string, whole: string, amount: string) =>
    `${name} pèse ${own}, soit ${share} ${whole} (${amount}).`,
  ownBeside: (name: string, own: string, whole: string, amount: string) =>
    `${name} pèse ${own} ; le total ${whole} est de ${amount}.`,
  ownOf: {
    gap: 'de l’écart défavorable',
    rises: 'des hausses',
    region: 'de la région',
    told: 'des établissements que vous pouvez nommer',
    net: 'de toute la région',
  },
  uncounted: (parts: string) => `Ni dessinés ni comptés : ${parts}.`,
  masked: (n: string, many: boolean) => `${n} masqué${many ? 's' : ''}`,
  notAssessable: (n: string, many: boolean) => `${n} non évaluable${many ? 's' : ''}`,
  notConcerned: (n: string) => `${n} sans objet`,
  partial: (n: string, all: string) =>
    `Parts de ceux que vous pouvez nommer : ${n} sur les ${all} de la région.`,
  neighbours: (region: string) =>
    `Les autres établissements ne vous sont pas nommés : le vôtre est rapporté au résultat de ${region}, arrondi.`,
  name: 'Établissement',
  category: 'Catégorie',
  contribution: 'Poids dans l’écart',
  share: 'Part de l’écart défavorable',
  cumulated: 'Part cumulée',
  valueOf: (year: string) => `Résultat ${year}`,
  units: {
    euro: 'en euros',
    box: 'en boîtes',
    line: 'en lignes',
    quantity: 'en unités',
    trip: 'en trajets',
    stay: 'en séjours',
    patient: 'en patients',
    prescription: 'en prescriptions',
    record: 'en dossiers',
    device: 'en dispositifs',
    score: 'en points',
    level: 'en étapes',
  },
  group: {
    choose: 'Groupe',
    all: 'Toute la région',
    categories: 'Catégories',
    ght: 'GHT',
    other: 'Autres groupes',
    own: 'Mes groupes',
    beside: 'Le groupe et sa région',
    who: 'Ensemble',
    counted: 'Établissements comptés',
    missing: (n: string) => `${n} sans résultat qui s’additionne`,
    sentence: (name: string, value: string, region: string, reference: string) =>
      `${name} : ${value}, contre ${reference} pour ${region}.`,
    sentenceAlone: (name: string, value: string) => `${name} : ${value}.`,
    noTotal: (name: string) => `${name} : aucun total, faute de résultats qui s’additionnent.`,
    unknown: 'Ce groupe n’existe pas ou plus, ou aucun de ses établissements ne vous est ouvert.',
    sum: 'Numérateurs et dénominateurs sont additionnés, puis divisés.',
    edit: 'Créer ou modifier un de mes groupes',
    selection: 'Établissements du groupe',
    find: 'Chercher dans la liste',
    name: 'Nom du groupe',
    nameShort: 'Au moins 2 caractères.',
    selected: (n: string, many: boolean) => `${n} établissement${many ? 's' : ''} choisi${many ? 's' : ''}`,
    nobody: 'Choisissez au moins un établissement.',
    replaces: (name: string) => `Remplacera votre groupe « ${name} ».`,
    save: 'Enregistrer le groupe',
    saved: (name: string) => `Groupe « ${name} » enregistré.`,
    clear: 'Ne rien choisir',
    remove: (name: string) => `Supprimer « ${name} »`,
    yes: 'Supprimer',
    no: 'Garder',
    failed: 'Le groupe n’a pas pu être enregistré.',
  },
};

export type WhoseLabels = typeof whoseFr;
