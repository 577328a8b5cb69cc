import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * Results counted by volet of the year's contract, and over all of them (volet null): pairs of an establishment that the
 * reader may name and read, and an engagement with weight. With `establishment`, its own. `establishments`: how many of
 * them have a result that counts. `score`: weighted points over weights of the results that count (0 to 1), by the grid
 * (`grid_fr`, `grid_en`: its name in words).
 */
export const resultsSummary = question({
  name: 'results-summary',
  summary: 'How many results are met, partly met or not met, by volet',
  opened_by: ['names'],
  parameters: z.strictObject({ region, year, establishment: establishment.optional() }),
  columns: {
    version: 'label',
    volet: 'label',
    volet_fr: 'text',
    volet_en: 'text',
    met: 'integer',
    partial: 'integer',
    missed: 'integer',
    not_assessable: 'integer',
    not_concerned: 'integer',
    without_target: 'integer',
    masked: 'integer',
    establishments: 'integer',
    score: 'double',
    grid: 'label',
    grid_fr: 'text',
    grid_en: 'text',
  },
});
