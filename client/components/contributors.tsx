import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { verdictOf, type Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { measureText } from '../measure.ts';
import type { Answered as AnswerOf, Asking } from '../question.ts';
import { useViewContext } from '../view-context.tsx';
import { weightText } from '../whose-text.ts';
import { Answered } from './answered.tsx';

type Props = {
  asking: Asking<AnswerOf<'contributors'>>;
  definition: Definition;
  figure: Figure | undefined;
};

/** The establishments that weigh most in the unfavourable gap, in what its numerator counts; each links to its screen. */
export function Contributors({ asking, definition, figure }: Props) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const first = useViewContext().defaultDefinition.indicator === definition.indicator;
  const target = figure?.target ?? null;
  if ((figure?.value ?? null) === null) {
    const verdict = labels.verdicts[figure ? verdictOf(figure) : 'non évaluable'];
    return <p className="contributors quiet">{labels.nothingToShare(verdict)}</p>;
  }
  return (
    <Answered asking={asking} height={104} beside>
      {({ rows }) => {
        const own = rows.filter((row) => row.indicator === definition.indicator);
        if (own.length === 0)
          return (
            <p className="contributors quiet">
              {target === null ? labels.noGapToShare : labels.contributorsEmpty}
            </p>
          );
        return (
          <div className="contributors">
            <h3>{labels[headOf(definition, target)]}</h3>
            <ol>
              {own.map(({ establishment, name, contribution }) => (
                <li key={establishment}>
                  <Link
                    to={link(paths.establishment, { establishment: establishment ?? undefined })}
                    title={name ?? undefined}
                  >
                    {name ?? establishment}
                  </Link>
                  <Link
                    className="number"
                    to={link(paths.gap, {
                      establishment: establishment ?? undefined,
                      indicator: first ? undefined : definition.indicator,
                    })}
                    title={labels.gapExplained.explain}
                  >
                    {contribution === null
                      ? labels.noValue
                      : target === null && definition.kind === 'amount'
                        ? measureText(contribution, definition, words, 'card')
                        : weightText(contribution, definition, words)}
                    <span className="visually-hidden">
                      {' '}
                      {labels.gapExplained.explainOf(name ?? establishment ?? '')}
                    </span>
                  </Link>
                </li>
              ))}
            </ol>
          </div>
        );
      }}
    </Answered>
  );
}

/** An amount without target has no gap to share, and is no growth: those listed are the largest. */
function headOf({ kind, displayUnit }: Definition, target: number | null) {
  if (target !== null) return 'contributors';
  if (kind !== 'amount') return 'contributorsChange';
  return displayUnit === 'box' ? 'contributorsBoxes' : 'contributorsAmount';
}
