import { firstTerm, type Step, type Steps } from '../bridge-steps.ts';
import type { Definition } from '../definition.ts';
import { stepName, stepShare } from '../gap-story.ts';
import type { Words } from '../words.ts';
import type { Field } from './csv.ts';

/** The columns of an exported bridge: figures as the API tells them, unrounded. */
export function bridgeFields(
  bridge: Steps,
  year: number,
  { kind }: Pick<Definition, 'kind'>,
  words: Words,
): Field<Step>[] {
  const { why } = words.labels.gapExplained;
  const first = firstTerm(bridge);
  return [
    { label: why.term, value: (step) => stepName(step.name, bridge, year, words) },
    { label: kind === 'rate' ? why.fraction(why.points) : why.value, value: ({ value }) => value },
    { label: why.share, value: (step) => stepShare(step, bridge) },
    { label: why.first, value: (step) => (step === first ? why.yes : '') },
  ];
}
