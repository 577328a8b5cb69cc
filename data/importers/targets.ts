import { finess, year } from './codes.ts';
import type { Layout, Source } from './layout.ts';

const layout: Layout = {
  title: 'cibles datées',
  quote: '"',
  columns: [
    {
      name: 'indicateur',
      field: 'indicator',
      type: { code: '[a-z][a-z0-9_]*', what: 'pas un nom d’indicateur (minuscules, chiffres, _)' },
      doc: 'Nom court de l’indicateur, par exemple phev_evolution',
    },
    {
      name: 'niveau',
      field: 'received_level',
      type: {
        code: '(?i)national|r[eé]gion|[eé]tablissement',
        what: 'pas national, région ou établissement',
      },
      doc: 'Pour qui vaut la cible',
    },
    {
      name: 'region',
      field: 'region',
      type: { code: '[0-9]{2}', what: 'pas un code de région INSEE (2 chiffres)' },
      empty: true,
      doc: 'Région, au niveau régional',
    },
    {
      name: 'etablissement',
      field: 'establishment',
      type: finess,
      empty: true,
      doc: 'FINESS, au niveau de l’établissement',
    },
    { name: 'annee_debut', field: 'from_year', type: year, doc: 'Première année jugée (année des données)' },
    { name: 'annee_fin', field: 'to_year', type: year, doc: 'Dernière année jugée' },
    {
      name: 'operateur',
      field: 'received_op',
      type: { code: '<=|<|>=|>|≤|≥', what: 'pas un opérateur (<=, <, >=, >)' },
      doc: 'Sens de la comparaison',
    },
    { name: 'valeur', field: 'value', type: 'value', doc: 'Valeur telle qu’imprimée : 4,2 pour 4,2 %' },
    {
      name: 'unite',
      field: 'received_unit',
      type: { code: '(?i)%|pourcent|percent|€|euros?', what: 'ni % ni €' },
      doc: '% ou €',
    },
    {
      name: 'texte',
      field: 'text',
      type: 'text',
      doc: 'Texte d’où vient la cible (arrêté, avenant au contrat)',
    },
    { name: 'article', field: 'article', type: 'text', empty: true, doc: 'Article du texte' },
    { name: 'source', field: 'source', type: 'text', doc: 'Document où elle a été lue' },
    { name: 'note', field: 'note', type: 'text', empty: true, doc: 'Remarque' },
  ],
  derived: {
    level:
      "case lower(received_level[1]) when 'n' then 'national' when 'r' then 'region' else 'establishment' end",
    op: "replace(replace(received_op, '≤', '<='), '≥', '>=')",
    unit: "case when lower(received_unit) in ('€', 'euro', 'euros') then 'euro' else 'percent' end",
    // As a text prints it: the unit is added where the cell has none.
    printed:
      "case when regexp_matches(raw_value, '[%€]$') then raw_value when unit = 'euro' then raw_value || ' €' else raw_value || ' %' end",
  },
  checks: [
    { reason: 'region: vide au niveau régional', fails: "level = 'region' and region is null" },
    {
      reason: 'etablissement: vide au niveau de l’établissement',
      fails: "level = 'establishment' and establishment is null",
    },
    { reason: 'annee_fin: avant annee_debut', fails: 'to_year < from_year' },
  ],
  lines: {
    line: 'line',
    indicator: 'indicator',
    level: 'level',
    region: "case when level = 'region' then region end",
    establishment: "case when level = 'establishment' then establishment end",
    from_year: 'from_year::integer',
    to_year: 'to_year::integer',
    op: 'op',
    printed: 'printed',
    value: 'value',
    unit: 'unit',
    text: 'text',
    article: 'article',
    source: 'source',
    note: 'note',
  },
  order: ['indicator', 'from_year', 'line'],
};

/** Dated targets, each with the text it comes from. */
export const targets: Source = {
  name: 'targets',
  doc: 'Cibles datées : nationales, régionales ou d’un établissement.',
  sensitivity: 'open',
  layouts: [layout],
  parquet: false,
  span: null,
  totals: [],
};
