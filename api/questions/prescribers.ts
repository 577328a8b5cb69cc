import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * Prescribers of an establishment in one year. `prescriber`: RPPS for those who may cross its lines and for a prescriber
 * himself (his row alone), a pseudonym of this publication for agencies; null is the sum of lines without RPPS.
 * PHEV: euros reimbursed, boxes, and the share of the répertoire in the boxes of known presentations; liste en sus
 * (null for agencies): lines, stays and euros, and lines coded hors AMM. `masked`: PHEV withheld (1 to 10 persons, or
 * another's protection).
 */
export const prescribers = question({
  name: 'prescribers',
  summary: 'What each prescriber of an establishment weighs in PHEV and liste en sus',
  opened_by: ['detail', 'pseudonyms', 'own'],
  parameters: z.strictObject({ establishment, region: region.optional(), year }),
  columns: {
    prescriber: 'text',
    specialty: 'label',
    specialty_name: 'label',
    phev_amount: 'double',
    phev_boxes: 'double',
    repertoire: 'double',
    les_lines: 'integer',
    les_stays: 'integer',
    les_amount: 'double',
    off_label_lines: 'integer',
    masked: 'boolean',
  },
});
