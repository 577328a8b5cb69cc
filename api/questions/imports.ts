import { z } from 'zod';
import { question } from '../question.ts';

/**
 * The batches that the publication is made of, newest first: where from, when, how many lines were kept and how many set
 * aside, by reason. Never a line, never an amount; but the names of files carry FINESS numbers, and counts of lines are
 * those of the hospitals that sent them. `reasons`: JSON object of counts.
 */
export const imports = question({
  name: 'imports',
  summary: 'The imports behind the publication, without any figure of health',
  opened_by: ['administers'],
  parameters: z.strictObject({}),
  columns: {
    batch: 'text',
    source: 'label',
    file: 'text',
    imported_at: 'text',
    sensitivity: 'label',
    rows_read: 'double',
    rows_kept: 'double',
    rows_quarantined: 'double',
    reasons: 'text',
  },
});
