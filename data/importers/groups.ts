import { finess } from './codes.ts';
import type { Layout, Source } from './layout.ts';

const layout: Layout = {
  title: 'groupements d’établissements',
  quote: '"',
  columns: [
    {
      name: 'nature',
      field: 'word',
      type: { code: '(?i)ght|autre', what: 'pas une nature (ght, autre)' },
      doc: 'ght ou autre',
    },
    { name: 'nom', field: 'name', type: 'text', doc: 'Nom du groupement, de 2 à 60 caractères' },
    {
      name: 'finess',
      aliases: ['etablissement'],
      field: 'establishment',
      type: finess,
      doc: 'Un établissement du groupement ; une ligne par établissement',
    },
  ],
  derived: { kind: "case lower(word) when 'ght' then 'ght' else 'other' end" },
  checks: () => [
    { reason: 'nom: moins de 2 caractères', fails: 'length(name) < 2' },
    { reason: 'nom: plus de 60 caractères', fails: 'length(name) > 60' },
  ],
  lines: { line: 'line', kind: 'kind', name: 'name', establishment: 'establishment' },
  order: ['kind', 'name', 'line'],
};

/** Groups of establishments, GHT among them: an establishment may be in several. */
export const groups: Source = {
  name: 'groups',
  doc: 'Groupements d’établissements : GHT, ou autre.',
  sensitivity: 'open',
  layouts: [layout],
  parquet: false,
  span: null,
  totals: [],
};
