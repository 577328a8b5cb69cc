import { z } from 'zod';
import { question } from '../question.ts';

/**
 * The legal versions of the publication, oldest first. `contract`: what establishments sign; several versions may
 * follow on one. `regime`: contract (one in force at a time), dotation, incentive.
 * `scope`: all (every establishment signs) or targeted. `lag`: years between the data year and the year in which it is
 * assessed. `hepatitis_c`, `dispensing_fees`: included, excluded or unstated in PHEV. `read`: the act itself was read.
 */
export const versions = question({
  name: 'versions',
  summary: 'The legal versions of the contract: dates, scope, rules and source',
  opened_by: ['names', 'release'],
  parameters: z.strictObject({}),
  columns: {
    version: 'label',
    contract: 'label',
    regime: 'label',
    label_fr: 'text',
    label_en: 'text',
    from_day: 'date',
    to_day: 'date',
    period_label: 'text',
    act: 'text',
    scope: 'label',
    scope_fr: 'text',
    scope_en: 'text',
    lag: 'integer',
    compared_fr: 'text',
    compared_en: 'text',
    hepatitis_c: 'label',
    dispensing_fees: 'label',
    consequence_fr: 'text',
    consequence_en: 'text',
    note: 'text',
    source: 'text',
    read: 'boolean',
    confidence: 'label',
  },
});
