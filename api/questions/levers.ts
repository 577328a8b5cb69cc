import { z } from 'zod';
import { establishment, year } from '../parameters.ts';
import { question } from '../question.ts';

/**
 * What each lever of the simulator can act on, in an establishment's whole year: boxes and euros of originators, outside the
 * répertoire, of each group's references (a row in town, one in hospital), of all that has a price (`price`); and the twelve
 * products (`back`) whose euros would fall most if their quantity were that of the year before (`before`).
 * reached: boxes that are already what the lever aims at (generics, boxes of the répertoire, biosimilars).
 */
export const leversOf = question({
  name: 'levers',
  summary: 'What the levers of the simulator can act on',
  opened_by: ['detail'],
  parameters: z.strictObject({ establishment, year }),
  columns: {
    lever: 'label',
    key: 'text',
    label: 'text',
    place: 'label',
    boxes: 'double',
    amount: 'double',
    reached: 'double',
    before: 'double',
  },
});
