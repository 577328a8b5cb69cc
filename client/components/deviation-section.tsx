import type { Numerator } from '#api/off-label.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import type { By } from '../deviation-text.ts';
import { Answered } from './answered.tsx';
import { DeviationFigure } from './deviation-figure.tsx';

type Props = {
  by: By;
  region: string;
  year: number;
  /** What is read, in words: an establishment, a region. */
  place: string;
  numerator: Numerator;
  /** Of services and prescribers, theirs; of establishments, the one to point out. */
  establishment?: string | undefined;
  /** What opening a mark does, with its key. */
  open?: ((key: string) => void) | undefined;
};

const height = 380;

/** Observed against expected from peers, as a funnel and its table twin. */
export function DeviationSection({ by, region, year, place, numerator, establishment, open }: Props) {
  const words = useWords();
  const asking = useQuestion('deviation', { by, region, year, numerator, establishment });
  return (
    <Answered asking={asking} height={height + 160}>
      {({ rows, asked }) => (
        <DeviationFigure
          shown={{ by: asked.by, numerator: asked.numerator ?? 'outside' }}
          scope={words.labels.deviation.scope(place, String(asked.year))}
          rows={rows}
          subject={asked.by === 'establishment' ? (establishment ?? null) : null}
          height={height}
          open={open}
        />
      )}
    </Answered>
  );
}
