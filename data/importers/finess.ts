import { finess as number } from './codes.ts';
import { rewriteOfficial, rewrittenFields } from './finess-sections.ts';
import type { Column, Layout, Source } from './layout.ts';

const text = (name: string, field: string, doc: string): Column => ({
  name,
  field,
  type: 'text',
  empty: true,
  doc,
});

const lines = {
  line: 'line',
  section: 'section',
  finess: 'finess',
  ej: 'ej',
  name: 'name',
  long_name: 'long_name',
  category_code: 'category_code',
  status_code: 'status_code',
  sph_code: 'sph_code',
  postal_code: 'postal_code',
  town: 'town',
  departement: 'departement',
  x: 'x',
  y: 'y',
  projection: 'projection',
  successor: 'null::varchar',
  effective: 'null::date',
};
const unknown = 'null::varchar';

const coordinates = new Set(['x', 'y']);
const official: Layout = {
  title:
    'fichiers officiels (première ligne `finess;etalab;…`), sections structureej, structureet, geolocalisation',
  mark: 'etalab',
  rewrite: rewriteOfficial,
  quote: '"',
  columns: rewrittenFields.map((field) => ({
    name: field,
    field,
    type: coordinates.has(field) ? 'coordinate' : 'text',
    empty: true,
    doc: '',
  })),
  lines,
  order: ['section', 'finess', 'line'],
};

const flat: Layout = {
  title: 'établissements à plat, avec un en-tête',
  mark: 'nofinesset',
  quote: '"',
  columns: [
    { name: 'nofinesset', field: 'finess', type: number, doc: 'FINESS de l’établissement (ET)' },
    { name: 'nofinessej', field: 'ej', type: number, empty: true, doc: 'FINESS de l’entité juridique' },
    text('rs', 'name', 'Raison sociale'),
    text('alias', 'long_name', 'Raison sociale longue ou autre nom'),
    text('code_postal', 'postal_code', 'Code postal'),
    text('ville', 'town', 'Ville'),
    text('departement_derive', 'departement', 'Département'),
    text('categetab', 'category_code', 'Catégorie d’établissement'),
    text('codesph', 'sph_code', 'Participation au service public hospitalier'),
    { ...text('lat', 'y', 'Latitude (WGS 84)'), type: 'coordinate', optional: true },
    { ...text('lon', 'x', 'Longitude (WGS 84)'), type: 'coordinate', optional: true },
  ],
  lines: {
    ...lines,
    section: "'structureet'",
    status_code: unknown,
    projection: "case when x is not null then 'WGS84' end",
  },
  order: ['finess', 'line'],
};

const successors: Layout = {
  title: 'table datée des fusions',
  mark: 'predecesseur',
  quote: '"',
  columns: [
    { name: 'predecesseur', field: 'finess', type: number, doc: 'FINESS absorbé' },
    { name: 'successeur', field: 'successor', type: number, doc: 'FINESS qui lui succède' },
    { name: 'date_effet', field: 'effective', type: 'any-day', doc: 'Jour où la fusion prend effet' },
    { ...text('motif', 'motif', 'Motif, non conservé'), optional: true },
  ],
  checks: () => [{ reason: 'successeur: le même que le prédécesseur', fails: 'finess = successor' }],
  lines: {
    ...lines,
    section: "'successor'",
    ej: unknown,
    name: unknown,
    long_name: unknown,
    category_code: unknown,
    status_code: unknown,
    sph_code: unknown,
    postal_code: unknown,
    town: unknown,
    departement: unknown,
    x: 'null::double',
    y: 'null::double',
    projection: unknown,
    successor: 'successor',
    effective: 'effective',
  },
  order: ['finess', 'effective', 'line'],
};

/** FINESS: who the establishments are, and which have merged. */
export const finess: Source = {
  name: 'finess',
  doc: 'Répertoire FINESS (fichiers officiels ou liste à plat) et table des fusions.',
  sensitivity: 'open',
  layouts: [official, flat, successors],
  parquet: false,
  span: null,
  totals: [],
};
