import { byFiness, finess, region } from './codes.ts';
import type { Column, Layout, Source } from './layout.ts';

const label = (name: string, doc: string): Column => ({
  name,
  field: name.toLowerCase(),
  type: 'text',
  empty: true,
  doc,
});

const columns: readonly Column[] = [
  label('atc1', 'Classe ATC de niveau 1 ; 0 pour les honoraires'),
  label('l_atc1', 'Libellé'),
  label('atc2', 'Classe ATC de niveau 2'),
  label('L_ATC2', 'Libellé'),
  label('atc3', 'Classe ATC de niveau 3'),
  label('L_ATC3', 'Libellé'),
  label('atc4', 'Classe ATC de niveau 4'),
  label('L_ATC4', 'Libellé'),
  label('ATC5', 'Classe ATC de niveau 5 ; 9999999 non restituée'),
  label('L_ATC5', 'Libellé'),
  {
    name: 'CIP13',
    field: 'product',
    type: { code: '[0-9]{13}|0', what: 'pas un code CIP13 (13 chiffres, ou 0)' },
    doc: 'Présentation ; 9999999999999 non restituée, 0 honoraires de dispensation',
  },
  label('l_cip13', 'Libellé'),
  label('TOP_GEN', '0 hors répertoire, 1 générique, 4 princeps, 9 inconnu, B biosimilaire, C référence'),
  { name: 'GEN_NUM', field: 'gen_num', type: 'integer', empty: true, doc: 'Groupe générique de la CNAM' },
  { name: 'age', field: 'age', type: 'integer', doc: 'Tranche : 0, 20, 60, 99 inconnu' },
  { name: 'SEXE', field: 'sex', type: 'integer', doc: '1 homme, 2 femme, 9 inconnu' },
  { name: 'etb_rgt', field: 'finess', type: finess, doc: 'FINESS de l’établissement prescripteur' },
  label('categorie_jur', 'Catégorie juridique'),
  { ...label('categorie_jur_rgt', 'Catégorie juridique regroupée'), optional: true },
  label('code_postal', 'Code postal, tel que reçu'),
  label('nom_etb', 'Nom court'),
  label('nom_ville', 'Ville'),
  label('nom_voie', 'Voie'),
  label('numero_voie', 'Numéro dans la voie'),
  label('raison_sociale_etb', 'Raison sociale'),
  label('top_etb_age', '0 : âge non donné pour cet établissement'),
  label('top_etb_sexe', '0 : sexe non donné pour cet établissement'),
  { name: 'region_etb', field: 'region', type: region, empty: true, doc: 'Région INSEE (Corse en 93)' },
  { name: 'BOITES', field: 'boxes', type: 'whole', doc: 'Boîtes ; 0 pour les honoraires' },
  { name: 'REM', field: 'amount_reimbursed', type: 'amount', doc: 'Montant remboursé' },
  { name: 'BSE', field: 'amount_base', type: 'amount', doc: 'Base de remboursement' },
];

const layout: Layout = {
  title: 'base complète annuelle',
  columns,
  // A quote is a character like another here: `"` begins no cell of the official files.
  quote: '',
  lines: {
    line: 'line',
    year: '$year::integer',
    finess: 'finess',
    product: 'product',
    label: 'l_cip13',
    atc5: 'atc5',
    atc5_label: 'l_atc5',
    top_gen: 'top_gen',
    gen_num: 'gen_num',
    age: 'age',
    sex: 'sex',
    kind: "case when product = '9999999999999' then 'not_returned' when product = '0' and atc1 = '0' then 'fee' else 'medicine' end",
    category: 'categorie_jur_rgt',
    legal_category: 'categorie_jur',
    postal_code: 'code_postal',
    name: 'nom_etb',
    long_name: 'raison_sociale_etb',
    town: 'nom_ville',
    region: "lpad(region, 2, '0')",
    boxes: 'boxes',
    amount_reimbursed: 'amount_reimbursed',
    amount_base: 'amount_base',
  },
  order: [byFiness, 'line'],
};

/** Open PHMEV: medicines prescribed by public and ESPIC hospitals, dispensed in town; one file a year, national. */
export const openPhmev: Source = {
  name: 'open-phmev',
  doc: 'Base annuelle Open PHMEV de la CNAM (`OPEN_PHMEV_20xx.CSV`). L’année vient du nom du fichier, ou de `--year`.',
  sensitivity: 'open',
  layouts: [layout],
  parquet: false,
  span: 'file-year',
  totals: [
    { key: 'amount_reimbursed', field: 'amount_reimbursed', label: 'REM' },
    { key: 'amount_base', field: 'amount_base', label: 'BSE' },
    { key: 'boxes', field: 'boxes', label: 'BOITES' },
  ],
};
