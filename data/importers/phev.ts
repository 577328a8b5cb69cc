import { byFiness, finess, rpps } from './codes.ts';
import type { Layout, Source } from './layout.ts';

const layout: Layout = {
  title: 'lignes mensuelles',
  quote: '"',
  columns: [
    {
      name: 'mois',
      aliases: ['EXE_SOI_DTD', 'mois_soin', 'mois_soins'],
      field: 'month',
      type: 'month',
      dcir: 'EXE_SOI_DTD, ramenée au mois',
      doc: 'Mois de la délivrance',
    },
    {
      name: 'finess',
      aliases: ['ETB_PRE_FIN', 'finess_prescripteur'],
      field: 'finess',
      type: finess,
      dcir: 'ETB_PRE_FIN (8 caractères, sans clé)',
      doc: 'Établissement prescripteur',
    },
    {
      name: 'code',
      aliases: ['PHA_PRS_C13', 'TIP_PRS_IDE', 'cip13', 'lpp', 'code_produit'],
      field: 'product',
      type: { code: '[0-9]{13}|[0-9]{7}', what: 'pas un code CIP13 (13 chiffres) ni LPP (7 chiffres)' },
      dcir: 'PHA_PRS_C13 ou TIP_PRS_IDE',
      doc: 'Médicament (13 chiffres) ou LPP (7 chiffres)',
    },
    {
      name: 'boites',
      aliases: ['quantite', 'PHA_ACT_QSN', 'TIP_ACT_QSN'],
      field: 'boxes',
      type: 'whole',
      dcir: 'PHA_ACT_QSN, ou la quantité de ER_TIP_F',
      doc: 'Boîtes, ou quantité pour la LPP ; négatif pour une régularisation',
    },
    {
      name: 'rembourse',
      aliases: ['montant_rembourse', 'BSE_REM_MNT', 'rem'],
      field: 'amount_reimbursed',
      type: 'amount',
      dcir: 'BSE_REM_MNT',
      doc: 'Montant remboursé, en euros ; négatif pour une régularisation',
    },
    {
      name: 'beneficiaires',
      aliases: ['nb_beneficiaires', 'nbc'],
      field: 'beneficiaries',
      type: 'integer',
      empty: true,
      dcir: 'nombre de BEN_NIR_PSA distincts',
      doc: 'Nombre de bénéficiaires de la ligne',
    },
    {
      name: 'rpps',
      aliases: ['PSP_PPS_NUM'],
      field: 'rpps',
      type: rpps,
      optional: true,
      empty: true,
      personal: true,
      dcir: 'PSP_PPS_NUM',
      doc: 'Prescripteur salarié : refusé hors d’un système conforme au référentiel SNDS',
    },
    {
      name: 'specialite',
      aliases: ['PSP_SPE_COD'],
      field: 'specialty',
      type: 'text',
      optional: true,
      empty: true,
      dcir: 'PSP_SPE_COD',
      doc: 'Spécialité du prescripteur',
    },
    {
      name: 'top_gen',
      field: 'top_gen',
      type: 'text',
      optional: true,
      empty: true,
      doc: 'Répertoire des génériques, codé comme dans Open PHMEV',
    },
    { name: 'atc5', field: 'atc5', type: 'text', optional: true, empty: true, doc: 'Classe ATC de niveau 5' },
    {
      name: 'titre_lpp',
      field: 'lpp_title',
      type: 'integer',
      optional: true,
      empty: true,
      doc: 'Titre de la LPP, 1 à 5 (le titre III n’entre pas dans les PHEV)',
    },
  ],
  lines: {
    line: 'line',
    month: 'month',
    finess: 'finess',
    product: 'product',
    product_kind: "case length(product) when 13 then 'medicine' else 'lpp' end",
    boxes: 'boxes',
    amount_reimbursed: 'amount_reimbursed',
    beneficiaries: 'beneficiaries',
    rpps: 'rpps',
    specialty: 'specialty',
    top_gen: 'top_gen',
    atc5: 'atc5',
    lpp_title: 'lpp_title',
  },
  order: [byFiness, 'month', 'line'],
};

/** PHEV: hospital prescriptions dispensed in town, monthly, as an ARS or the Assurance Maladie extracts them. */
export const phev: Source = {
  name: 'phev',
  doc: 'Prescriptions hospitalières exécutées en ville, par mois, extraites de DCIR par une ARS ou l’Assurance Maladie.',
  sensitivity: 'restricted',
  layouts: [layout],
  parquet: true,
  span: 'month',
  totals: [
    { key: 'amount_reimbursed', field: 'amount_reimbursed', label: 'remboursé' },
    { key: 'boxes', field: 'boxes', label: 'boîtes' },
  ],
  veto: (config) =>
    config.insideSndsSystem
      ? null
      : {
          field: 'rpps',
          why:
            'il contient des numéros RPPS : les données individuelles des professionnels ne peuvent sortir d’un système ' +
            'conforme au référentiel de sécurité du SNDS (arrêté du 6 mai 2024). Retirez la colonne rpps, ou déclarez que ' +
            'cette instance est dans un tel système (CAQES_SNDS_SYSTEM=yes)',
        },
};
