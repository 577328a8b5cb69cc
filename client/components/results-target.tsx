import type { LawRow } from '../results.ts';
import type { Definition } from '../definition.ts';
import { useWords } from '../language.ts';
import { targetText } from '../measure.ts';
import { operator } from './target-line.tsx';
import { Term } from './term.tsx';

type Asked = Pick<
  LawRow,
  'op' | 'target' | 'origin' | 'default_rate' | 'to_complete' | 'confidence' | 'source' | 'note'
>;

type Props = {
  asked: Asked;
  definition: Definition;
  /** Asked for a region, of which it judges each establishment and not the total. */
  each?: boolean;
};

/** What a condition asks: the target with its origin and text; or that its threshold is to complete, and why. */
export function ResultsTarget({ asked, definition, each = false }: Props) {
  const words = useWords();
  const { labels } = words;
  const { results } = labels;
  const { target, to_complete, origin } = asked;
  if (target === null)
    return (
      <span className="to-complete" data-field="target">
        {to_complete ? results.toCompleteWhy(to_complete) : each ? labels.judgesEach : labels.noTarget}
      </span>
    );
  const text = [asked.source, results.confidences[asked.confidence ?? ''], asked.note].filter(Boolean);
  return (
    <span className="asked">
      <span data-field="target">
        {labels.target} {operator(asked.op, definition)} {targetText(target, definition, words)}
      </span>{' '}
      <Term meaning={text.join(' · ')}>{labels.origins[origin ?? ''] ?? origin ?? labels.source}</Term>
      {asked.default_rate === true && (
        <>
          {', '}
          <Term meaning={results.defaultRateMeaning}>{results.defaultRate}</Term>
        </>
      )}
    </span>
  );
}
