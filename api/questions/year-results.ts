import { z } from 'zod';
import { establishment, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * One establishment, the year and the three before it, each judged by the version in force in it: one row per year,
 * engagement and condition (an engagement measured by nothing has one row, its `indicator` null). Engagements keep their
 * name from version to version, so that a row finds the same one of the years before. `result` is the engagement's,
 * `verdict` the condition's. `weight` and `points` (0 to 1, null where not judged) come from the rating grid `grid`.
 */
export const yearResults = question({
  name: 'year-results',
  summary: 'Each engagement of an establishment’s contract: value, target, gap, result, and the years before',
  opened_by: ['names'],
  parameters: z.strictObject({ establishment, year }),
  columns: {
    year: 'integer',
    version: 'label',
    volet: 'label',
    engagement: 'label',
    signed: 'boolean',
    result: 'label',
    weight: 'double',
    points: 'double',
    grid: 'label',
    indicator: 'label',
    numerator: 'double',
    denominator: 'double',
    value: 'double',
    op: 'label',
    target: 'double',
    gap: 'double',
    verdict: 'label',
    origin: 'label',
    status: 'label',
    reason: 'label',
  },
});
