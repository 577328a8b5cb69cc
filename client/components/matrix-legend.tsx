import { verdicts, type Verdict } from '#api/figure.ts';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { slugOf } from '../table/matrix.ts';
import { signs } from './verdict.tsx';

type Props = { counts: ReadonlyMap<Verdict, number>; chosen: Verdict | undefined };

/** What each icon and tint means, how many cells have it; pressed, it keeps the lines that hold one. */
export function MatrixLegend({ counts, chosen }: Props) {
  const { labels, format } = useWords();
  const { matrix } = labels;
  const { change } = useChoice();
  return (
    <div className="matrix-legend" role="group" aria-label={matrix.result}>
      {verdicts.map((verdict) => {
        const { Icon, tone } = signs[verdict];
        return (
          <button
            key={verdict}
            type="button"
            aria-pressed={verdict === chosen}
            onClick={() => change({ result: verdict === chosen ? undefined : slugOf(verdict) })}
          >
            <span className={`matrix-key matrix-${tone}`}>
              <Icon size={15} aria-hidden />
            </span>
            {labels.verdicts[verdict]} <span className="quiet">{format.count(counts.get(verdict) ?? 0)}</span>
          </button>
        );
      })}
    </div>
  );
}
