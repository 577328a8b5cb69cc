import { Answered } from '../components/answered.tsx';
import { IndicatorCards } from '../components/indicator-cards.tsx';
import { IndicatorDetail } from '../components/indicator-detail.tsx';
import { LawTable } from '../components/law-table.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { useYearFigures } from '../components/use-year-figures.ts';
import { useQuestion } from '../question.ts';
import { useViewContext } from '../view-context.tsx';

/** Where the region lands on every indicator, and the one chosen in detail. */
export default function RegionScreen() {
  const { region, year, indicators } = useViewContext();
  const trend = useQuestion('trend', { indicator: indicators, region: region.code });
  const targets = useQuestion('targets', { indicator: indicators, region: region.code, year });
  const figures = useYearFigures(trend);
  const hasTarget = trend.data && figures.some((row) => row.target !== null);
  return (
    <>
      <ScreenHead title={region.name} hasTarget={hasTarget} />
      <Answered asking={trend} height={430}>
        {({ rows }) => <IndicatorCards rows={rows} figures={figures} targets={targets.data} />}
      </Answered>
      <Answered asking={trend} height={480} beside>
        {({ rows }) => <IndicatorDetail rows={rows} figures={figures} />}
      </Answered>
      <Answered asking={targets} height={360}>
        {({ rows }) => <LawTable figures={figures} targets={rows} />}
      </Answered>
    </>
  );
}
