import { definitionOf, type Definition } from '#client/definition.ts';
import type { Figure } from '#client/figure-text.ts';

/** An evolution to reduce, as the catalogue describes it. */
export const evolution: Definition = definitionOf(
  {
    indicator: 'phev_evolution',
    kind: 'growth',
    direction: 'lower',
    display_unit: 'percent',
    numerator_unit: 'euro',
    article: '10-4',
    title_fr: 'Taux d’évolution PHEV',
    title_en: 'PHEV growth rate',
    short_fr: 'PHEV',
    short_en: 'PHEV',
    numerator_fr: 'montant',
    numerator_en: 'amount',
    denominator_fr: 'montant précédent',
    denominator_en: 'amount before',
    method_fr: 'méthode',
    method_en: 'method',
    limits_fr: 'limites',
    limits_en: 'limits',
    formula_source: 'arrêté du 27/04/2017, art. 10-4',
    formula_confidence: 'H',
    proof_fr: null,
    proof_en: null,
    sources: 'phev open-phmev',
    floor: 0,
    first_year: 2015,
    last_year: 2024,
    opening_year: 2021,
  },
  'fr',
);

/** A figure of 2016 that met nothing yet: give what the test is about. */
export const figure = (given: Partial<Figure>): Figure => ({
  indicator: 'phev_evolution',
  level: 'region',
  establishment: null,
  period_start: '2016-01-01',
  period_months: 12,
  numerator: null,
  denominator: null,
  value: null,
  target: null,
  gap: null,
  verdict: 'non évaluable',
  status: 'ok',
  reason: null,
  ...given,
});

/** A judged figure, from its value and target. */
export const judged = (year: number, value: number, target: number): Figure =>
  figure({
    period_start: `${year}-01-01`,
    value,
    target,
    gap: value - target,
    verdict: value <= target ? 'atteint' : 'non atteint',
  });
