import type { GapProps } from '../gap.ts';
import { useQuestion } from '../question.ts';

/** The change of the subject's year by term: of the establishment; else of the region and of each establishment in it. */
export function useBridge({ definition, region, finess, year }: Omit<GapProps, 'name'>) {
  return useQuestion('bridge', { indicator: definition.indicator, region, establishment: finess, year });
}
