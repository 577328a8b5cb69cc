import { z } from 'zod';
import { region } from '../parameters.ts';
import { question } from '../question.ts';

/** Establishments that may be named, in one region or all. `matched` false: the FINESS is in no register. */
export const establishments = question({
  name: 'establishments',
  summary: 'The establishments that may be named, with where and what they are',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({ region: region.optional() }),
  columns: {
    establishment: 'text',
    name: 'text',
    category: 'label',
    town: 'text',
    departement: 'label',
    departement_name: 'label',
    region: 'label',
    region_name: 'label',
    matched: 'boolean',
  },
});
