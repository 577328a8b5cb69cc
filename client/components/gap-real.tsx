import { ofSubject } from '../figure-text.ts';
import { hasMonths, solidityOf } from '../gap-months.ts';
import type { GapProps } from '../gap.ts';
import { useWords } from '../language.ts';
import { together } from '../together.ts';
import { Answered } from './answered.tsx';
import { EventSection } from './event-section.tsx';
import { GapClustered } from './gap-clustered.tsx';
import { late, Late } from './late.tsx';
import { useMonthly } from './use-monthly.ts';
import { useResult } from './use-result.ts';

const contributionFigure = late(() => import('./contribution-figure.tsx'));
const ficheMonths = late(() => import('./fiche-months.tsx'));
const height = 300;

/** Whether the gap rises out of the variation from month to month, and which months do. */
export default function GapReal(props: GapProps) {
  const { definition } = props;
  const { real } = useWords().labels.gapExplained;
  if (!hasMonths(definition)) return <p className="quiet">{real.unknownWhy.kind}</p>;
  return <Months {...props} />;
}

function Months(props: GapProps) {
  const { definition, finess, year } = props;
  const { real } = useWords().labels.gapExplained;
  const { result } = useResult(definition, props, year);
  const monthly = useMonthly(definition, props);
  return (
    <Answered asking={together(result, monthly)} height={2 * height}>
      {([[gaps], { rows, asked }]) => {
        const own = ofSubject(rows, asked.establishment);
        const judged = solidityOf(ofSubject(gaps.rows, finess)[0], own, year, definition);
        return (
          <>
            <p className="quiet" data-field="solidity-note">
              {judged.solidity ? real.note : real.unknownWhy[judged.why]}
            </p>
            <div className="gap-charts">
              {judged.solidity && (
                <Late part={contributionFigure} room={2 * height}>
                  {(ContributionFigure) => (
                    <ContributionFigure {...judged} {...{ definition, finess, height }} />
                  )}
                </Late>
              )}
              <div>
                <Late part={ficheMonths} room={2 * height}>
                  {(FicheMonths) => <FicheMonths rows={own} definition={definition} year={year} />}
                </Late>
              </div>
            </div>
            <GapClustered {...props} />
            <EventSection {...props} />
          </>
        );
      }}
    </Answered>
  );
}
