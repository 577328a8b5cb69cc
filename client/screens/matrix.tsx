import { Navigate } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { Answered } from '../components/answered.tsx';
import { Matrix } from '../components/matrix.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { useWords } from '../language.ts';
import { withoutContract } from '../law.ts';
import { useQuestion } from '../question.ts';
import '../styles/matrix-legend.css';
import '../styles/matrix.css';
import { together } from '../together.ts';
import { useViewContext } from '../view-context.tsx';

/** Who may name one establishment has no matrix to read. */
export default function MatrixScreen() {
  const { link } = useChoice();
  const several = useViewContext().establishments.length > 1;
  return several ? <Whole /> : <Navigate to={link(paths.results)} replace />;
}

/** Who meets what: the establishments of the region against the engagements of the year. */
function Whole() {
  const words = useWords();
  const { labels } = words;
  const { region, year } = useViewContext();
  const where = { region: region.code, year };
  const law = useQuestion('engagements', where);
  const results = useQuestion('matrix', where);
  const versions = useQuestion('versions', {});
  return (
    <>
      <ScreenHead title={`${labels.access.screens.matrix}, ${region.name}`} hasTarget={undefined}>
        <p className="quiet">{labels.matrix.note}</p>
      </ScreenHead>
      <Answered asking={together(results, together(law, versions))} height={900}>
        {([{ rows, asked }, [{ rows: asks }, { rows: published }]]) =>
          rows.length === 0 ? (
            <p className="empty">
              {withoutContract(published, Number(asked.year), words) || labels.matrix.empty}
            </p>
          ) : (
            <Matrix rows={rows} law={asks} year={Number(asked.year)} />
          )
        }
      </Answered>
    </>
  );
}
