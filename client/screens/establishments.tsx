import { Navigate } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { Answered } from '../components/answered.tsx';
import { late, Late } from '../components/late.tsx';
import { PickIndicator } from '../components/pick-indicator.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { EstablishmentTable } from '../components/establishment-table.tsx';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useViewContext } from '../view-context.tsx';

const rankingFigure = late(() => import('../components/ranking-figure.tsx'));

/** Who may name one establishment has no ranking to read. */
export default function EstablishmentsScreen() {
  const { link } = useChoice();
  const several = useViewContext().establishments.length > 1;
  return several ? <Ranking /> : <Navigate to={link(paths.establishment)} replace />;
}

/** Every establishment of the region against target in one year: ranked, then in full. */
function Ranking() {
  const { labels } = useWords();
  const { region, year, definition } = useViewContext();
  const gaps = useQuestion('target-gap', { indicator: definition.indicator, region: region.code, year });
  return (
    <>
      <ScreenHead
        title={`${labels.establishments}, ${region.name}`}
        hasTarget={gaps.data?.rows.some((row) => row.target !== null)}
      >
        <PickIndicator />
      </ScreenHead>
      <Answered asking={gaps} height={1130}>
        {(answer) => (
          <>
            <h2 className="visually-hidden">{labels.ranking}</h2>
            <Late part={rankingFigure} room={440}>
              {(RankingFigure) => <RankingFigure answer={answer} height={320} />}
            </Late>
            <EstablishmentTable answer={answer} />
          </>
        )}
      </Answered>
    </>
  );
}
