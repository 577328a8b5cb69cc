import { Answered } from '../components/answered.tsx';
import { ByVolet } from '../components/by-volet.tsx';
import { IndicatorCards } from '../components/indicator-cards.tsx';
import { IndicatorDetail } from '../components/indicator-detail.tsx';
import { LawTable } from '../components/law-table.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { useTargets } from '../components/use-targets.ts';
import { useYearFigures } from '../components/use-year-figures.ts';
import { useQuestion } from '../question.ts';
import { together } from '../together.ts';
import { useViewContext } from '../view-context.tsx';

/** Where the region lands on every indicator, and the one chosen in detail. */
export default function RegionScreen() {
  const { region, year, indicators } = useViewContext();
  const trend = useQuestion('trend', { indicator: indicators, region: region.code });
  const targets = useTargets();
  const law = useQuestion('engagements', { region: region.code, year });
  const versions = useQuestion('versions', {});
  const texts = together(targets, together(law, versions));
  const figures = useYearFigures(trend);
  const hasTarget = trend.data && figures.some((row) => row.target !== null);
  return (
    <>
      <ScreenHead title={region.name} hasTarget={hasTarget} />
      <Answered asking={trend} height={430}>
        {({ rows }) => <IndicatorCards rows={rows} figures={figures} targets={targets.data} />}
      </Answered>
      {region.named > 1 && <ByVolet />}
      <Answered asking={trend} height={480} beside>
        {({ rows }) => <IndicatorDetail rows={rows} figures={figures} />}
      </Answered>
      <Answered asking={texts} height={360}>
        {([targeted, [asked, published]]) => (
          <LawTable figures={figures} targets={targeted.rows} law={asked.rows} versions={published.rows} />
        )}
      </Answered>
    </>
  );
}
