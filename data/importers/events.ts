import { readFileSync } from 'node:fs';
import type { EventKind } from '#api/event.ts';
import { readIndicators } from '../definitions.ts';
import { literal } from '../duckdb.ts';
import { referenceFile } from '../reference.ts';
import { finess } from './codes.ts';
import type { Layout, Source } from './layout.ts';

/** As a file writes each kind. */
const words: Readonly<Record<EventKind, string>> = {
  price: 'prix',
  list: 'liste',
  contract: 'contrat',
  merger: 'fusion',
  file: 'fichier',
  other: 'autre',
};

const layout: Layout = {
  title: 'événements datés',
  quote: '"',
  columns: [
    { name: 'date', field: 'day', type: 'any-day', doc: 'Jour de l’événement' },
    {
      name: 'nature',
      field: 'word',
      type: {
        code: `(?i)${Object.values(words).join('|')}`,
        what: `pas une nature (${Object.values(words).join(', ')})`,
      },
      doc: 'prix (baisse de prix), liste (entrée ou sortie de liste), contrat, fusion, fichier (tardif ou corrigé) ou autre',
    },
    { name: 'texte', field: 'text', type: 'text', doc: 'Ce qui s’est passé, de 3 à 160 caractères' },
    {
      name: 'region',
      field: 'region',
      type: { code: '[0-9]{2}', what: 'pas un code de région INSEE (2 chiffres)' },
      empty: true,
      doc: 'Région ; vide, et sans établissement : partout',
    },
    {
      name: 'finess',
      aliases: ['etablissement'],
      field: 'establishment',
      type: finess,
      optional: true,
      empty: true,
      doc: 'Établissement, qui dit alors sa région',
    },
    {
      name: 'indicateur',
      field: 'indicator',
      type: { code: '[a-z][a-z0-9_]*', what: 'pas un nom d’indicateur (minuscules, chiffres, _)' },
      optional: true,
      empty: true,
      doc: 'Nom court de l’indicateur que cela concerne ; vide : tous',
    },
  ],
  derived: {
    kind: `case lower(word) ${Object.entries(words)
      .map(([kind, word]) => `when ${literal(word)} then ${literal(kind)}`)
      .join(' ')} end`,
  },
  checks: () => [
    { reason: 'date: avant 2000', fails: "day < date '2000-01-01'" },
    { reason: 'date: après 2100', fails: "day > date '2100-12-31'" },
    { reason: 'texte: moins de 3 caractères', fails: 'length(text) < 3' },
    { reason: 'texte: plus de 160 caractères', fails: 'length(text) > 160' },
    { reason: 'region: aucune région ne porte ce code', fails: `region not in (${list(regions())})` },
    { reason: 'indicateur: non défini ici', fails: `indicator not in (${list(indicators())})` },
  ],
  lines: {
    line: 'line',
    day: 'day',
    kind: 'kind',
    text: 'text',
    region: 'case when establishment is null then region end',
    establishment: 'establishment',
    indicator: 'indicator',
  },
  order: ['day', 'line'],
};

const list = (codes: readonly string[]) => codes.map(literal).join(', ');
const indicators = () => readIndicators().map(({ slug }) => slug);
const regions = () =>
  readFileSync(referenceFile('regions.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => /^[0-9]{2}/.exec(line)?.[0] ?? []);

/** Dated events that explain a step on a chart. Restricted: they may tell of named establishments. */
export const events: Source = {
  name: 'events',
  doc: 'Événements datés : baisse de prix, sortie de liste, contrat, fusion, fichier tardif.',
  sensitivity: 'restricted',
  layouts: [layout],
  parquet: false,
  span: null,
  totals: [],
};
