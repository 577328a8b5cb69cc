import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useViewContext } from '../view-context.tsx';
import { Answered } from './answered.tsx';
import { late, Late } from './late.tsx';

const byVoletFigure = late(() => import('./by-volet-figure.tsx'));

const height = 300;

/** Who meets the year's contract, volet by volet; of establishments that the reader may name, of which one alone is no region. */
export function ByVolet() {
  const { labels } = useWords();
  const { matrix } = labels;
  const { link } = useChoice();
  const { region, year } = useViewContext();
  const summary = useQuestion('results-summary', { region: region.code, year });
  return (
    <section className="detail" aria-labelledby="by-volet">
      <h2 id="by-volet">{matrix.byVolet}</h2>
      <p className="quiet">
        <Link to={link(paths.matrix)}>{matrix.openMatrix}</Link>
      </p>
      <Answered asking={summary} height={height}>
        {(answer) => (
          <Late part={byVoletFigure} room={height}>
            {(ByVoletFigure) => <ByVoletFigure answer={answer} />}
          </Late>
        )}
      </Answered>
    </section>
  );
}
