import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { Period } from '../table/release.ts';
import { useViewContext } from '../view-context.tsx';
import { Choices } from './choices.tsx';

/** The year or one of its semesters: nothing finer is released. */
export function PickPeriod() {
  const { choice, change } = useChoice();
  const { labels } = useWords();
  const { year } = useViewContext();
  const period: Period = choice.period ?? 'year';
  return (
    <Choices
      label={labels.period}
      options={(['year', 's1', 's2'] as const).map((value) => ({
        value,
        label: labels.detail.periods[value](year),
      }))}
      value={period}
      onChange={(value) => change({ period: value === 'year' ? undefined : value })}
    />
  );
}
