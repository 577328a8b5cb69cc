import { z } from 'zod';
import { establishment, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * How the PHEV lines of an establishment's year name it and its prescribers. `part` finess: one row per number received
 * (`received`), `finess` its full form, `state`: site (known ET), entity (known EJ), short (8 characters, completed),
 * unknown. `part` rpps: one row per month (`period_start`), `identified` lines of `lines` with a well-formed RPPS.
 */
export const identification = question({
  name: 'identification',
  summary: 'Under which numbers an establishment’s lines came, and how many name their prescriber',
  opened_by: ['signatory'],
  parameters: z.strictObject({ establishment, year }),
  columns: {
    part: 'label',
    period_start: 'date',
    received: 'text',
    finess: 'text',
    state: 'label',
    lines: 'integer',
    identified: 'integer',
    amount: 'double',
  },
});
