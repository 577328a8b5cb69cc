import type { Reason } from '#api/figure.ts';
import type { Unmatched, Warning } from '../warning.ts';

/** What is missing or to be read with care, and what would complete it. */
export const reasonsFr: Record<Reason, string> = {
  previous_year_absent: 'l’année précédente n’est pas couverte par la source',
  current_year_absent: 'l’année elle-même n’est pas couverte par la source',
  months_missing: 'des mois de l’année manquent',
  lpp_absent: 'la source ne contient pas la LPP, et les médicaments seuls ne sont pas les PHEV',
  medicines_absent: 'la source ne contient pas les médicaments',
  les_absent: 'la source ne contient pas la liste en sus',
  transport_absent: 'la source ne contient pas les transports',
  declared_absent: 'la source ne contient aucune déclaration d’établissement',
  not_covered: 'aucun fichier reçu ne couvre cette période',
  not_declared: 'l’établissement n’a pas déclaré cette valeur',
  not_aggregated: 'un score ou un niveau est celui d’un établissement : il n’a pas de total',
  term_absent: 'un terme de la formule n’est pas publié, ou n’est pas saisi',
  not_signatory: 'le contrat, ou ce volet, n’est pas signé cette année : résultat sans verdict',
  denominator_zero: 'le dénominateur est nul ou négatif',
  no_activity: 'l’établissement n’a pas cette activité',
  partial_extract: 'le fichier est un extrait de sa source',
  provisional_months: 'mois provisoires, que la source peut encore compléter',
  partial_perimeter: 'le total laisse de côté les établissements non couverts les deux années',
  masked: 'trop peu de personnes : masqué pour les protéger, elles ou celles d’une autre cellule',
  anonymous_total: 'total d’établissements que vous ne pouvez pas nommer : valeur arrondie, montants masqués',
  below_floor: 'effectif faible, à lire avec prudence ; le verdict reste celui du contrat',
};

/** What would fill the place of a figure; nothing where no file could. */
export const lackingFr: Partial<Record<Reason, string>> = {
  previous_year_absent: 'l’année précédente',
  current_year_absent: 'l’année elle-même',
  months_missing: 'les mois absents',
  lpp_absent: 'une source qui contienne la LPP (extraction PHEV)',
  medicines_absent: 'une source qui contienne les médicaments',
  les_absent: 'les déclarations de liste en sus',
  transport_absent: 'l’extraction des transports',
  declared_absent: 'les déclarations des établissements',
  not_declared: 'la déclaration de l’établissement',
  term_absent: 'le terme absent de la formule',
  not_covered: 'un fichier qui couvre cette période',
  partial_extract: 'le fichier entier',
};

export const warningsFr: Record<Warning, (unmatched: Unmatched) => string> = {
  partial_extract: () => 'Extrait partiel : les totaux ne sont pas ceux de la région.',
  provisional_months: () => 'Les derniers mois sont provisoires : la source peut encore les compléter.',
  finess_missing: () =>
    'Aucun répertoire FINESS n’est importé : les établissements sont ceux que le fichier nomme.',
  unmatched_finess: ({ n, many, share }) =>
    many
      ? `${n} FINESS n’apparaissent dans aucun répertoire (${share} des montants) ; ils restent affichés.`
      : `${n} FINESS n’apparaît dans aucun répertoire (${share} des montants) ; il reste affiché.`,
};
