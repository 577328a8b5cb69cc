import type { Definition } from '../definition.ts';
import { useQuestion } from '../question.ts';

/** Every year of one establishment, or of its region, against its targets. */
export function useYearly(
  { indicator }: Pick<Definition, 'indicator'>,
  { region, finess }: { region: string; finess: string | undefined },
) {
  return useQuestion('trend', { indicator, region, establishment: finess });
}
