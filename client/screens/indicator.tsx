import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { Answered } from '../components/answered.tsx';
import { FicheDefinition } from '../components/fiche-definition.tsx';
import { FicheExclusions } from '../components/fiche-exclusions.tsx';
import { FicheLaw } from '../components/fiche-law.tsx';
import { FicheResult } from '../components/fiche-result.tsx';
import { FicheTargets } from '../components/fiche-targets.tsx';
import { late, Late } from '../components/late.tsx';
import { PickIndicator } from '../components/pick-indicator.tsx';
import { PickSubject } from '../components/pick-subject.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { useMonthly } from '../components/use-monthly.ts';
import { useResult } from '../components/use-result.ts';
import { useSubject } from '../components/use-subject.ts';
import { useYearly } from '../components/use-yearly.ts';
import { ofSubject, type Figure } from '../figure-text.ts';
import { hasMonths } from '../gap-months.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { together } from '../together.ts';
import { useViewContext } from '../view-context.tsx';

const yearsFigure = late(() => import('../components/years-figure.tsx'));
const ficheMonths = late(() => import('../components/fiche-months.tsx'));
const height = 300;

/** One indicator in full: its result and formula, its years and targets, what the law asks, and what it is. */
export default function IndicatorScreen() {
  const { labels } = useWords();
  const { region, year, definition, definitions } = useViewContext();
  const subject = useSubject();
  const { finess } = subject;
  const { indicator } = definition;
  const catalogue = useQuestion('catalogue', {});
  const { targets, result } = useResult(definition, subject, year);
  const trend = useYearly(definition, subject);
  const monthly = useMonthly(definition, subject);
  const law = useQuestion('engagements', { year, region: subject.region, establishment: finess });
  const of = (name: string | string[]) =>
    definitions.find((one) => one.indicator === String(name)) ?? definition;
  return (
    <>
      <ScreenHead title={definition.title} hasTarget={null}>
        <PickIndicator />
        <PickSubject />
        <Ways />
      </ScreenHead>
      <div className="fiche-head">
        <div>
          <Answered asking={result} height={260}>
            {([{ rows, asked }, told]) => (
              <FicheResult
                rows={rows}
                targets={told.rows}
                definition={of(asked.indicator)}
                year={Number(asked.year)}
                finess={asked.establishment}
              />
            )}
          </Answered>
          <Answered asking={law} height={200}>
            {({ rows, asked }) => (
              <FicheLaw
                law={rows}
                indicator={definition.indicator}
                year={Number(asked.year)}
                whole={asked.establishment === undefined}
              />
            )}
          </Answered>
        </div>
        <Answered asking={trend} height={height + 110} beside>
          {({ rows, asked }) => (
            <Late part={yearsFigure} room={height + 110}>
              {(YearsFigure) => (
                <YearsFigure
                  id="annees"
                  series={seriesOf(rows, asked.establishment)}
                  definition={of(asked.indicator)}
                  height={height}
                />
              )}
            </Late>
          )}
        </Answered>
      </div>
      {hasMonths(definition) && (
        <section className="detail" aria-labelledby="fiche-months">
          <h2 id="fiche-months">{labels.results.fiche.months.title}</h2>
          <Answered asking={monthly} height={height + 110}>
            {({ rows, asked }) => (
              <Late part={ficheMonths} room={height + 110}>
                {(FicheMonths) => (
                  <FicheMonths
                    rows={ofSubject(rows, asked.establishment)}
                    definition={of(asked.indicator)}
                    year={year}
                  />
                )}
              </Late>
            )}
          </Answered>
        </section>
      )}
      <Answered asking={catalogue} height={260} beside>
        {({ rows }) => (
          <FicheDefinition
            definition={definition}
            row={rows.find((row) => row.indicator === definition.indicator)}
          />
        )}
      </Answered>
      <Answered asking={together(trend, targets)} height={320}>
        {([{ rows, asked }, told]) => (
          <FicheTargets
            rows={ofSubject(rows, asked.establishment)}
            targets={told.rows}
            definition={of(asked.indicator)}
          />
        )}
      </Answered>
      {indicator.startsWith('phev_') && <Exclusions />}
    </>
  );

  function seriesOf(rows: readonly Figure[], asked: string | undefined) {
    const at = (level: string) => rows.filter((row) => row.level === level);
    if (asked === undefined) return [{ name: region.name, rows: at('region') }];
    const own = { name: labels.establishment, rows: ofSubject(rows, asked) };
    // An amount of one establishment beside sums of several tells nothing.
    if (definition.kind === 'amount') return [own];
    return [own, { name: labels.peers, rows: at('category') }, { name: labels.region, rows: at('region') }];
  }
}

/** To the matrix of the region, and to the year of the establishment. */
function Ways() {
  const { choice, link } = useChoice();
  const { labels } = useWords();
  const { fiche } = labels.results;
  const { establishments, establishment, year } = useViewContext();
  const may = useMay();
  return (
    <p className="ways">
      {may('names') && <Link to={link(paths.gap, { tab: choice.tab })}>{labels.gapExplained.toGap}</Link>}
      {establishments.length > 1 && <Link to={link(paths.matrix)}>{fiche.toMatrix}</Link>}
      {establishment && (
        <Link to={link(paths.results)}>{fiche.toResults(establishment.name ?? '', year)}</Link>
      )}
    </p>
  );
}

function Exclusions() {
  const versions = useQuestion('versions', {});
  return (
    <Answered asking={versions} height={200}>
      {({ rows }) => <FicheExclusions versions={rows} />}
    </Answered>
  );
}
