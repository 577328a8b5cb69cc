import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { matrixResults, slugOf, type MatrixResult } from '../table/matrix.ts';
import { resultText } from '../table/matrix-text.ts';
import { matrixSigns } from './matrix-sign.tsx';

type Props = { counts: ReadonlyMap<MatrixResult, number>; chosen: MatrixResult | undefined };

/** What each icon and tint means, how many cells have it; pressed, it keeps the lines that hold one. */
export function MatrixLegend({ counts, chosen }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { matrix } = labels;
  const { change } = useChoice();
  return (
    <div className="matrix-legend" role="group" aria-label={matrix.result}>
      {matrixResults.map((verdict) => {
        const { Icon, tone } = matrixSigns[verdict];
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
            {resultText(verdict, words)}{' '}
            <span className="quiet">{format.count(counts.get(verdict) ?? 0)}</span>
          </button>
        );
      })}
    </div>
  );
}
