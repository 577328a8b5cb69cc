import type { Definition } from '../definition.ts';
import { useQuestion } from '../question.ts';
import { together } from '../together.ts';
import { useViewContext } from '../view-context.tsx';
import { common, oneOf } from './use-targets.ts';

/** The year's figures of one indicator and its targets: what the signed result stands on. */
export function useResult(
  { indicator, kind }: Definition,
  { region, finess }: { region: string; finess: string | undefined },
  year: number,
) {
  const { establishments } = useViewContext();
  const place = { region, establishment: finess };
  const gaps = useQuestion('target-gap', { indicator, year, ...place });
  // The target of an amount judges each establishment, never a region: it is read of one of them.
  const each = kind === 'amount' && finess === undefined;
  const told = useQuestion('indicator-targets', {
    indicator,
    ...place,
    ...(each && { establishment: oneOf(establishments, region) }),
  });
  const targets =
    each && told.data ? { ...told, data: { ...told.data, rows: common(told.data.rows) } } : told;
  return { targets, result: together(gaps, targets) };
}
