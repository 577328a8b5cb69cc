import { z } from 'zod';
import { question } from '../question.ts';

/**
 * One row: the publication on screen. `data_through`: last day that its figures cover. `warnings`: codes joined by
 * a space (partial_extract: a file is an extract of its source; provisional_months; unmatched_finess).
 * `prescription_lines` and `les_lines` state the scale; unmatched_*: FINESS that no register knows, kept visible. The
 * three that are counted in health data are null for who only administers.
 */
export const publication = question({
  name: 'publication',
  summary: 'The publication on screen: when, from what, with which warnings',
  opened_by: ['names', 'release', 'administers'],
  parameters: z.strictObject({}),
  columns: {
    publication: 'text',
    published_at: 'text',
    previous_publication: 'text',
    previous_published_at: 'text',
    synthetic: 'boolean',
    data_through: 'date',
    prescription_lines: 'double',
    les_lines: 'double',
    establishments: 'integer',
    unmatched_establishments: 'integer',
    unmatched_share: 'double',
    warnings: 'text',
  },
});
