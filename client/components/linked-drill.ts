import { useLocation, useNavigate } from 'react-router';
import { chosenNow, useChoice } from '../choice.ts';
import { crumbsOf, toggled, type DrillDimension } from '../linked.ts';
import type { Change } from '../url-state.ts';

/** What is chosen on the linked page, and its steps: each is one for Back; `undo` takes the last one back. */
export function useDrill() {
  const { choice, change } = useChoice();
  const { state } = useLocation() as { state: unknown };
  const navigate = useNavigate();
  const drill = choice.drill ?? {};
  const hasMonths = choice.from !== undefined;

  const step = (changed: Change, again = false) => change(changed, again, stepped);
  const undo = () => {
    // Who came by a link has no step of this page behind him: Back would leave it.
    if (isStepped(state)) return void navigate(-1);
    const last = crumbsOf(drill).at(-1);
    if (last) step({ drill: toggled(drill, last.dimension, last.key) });
    else step(noMonths);
  };
  return {
    drill,
    hasMonths,
    step,
    undo,
    toggle: (dimension: DrillDimension, key: string | null) =>
      step({ drill: toggled(chosenNow().drill ?? {}, dimension, key) }),
    clear: () => step({ drill: undefined, ...noMonths }),
  };
}

export const noMonths = { from: undefined, to: undefined };
const stepped = { step: true };
const isStepped = (state: unknown) => typeof state === 'object' && state !== null && 'step' in state;
