/** Sources of facts, in code order, and what each one holds: an indicator that needs more is not assessable from it. */
export const sources = {
  phev: { grain: 'month', holds: ['medicines', 'lpp'] },
  'open-phmev': { grain: 'year', holds: ['medicines'] },
  les: { grain: 'month', holds: ['les'] },
  transport: { grain: 'month', holds: ['transport'] },
  argumentations: { grain: 'month', holds: ['argued'] },
  declarations: { grain: 'year', holds: ['declared'] },
} as const satisfies Record<string, { grain: 'month' | 'year'; holds: readonly Need[] }>;

export const needs = ['medicines', 'lpp', 'les', 'transport', 'argued', 'declared'] as const;
export type Need = (typeof needs)[number];
export type SourceName = keyof typeof sources;
