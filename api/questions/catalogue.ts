import { z } from 'zod';
import { question } from '../question.ts';

/**
 * The indicators of the publication, in the order in which screens show them.
 * `denominator_*` are null where the kind has none; `proof_*`: of declared ones, what proves them.
 * `display_unit`: how a value is shown (percent or euro); `numerator_unit`: of numerator and denominator (euro or box).
 * first_year..last_year: years with a figure in scope; `opening_year`: the last with both a figure and a target,
 * else the last with a figure.
 */
export const catalogue = question({
  name: 'catalogue',
  summary: 'The indicators, their definitions and the years they have figures for',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({}),
  columns: {
    indicator: 'label',
    kind: 'label',
    direction: 'label',
    display_unit: 'label',
    numerator_unit: 'label',
    article: 'text',
    title_fr: 'text',
    title_en: 'text',
    short_fr: 'text',
    short_en: 'text',
    numerator_fr: 'text',
    numerator_en: 'text',
    denominator_fr: 'text',
    denominator_en: 'text',
    method_fr: 'text',
    method_en: 'text',
    limits_fr: 'text',
    limits_en: 'text',
    formula_source: 'text',
    formula_confidence: 'label',
    proof_fr: 'text',
    proof_en: 'text',
    sources: 'text',
    floor: 'double',
    first_year: 'integer',
    last_year: 'integer',
    opening_year: 'integer',
  },
});
