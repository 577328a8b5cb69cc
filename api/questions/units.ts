import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';
import { releaseColumns } from './release.ts';

/**
 * The liste en sus of an establishment by service and situation, in one year and its two semesters: exact for those who
 * may cross its lines; masked for its direction, and for agencies in the semesters that it transmitted (the year when
 * both are). `unit` null: lines without a service.
 */
export const units = question({
  name: 'units',
  summary: 'The liste en sus of an establishment by service and situation',
  opened_by: ['detail', 'units', 'transmitted'],
  parameters: z.strictObject({ establishment, region: region.optional(), year }),
  columns: { unit: 'text', ...releaseColumns },
});
