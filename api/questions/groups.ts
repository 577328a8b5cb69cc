import { z } from 'zod';
import { region } from '../parameters.ts';
import { question } from '../question.ts';

/** Groups of establishments that files tell (GHT), one row for each member that the reader may name. */
export const groups = question({
  name: 'groups',
  summary: 'Groups of establishments, as files tell them',
  opened_by: ['names'],
  parameters: z.strictObject({ region }),
  columns: { kind: 'label', group: 'text', establishment: 'text' },
});
