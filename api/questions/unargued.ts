import { z } from 'zod';
import { establishment, region } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * The work list of an establishment: lines hors AMM (I999999) without argumentation, neither imported nor entered, oldest
 * month first and in it the costliest first. For its pharmacist and DIM all of them, for a prescriber his own.
 * `total`, `oldest`, `off_label_lines`: of all lines the reader may read, not of the page: how many wait, since when, and out
 * of how many hors AMM; under `unit`, `prescriber` and `product`, of these alone. One row with a null `line_id` tells them where nothing waits. `next`: give it as `after` to
 * read on; null on the last page.
 */
export const unargued = question({
  name: 'unargued',
  summary: 'Lines hors AMM of an establishment without argumentation, oldest and costliest first',
  opened_by: ['lines', 'own'],
  store: ['argued', 'undocumented'],
  parameters: z.strictObject({
    establishment,
    region: region.optional(),
    unit: z.string().min(1).max(80).optional(),
    prescriber: z
      .string()
      .regex(/^[0-9]{11}$/, 'un numéro RPPS de 11 chiffres')
      .optional(),
    product: z
      .string()
      .regex(/^[0-9]{7,13}$/, 'un code UCD ou LPP')
      .optional(),
    after: z
      .string()
      .regex(/^[0-9]{1,6}$/, 'la valeur « next » de la page précédente')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  columns: {
    line_id: 'text',
    date: 'date',
    unit: 'text',
    prescriber: 'text',
    specialty: 'label',
    product: 'text',
    product_label: 'text',
    quantity: 'double',
    amount: 'double',
    total: 'integer',
    oldest: 'date',
    off_label_lines: 'integer',
    next: 'text',
  },
});
