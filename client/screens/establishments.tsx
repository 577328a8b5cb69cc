import { lazy, Suspense } from 'react';
import { Answered } from '../components/answered.tsx';
import { PickIndicator } from '../components/pick-indicator.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { EstablishmentTable } from '../components/establishment-table.tsx';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useViewContext } from '../view-context.tsx';

const RankingFigure = lazy(() => import('../components/ranking-figure.tsx'));

/** Every establishment of the region against target in one year: ranked, then in full. */
export default function EstablishmentsScreen() {
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
            <Suspense fallback={<div className="skeleton" style={{ height: 440 }} />}>
              <RankingFigure answer={answer} height={320} />
            </Suspense>
            <EstablishmentTable answer={answer} />
          </>
        )}
      </Answered>
    </>
  );
}
