import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { useWords } from '../language.ts';
import type { Answered as AnswerOf, Asking } from '../question.ts';
import { Answered } from './answered.tsx';

type Props = { asking: Asking<AnswerOf<'contributors'>>; definition: Definition };

/** The establishments that weigh most in the unfavourable gap, in euros or boxes; each links to its screen. */
export function Contributors({ asking, definition }: Props) {
  const { labels, format } = useWords();
  const { link } = useChoice();
  const amount = (value: number) =>
    definition.numeratorUnit === 'box'
      ? labels.boxes(format.countShort(value, true))
      : format.eurosShort(value, true);
  return (
    <Answered asking={asking} height={104}>
      {({ rows }) => {
        const own = rows.filter((row) => row.indicator === definition.indicator);
        return (
          <div className="contributors">
            <h3>{labels.contributors}</h3>
            {own.length === 0 ? (
              <p className="quiet">{labels.contributorsEmpty}</p>
            ) : (
              <ol>
                {own.map(({ establishment, name, contribution }) => (
                  <li key={establishment}>
                    <Link
                      to={link(paths.establishment, { establishment: establishment ?? undefined })}
                      title={name ?? undefined}
                    >
                      {name ?? establishment}
                    </Link>
                    <span className="number">
                      {contribution === null ? labels.noValue : amount(contribution)}
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </div>
        );
      }}
    </Answered>
  );
}
