import { levels } from '#api/declaration.ts';
import { readIndicators, type Indicator } from '../definitions.ts';
import { literal, type Row } from '../duckdb.ts';
import { finess, year } from './codes.ts';
import type { Layout, Source } from './layout.ts';

// As a printed target ends.
const suffix = '(%|€|bo[iî]tes?|points?)$';
const levelWords = levels.map((level, at) => `when ${at} then ${literal(level)}`).join(' ');

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
      type: {
        code: '(?i)%|pourcent|percent|€|euros?|bo[iî]tes?|points?|score|niveaux?',
        what: 'pas une unité (%, €, boîtes, points ou niveau)',
      },
      doc: '%, €, boîtes, points (d’un score) ou niveau (0 non débuté, 1 en cours, 2 réalisé)',
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
    unit: `case when regexp_matches(received_unit, '(?i)^(€|euro)') then 'euro'
      when regexp_matches(received_unit, '(?i)^bo') then 'box'
      when regexp_matches(received_unit, '(?i)^(point|score)') then 'score'
      when regexp_matches(received_unit, '(?i)^niveau') then 'level'
      else 'percent' end`,
    // As a text prints it: the unit is added where the cell has none.
    printed: `case when unit = 'level' then case value::integer ${levelWords} end
      when regexp_matches(raw_value, '${suffix}') then raw_value
      else raw_value || case unit when 'euro' then ' €' when 'box' then ' boîtes' when 'score' then ' points' else ' %' end
      end`,
  },
  checks: () => [
    { reason: 'region: vide au niveau régional', fails: "level = 'region' and region is null" },
    {
      reason: 'etablissement: vide au niveau de l’établissement',
      fails: "level = 'establishment' and establishment is null",
    },
    { reason: 'annee_fin: avant annee_debut', fails: 'to_year < from_year' },
    {
      reason: 'valeur: 0 (non débuté), 1 (en cours) ou 2 (réalisé) pour un niveau',
      fails: "unit = 'level' and value not in (0, 1, 2)",
    },
    {
      reason: 'valeur: un score va de 0 à 100',
      fails: "unit = 'score' and value not between 0 and 100",
    },
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
  review: { fields: ['indicator', 'unit'], notes: (rows) => misfits(rows, readIndicators()) },
};

const units = { percent: '%', euro: '€', box: 'boîtes', score: 'points', level: 'niveau' };

/** Targets that will judge nothing, or judge in a unit that is not the indicator's. */
export const misfits = (rows: readonly Row[], indicators: readonly Indicator[]): string[] => {
  const unitOf = new Map(indicators.map(({ slug, display_unit }) => [slug, display_unit]));
  const unknown = rows.map(({ indicator }) => String(indicator)).filter((slug) => !unitOf.has(slug));
  const other = rows.flatMap(({ indicator, unit }) => {
    const wanted = unitOf.get(String(indicator));
    return wanted === undefined || wanted === unit ? [] : [`${String(indicator)} (en ${units[wanted]})`];
  });
  return [
    ...(unknown.length > 0
      ? [
          `Indicateurs inconnus, dont les cibles ne jugent rien : ${[...new Set(unknown)].join(', ')}. Vérifiez leur nom.`,
        ]
      : []),
    ...(other.length > 0
      ? [`Cibles dont l’unité n’est pas celle de leur indicateur : ${other.join(', ')}. Corrigez leur unité.`]
      : []),
  ];
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
