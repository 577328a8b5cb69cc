/** Establishments against engagements. */
export const matrixFr = {
  question: (place: string, year: number) => `${place}, ${year} : qui respecte quoi`,
  note: 'Une ligne par établissement, une colonne par engagement du contrat de l’année. Une case ouvre la fiche de son indicateur.',
  notSignatory: 'Non signataire',
  volet: 'Volet',
  allVolets: 'Tous les volets',
  result: 'Résultat',
  allResults: 'Tous',
  engagement: 'Engagement',
  sort: 'Trier par',
  sorts: {
    default: 'Catégorie, puis nom',
    nom: 'Nom',
    '-manques': 'Les plus manqués d’abord',
    manques: 'Les moins manqués d’abord',
    '-respect': 'La plus grande part atteinte',
    respect: 'La plus petite part atteinte',
  },
  byEngagement: (title: string) => `Engagement : ${title}`,
  metCount: 'Atteints',
  judgedCount: 'Jugés',
  tallyHead: 'Atteints sur jugés',
  tally: (met: string, judged: string, many: boolean) =>
    `${met} ${many ? 'atteints' : 'atteint'} sur ${judged}`,
  noneJudged: 'aucun jugé',
  /** Of a référentiel that targets, in the name of its column. */
  targeting: (title: string) => `${title} (référentiel de ciblage, hors décompte)`,
  article: (article: string) => (/^\d/.test(article) ? `art. ${article}` : article),
  against: (value: string, target: string) => `${value}, cible ${target}`,
  showList: 'Liste',
  showGrid: 'Matrice',
  showListHint: 'Afficher en liste (touche T)',
  showGridHint: 'Afficher la matrice (touche T)',
  readHere: 'Survolez une case, ou parcourez-les au clavier : elle se lit ici.',
  keys: 'Clavier : ← ↑ → ↓ pour parcourir, Entrée pour ouvrir',
  count: (shown: string, all: string, many: boolean, columns: string) =>
    `${shown} ${many ? 'établissements' : 'établissement'} sur ${all}, ${columns} engagements`,
  empty: 'Aucun engagement n’est jugé cette année.',

  byVolet: 'Engagements atteints et manqués, par volet',
  byVoletSentence: (met: string, judged: string, many: boolean, place: string, year: number) =>
    `${place}, ${year} : ${met} ${many ? 'résultats atteints' : 'résultat atteint'} sur ${judged}`,
  byVoletNone: (place: string, year: number) => `${place}, ${year} : aucun résultat jugé`,
  byVoletSubtitle:
    'Chaque résultat : un établissement et un engagement du contrat ; part de ceux qui sont jugés',
  parts: {
    met: (n: string, many: boolean) => `${n} ${many ? 'atteints' : 'atteint'}`,
    partial: (n: string, many: boolean) => `${n} ${many ? 'partiels' : 'partiel'}`,
    missed: (n: string, many: boolean) => `${n} ${many ? 'non atteints' : 'non atteint'}`,
  },
  share: (share: string) => `${share} des résultats jugés`,
  openMatrix: 'Ouvrir la matrice des établissements',
  source: 'Résultats du contrat de l’année',
};
