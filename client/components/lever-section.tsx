import { useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { useWords } from '../language.ts';
import { effectsOn, simulated } from '../lever-effects.ts';
import { leversAsked } from '../levers.ts';
import { useQuestion } from '../question.ts';
import { together } from '../together.ts';
import { Answered } from './answered.tsx';
import { LeverControls } from './lever-controls.tsx';
import { LeverFigure } from './lever-figure.tsx';
import { LeverIndicators } from './lever-indicators.tsx';

type Props = { definition: Definition; region: string; establishment: string; year: number };

/** What levers would make of an indicator, and the levers themselves. */
export function LeverSection({ definition, region, establishment, year }: Props) {
  const { labels } = useWords();
  const { choice } = useChoice();
  const where = { establishment, year };
  const aims = useQuestion('levers', where);
  const targets = useQuestion('targets', { indicator: [...simulated], region, ...where });
  const effects = useQuestion('simulation', leversAsked(choice.levers, establishment, year));
  return (
    <div className="levers">
      <Answered asking={together(effects, targets)} height={330}>
        {([{ rows }, { rows: known }]) => {
          const { asIs, effects: own } = effectsOn(
            rows,
            definition.indicator,
            // While others are computed, the old answer is not theirs.
            effects.stale ? undefined : choice.levers,
          );
          const judging = known.filter(({ role }) => role === 'target');
          if (!asIs) return <p className="quiet">{labels.levers.nothing(year)}</p>;
          return (
            <>
              <LeverFigure
                definition={definition}
                year={year}
                asIs={asIs}
                effects={own}
                target={judging.find(({ indicator }) => indicator === definition.indicator)}
              />
              <LeverIndicators rows={rows} targets={judging} />
            </>
          );
        }}
      </Answered>
      <Answered asking={aims} height={420} beside>
        {({ rows }) => (rows.length > 0 ? <LeverControls aims={rows} /> : null)}
      </Answered>
      <p className="quiet">{labels.levers.limits}</p>
    </div>
  );
}
