import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * Lines of the liste en sus of an establishment, one by one, newest first: for its pharmacist and its DIM all of them, for
 * a prescriber his own. `stay` is the key of the stay, hashed at import. `next`: give it as `after` to read on; null on
 * the last page. `total`: how many lines there are in all.
 */
export const lines = question({
  name: 'lines',
  summary: 'Lines of the liste en sus of an establishment',
  opened_by: ['lines', 'own'],
  parameters: z.strictObject({
    establishment,
    region: region.optional(),
    year,
    unit: z.string().min(1).max(80).optional(),
    prescriber: z
      .string()
      .regex(/^[0-9]{11}$/, 'un numéro RPPS de 11 chiffres')
      .optional(),
    product: z
      .string()
      .regex(/^[0-9]{7,13}$/, 'un code UCD ou LPP')
      .optional(),
    situation: z
      .string()
      .regex(/^[a-z_]{2,20}$/, 'une situation, par exemple off_label')
      .optional(),
    after: z
      .string()
      .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9a-f]{32,64}$/, 'la valeur « next » de la page précédente')
      .refine(
        (after) => z.iso.date().safeParse(after.slice(0, 10)).success,
        'la valeur « next » de la page précédente',
      )
      .optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  columns: {
    line_id: 'text',
    date: 'date',
    unit: 'text',
    prescriber: 'text',
    specialty: 'label',
    stay: 'text',
    product: 'text',
    product_label: 'text',
    indication: 'text',
    situation: 'label',
    quantity: 'double',
    amount: 'double',
    next: 'text',
    total: 'integer',
  },
});
