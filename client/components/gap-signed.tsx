import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { ofSubject, yearOf, type Figure } from '../figure-text.ts';
import type { GapProps } from '../gap.ts';
import { hasMonths } from '../gap-months.ts';
import { regionalNote } from '../gap-regional.ts';
import { gapAmount } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { shareText, targetText } from '../measure.ts';
import { together } from '../together.ts';
import { Answered } from './answered.tsx';
import { FicheResult } from './fiche-result.tsx';
import { GapReadings } from './gap-readings.tsx';
import { useResult } from './use-result.ts';
import { useYearly } from './use-yearly.ts';

/** The year as the contract computes it, its gap in the indicator's points and in what it counts; then other readings. */
export default function GapSigned(props: GapProps) {
  const { definition, finess, year } = props;
  const words = useWords();
  const { signed } = words.labels.gapExplained;
  const { result } = useResult(definition, props, year);
  const yearly = useYearly(definition, props);
  return (
    <Answered asking={together(result, yearly)} height={300}>
      {([[{ rows, asked }, told], years]) => {
        const [figure] = ofSubject(rows, asked.establishment);
        const two = regionalNote(rows, figure, definition, words);
        const amount = figure ? gapAmount(figure, definition) : null;
        const stable = String(asked.indicator) === definition.indicator && Number(asked.year) === year;
        return (
          <>
            <FicheResult
              rows={rows}
              targets={told.rows}
              definition={definition}
              year={Number(asked.year)}
              finess={asked.establishment}
            >
              {figure && amount !== null && (
                <p>
                  {words.labels.pair(
                    definition.numeratorUnit === 'euro' || definition.numeratorUnit === 'level'
                      ? signed.inAmount
                      : signed.inCount(words.labels.units.counts[definition.numeratorUnit]('', true).trim()),
                    '',
                  )}
                  <strong className="number" data-field="contribution" data-value={amount}>
                    {shareText(amount, definition, words)}
                  </strong>
                  <span className="quiet">
                    , {signed.exactly(targetText(figure.target ?? 0, definition, words))}
                  </span>
                </p>
              )}
              {two && <p className="quiet">{two}</p>}
              {(figure?.target ?? null) === null && (
                <LastTarget years={ofSubject(years.rows, asked.establishment)} year={year} />
              )}
            </FicheResult>
            {stable && hasMonths(definition) && <GapReadings {...props} finess={finess} figure={figure} />}
          </>
        );
      }}
    </Answered>
  );
}

/** From a year without target to the last one that has one. */
function LastTarget({ years, year }: { years: readonly Figure[]; year: number }) {
  const { signed } = useWords().labels.gapExplained;
  const { choice, link } = useChoice();
  const last = years.findLast(({ target, value }) => target !== null && value !== null);
  if (!last || yearOf(last) === year) return null;
  const to = link(paths.gap, { year: yearOf(last), tab: choice.tab });
  return (
    <p>
      <Link to={to}>{signed.lastTarget(yearOf(last))}</Link>
    </p>
  );
}
