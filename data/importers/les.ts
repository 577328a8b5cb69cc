import { byFiness, finess, rpps } from './codes.ts';
import type { Layout, Source } from './layout.ts';

// UCD of seven digits begin with 9, LPP codes never do; the SNDS pads UCD with zeros to thirteen.
const ucd = '34008[0-9]{8}|0{6}9[0-9]{6}|9[0-9]{6}';

const layout: Layout = {
  title: 'lignes de liste en sus',
  quote: '"',
  columns: [
    {
      name: 'date',
      aliases: ['DTADM', 'date_administration', 'date_pose'],
      field: 'date',
      type: 'day',
      doc: 'Administration ou pose',
    },
    { name: 'finess', field: 'finess', type: finess, doc: 'Établissement' },
    {
      name: 'service',
      aliases: ['UM', 'unite', 'UF'],
      field: 'unit',
      type: 'text',
      empty: true,
      doc: 'Service ou unité médicale',
    },
    { name: 'rpps', field: 'rpps', type: rpps, empty: true, personal: true, doc: 'Prescripteur, ou vide' },
    {
      name: 'specialite',
      field: 'specialty',
      type: 'text',
      optional: true,
      empty: true,
      doc: 'Spécialité du prescripteur',
    },
    {
      name: 'sejour',
      aliases: ['NADL', 'NAS'],
      field: 'stay_key',
      type: 'stay',
      personal: true,
      doc: 'Séjour (ou facture en externe)',
    },
    {
      name: 'patient',
      aliases: ['IPP'],
      field: 'patient_key',
      type: 'patient',
      empty: true,
      personal: true,
      doc: 'Patient',
    },
    {
      name: 'code',
      aliases: ['CUCD', 'ucd', 'ucd13', 'lpp', 'code_produit'],
      field: 'code',
      type: {
        code: `${ucd}|[0-9]{7}`,
        what: 'pas un code UCD (13 chiffres 34008…, ou 7) ni LPP (7 chiffres)',
      },
      dcir: 'UCD_UCD_COD, LPP_COD',
      doc: 'Médicament (UCD, complété à 13 chiffres) ou dispositif (LPP)',
    },
    {
      name: 'quantite',
      aliases: ['NBADM'],
      field: 'quantity',
      type: 'amount',
      dcir: 'ADM_NBR, NBR_POS',
      doc: 'Quantité',
    },
    {
      name: 'montant_achat',
      aliases: ['achat'],
      field: 'amount_paid',
      type: 'amount',
      dcir: 'ADM_NBR_PRI, NBR_POS_PRI',
      doc: 'Montant payé pour la ligne, en euros',
    },
    {
      name: 'montant_rembourse',
      aliases: ['rembourse'],
      field: 'amount_reimbursed',
      type: 'amount',
      doc: 'Montant remboursé pour la ligne, en euros',
    },
    {
      name: 'indication',
      aliases: ['INDIC', 'code_les'],
      field: 'indication',
      type: 'text',
      empty: true,
      dcir: 'COD_LES',
      doc: 'Code indication, tel que reçu : une erreur de codage est un fait, pas une mauvaise ligne',
    },
    {
      name: 'conformite_lpp',
      field: 'lpp_conform',
      type: 'boolean',
      optional: true,
      empty: true,
      doc: 'Conformité d’un dispositif à la LPP, si elle est connue',
    },
  ],
  derived: {
    product:
      "case when code[1] = '3' and length(code) = 13 or code[1] <> '9' and length(code) = 7 then code else ucd13(right(code, 7)) end",
    product_kind: "case when code[1] <> '9' and length(code) = 7 then 'device' else 'drug' end",
  },
  rankBy: ['finess', 'stay_key', 'date', 'product'],
  lines: {
    line: 'line',
    // Without quantity, amount or indication: argumentations hang on it across corrections.
    line_id: "hmac_sha256($ipad, $opad, concat_ws('|', 'les', finess, stay_key, date, product, rank))",
    date: 'date',
    finess: 'finess',
    unit: 'unit',
    rpps: 'rpps',
    specialty: 'specialty',
    stay_key: 'stay_key',
    patient_key: 'patient_key',
    product: 'product',
    product_kind: 'product_kind',
    quantity: 'quantity',
    amount_paid: 'amount_paid',
    amount_reimbursed: 'amount_reimbursed',
    indication: 'indication',
    lpp_conform: 'lpp_conform',
  },
  order: [byFiness, 'date', 'line'],
};

/** LES: what an establishment spends on the liste en sus, line by line. */
export const les: Source = {
  name: 'les',
  doc: 'Dépenses de la liste en sus d’un établissement, ligne à ligne (format proche des exports FICHCOMP des DIM).',
  sensitivity: 'restricted',
  layouts: [layout],
  parquet: true,
  span: 'date',
  totals: [
    { key: 'amount_paid', field: 'amount_paid', label: 'achat' },
    { key: 'amount_reimbursed', field: 'amount_reimbursed', label: 'remboursé' },
    { key: 'quantity', field: 'quantity', label: 'quantité' },
  ],
};
