import { useChoice } from '../choice.ts';
import { useViewContext } from '../view-context.tsx';

/** Whose figures a screen of one indicator is about: the establishment on screen, unless its region was chosen. */
export function useSubject() {
  const { choice } = useChoice();
  const { region, establishment } = useViewContext();
  const subject = choice.tab === 'region' ? undefined : establishment;
  const finess = subject?.establishment ?? undefined;
  return {
    finess,
    region: subject?.region ?? region.code,
    name: finess === undefined ? region.name : (subject?.name ?? finess),
  };
}
