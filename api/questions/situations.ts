import { z } from 'zod';
import { establishment, region, year } from '../parameters.ts';
import { question } from '../question.ts';
import { releaseColumns } from './release.ts';

/**
 * The liste en sus of one year and its two semesters by situation (api/situation.ts): of the region (`by` region), of
 * each establishment that may be named, of each product or prescriber's specialty of the region. `key` is the region,
 * FINESS, UCD or LPP code, or specialty code; `label` its name. Masked at publication, save for those who may cross
 * the establishment's lines. With `establishment`, that one only; its products and specialties for those alone who may
 * cross its lines, as no release table crosses them.
 */
export const situations = question({
  name: 'situations',
  summary:
    'Stays and euros of the liste en sus by situation, for region, establishments, products or specialties',
  parameters: z.strictObject({
    by: z.enum(
      ['region', 'establishment', 'product', 'specialty'],
      'region, establishment, product ou specialty',
    ),
    region,
    year,
    establishment: establishment.optional(),
  }),
  opened_by: ['release', 'detail', 'units'],
  columns: { key: 'text', label: 'text', ...releaseColumns },
});
