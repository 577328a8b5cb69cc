import type { Answer } from './api.ts';
import type { Language } from './format.ts';

type CatalogueRow = Answer<'catalogue'>[number];

/** An indicator as the screens speak of it, in the reader's language. */
export type Definition = {
  indicator: string;
  kind: string;
  direction: 'lower' | 'higher';
  displayUnit: 'percent' | 'euro';
  numeratorUnit: 'euro' | 'box';
  article: string;
  title: string;
  short: string;
  numerator: string;
  denominator: string;
  method: string;
  limits: string;
  sources: readonly string[];
  firstYear: number | null;
  lastYear: number | null;
  openingYear: number | null;
};

export function definitionOf(row: CatalogueRow, language: Language): Definition {
  const said = (name: 'title' | 'short' | 'numerator' | 'denominator' | 'method' | 'limits') =>
    row[`${name}_${language}`] ?? '';
  return {
    indicator: row.indicator ?? '',
    kind: row.kind ?? '',
    direction: row.direction === 'higher' ? 'higher' : 'lower',
    displayUnit: row.display_unit === 'euro' ? 'euro' : 'percent',
    numeratorUnit: row.numerator_unit === 'box' ? 'box' : 'euro',
    article: row.article ?? '',
    title: said('title'),
    short: said('short'),
    numerator: said('numerator'),
    denominator: said('denominator'),
    method: said('method'),
    limits: said('limits'),
    sources: (row.sources ?? '').split(/[\s,]+/).filter(Boolean),
    firstYear: row.first_year,
    lastYear: row.last_year,
    openingYear: row.opening_year,
  };
}
