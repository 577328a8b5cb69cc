import type { Definition } from '../definition.ts';
import { hasMonths } from '../gap-months.ts';
import { useQuestion } from '../question.ts';

/** Single months of one establishment, or of its region. */
export function useMonthly(
  definition: Definition,
  { region, finess }: { region: string; finess: string | undefined },
) {
  const asked = { indicator: definition.indicator, region, establishment: finess };
  return useQuestion('trend', { ...asked, grain: 'month' }, hasMonths(definition));
}
