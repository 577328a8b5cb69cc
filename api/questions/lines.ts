import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';
import { linkedChoices, month } from './linked.ts';

/**
 * Lines of the liste en sus of an establishment, one by one, newest first: for its pharmacist and its DIM all of them, for
 * a prescriber his own; of a year, or of the months from `from` to `to`, under the choices of the linked page. `stay` is the key of the stay, hashed at import. `next`: give it as `after` to read on; null on
 * the last page. `total`: how many lines there are in all.
 */
export const lines = question({
  name: 'lines',
  summary: 'Lines of the liste en sus of an establishment',
  opened_by: ['lines', 'own'],
  parameters: z
    .strictObject({
      establishment,
      region: region.optional(),
      year: year.optional(),
      from: month.optional(),
      to: month.optional(),
      ...linkedChoices,
      after: z
        .string()
        .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9a-f]{32,64}$/, 'la valeur « next » de la page précédente')
        .refine(
          (after) => z.iso.date().safeParse(after.slice(0, 10)).success,
          'la valeur « next » de la page précédente',
        )
        .optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    })
    .refine(({ year, from, to }) => year !== undefined || (from !== undefined && to !== undefined), {
      path: ['year'],
      message: 'une année, ou les mois from et to',
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
