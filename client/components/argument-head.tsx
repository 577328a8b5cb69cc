import type { Answered, Asking } from '../question.ts';
import { coverageText, waitingText } from '../argument-text.ts';
import { useWords } from '../language.ts';
import { Answered as AnsweredBy } from './answered.tsx';

/** How many lines wait, since when, and what share is argued. */
export function ArgumentHead({ asking, own }: { asking: Asking<Answered<'unargued'>>; own: boolean }) {
  const words = useWords();
  return (
    <AnsweredBy asking={asking} height={52}>
      {({ rows: [row] }) => {
        if (!row) return null;
        const coverage = coverageText(row, words);
        return (
          <>
            <p className="argument-head" data-field="waiting" role="status">
              {waitingText(row, own, words)}
            </p>
            {coverage !== null && <p data-field="coverage">{coverage}</p>}
          </>
        );
      }}
    </AnsweredBy>
  );
}
