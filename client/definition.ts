import type { countedUnits, displayUnits } from '#api/indicator.ts';
import type { Answer } from './api.ts';
import type { Language } from './format.ts';

type CatalogueRow = Answer<'catalogue'>[number];

/** How a value is shown, and what its terms count (api/indicator.ts). */
export type DisplayUnit = (typeof displayUnits)[number];
export type CountedUnit = (typeof countedUnits)[number];

/** An indicator as the screens speak of it, in the reader's language. */
export type Definition = {
  indicator: string;
  kind: string;
  direction: 'lower' | 'higher';
  displayUnit: DisplayUnit;
  numeratorUnit: CountedUnit;
  article: string;
  title: string;
  short: string;
  numerator: string;
  /** Null where its kind has none: an amount, a score, a level. */
  denominator: string | null;
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
    displayUnit: (row.display_unit ?? 'percent') as DisplayUnit,
    numeratorUnit: (row.numerator_unit ?? 'euro') as CountedUnit,
    article: row.article ?? '',
    title: said('title'),
    short: said('short'),
    numerator: said('numerator'),
    denominator: said('denominator') || null,
    method: said('method'),
    limits: said('limits'),
    sources: (row.sources ?? '').split(/[\s,]+/).filter(Boolean),
    firstYear: row.first_year,
    lastYear: row.last_year,
    openingYear: row.opening_year,
  };
}

/** The two terms that a value is made of; an amount, a score or a level is itself all that there is to tell. */
export function termsOf({ denominator }: Definition) {
  return denominator === null ? [] : (['numerator', 'denominator'] as const);
}
