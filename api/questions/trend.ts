import { z } from 'zod';
import { figureColumns } from '../figure.ts';
import { establishment, indicators, region } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * The figures of a region over time and, when an establishment is named, of that establishment and of its peers (level
 * category: the others of its category in the region, summed; none where its own figure is masked). `grain` year
 * (default): calendar years; month: single months, where the source has them; rolling: the 12 months that end with each
 * month, period_start being the first. Peers among which the reader may not name some are told by years only: masked by
 * month and by rolling window.
 */
export const trend = question({
  name: 'trend',
  summary: 'Figures over time, each year judged by its own target',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({
    indicator: indicators,
    region: region.optional(),
    establishment: establishment.optional(),
    grain: z.enum(['year', 'month', 'rolling'], 'year, month ou rolling').default('year'),
  }),
  columns: figureColumns,
});
