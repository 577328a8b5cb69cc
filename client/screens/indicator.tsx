import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { Answered } from '../components/answered.tsx';
import { Choices } from '../components/choices.tsx';
import { FicheDefinition } from '../components/fiche-definition.tsx';
import { FicheExclusions } from '../components/fiche-exclusions.tsx';
import { FicheLaw } from '../components/fiche-law.tsx';
import { FicheResult } from '../components/fiche-result.tsx';
import { FicheTargets } from '../components/fiche-targets.tsx';
import { PickIndicator } from '../components/pick-indicator.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { common, oneOf } from '../components/use-targets.ts';
import type { Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { together } from '../together.ts';
import { useViewContext } from '../view-context.tsx';

const YearsFigure = lazy(() => import('../components/years-figure.tsx'));
const FicheMonths = lazy(() => import('../components/fiche-months.tsx'));
const height = 300;

/** One indicator in full: its result and formula, its years and targets, what the law asks, and what it is. */
export default function IndicatorScreen() {
  const { choice, change } = useChoice();
  const { labels } = useWords();
  const { region, year, definition, definitions, establishment, establishments } = useViewContext();
  const subject = choice.tab === 'region' ? undefined : establishment;
  const finess = subject?.establishment ?? undefined;
  const { indicator } = definition;
  const place = { region: subject?.region ?? region.code, establishment: finess };
  const catalogue = useQuestion('catalogue', {});
  const gaps = useQuestion('target-gap', { indicator, year, ...place });
  // The target of an amount judges each establishment, never a region: it is read of one of them.
  const each = definition.kind === 'amount' && finess === undefined;
  const told = useQuestion('indicator-targets', {
    indicator,
    ...place,
    ...(each && { establishment: oneOf(establishments, place.region) }),
  });
  const targets =
    each && told.data ? { ...told, data: { ...told.data, rows: common(told.data.rows) } } : told;
  const trend = useQuestion('trend', { indicator, ...place });
  // Amounts, scores and levels are of a year.
  const varies = definition.kind === 'rate' || definition.kind === 'growth';
  const monthly = useQuestion('trend', { indicator, ...place, grain: 'month' }, varies);
  const law = useQuestion('engagements', { year, ...place });
  const of = (name: string | string[]) =>
    definitions.find((one) => one.indicator === String(name)) ?? definition;
  return (
    <>
      <ScreenHead title={definition.title} hasTarget={null}>
        <PickIndicator />
        {establishment && (
          <Choices
            label={labels.results.fiche.subject}
            options={[
              { value: 'etablissement', label: establishment.name ?? establishment.establishment ?? '' },
              { value: 'region', label: region.name },
            ]}
            value={subject ? 'etablissement' : 'region'}
            onChange={(value) => change({ tab: value === 'region' ? value : undefined })}
          />
        )}
        <Ways />
      </ScreenHead>
      <div className="fiche-head">
        <div>
          <Answered asking={together(gaps, targets)} height={260}>
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
            <Suspense fallback={<div className="skeleton" style={{ height: height + 110 }} />}>
              <YearsFigure
                id="annees"
                series={seriesOf(rows, asked.establishment)}
                definition={of(asked.indicator)}
                height={height}
              />
            </Suspense>
          )}
        </Answered>
      </div>
      {varies && (
        <section className="detail" aria-labelledby="fiche-months">
          <h2 id="fiche-months">{labels.results.fiche.months.title}</h2>
          <Answered asking={monthly} height={height + 110}>
            {({ rows, asked }) => (
              <Suspense fallback={<div className="skeleton" style={{ height: height + 110 }} />}>
                <FicheMonths
                  rows={ofSubject(rows, asked.establishment)}
                  definition={of(asked.indicator)}
                  year={year}
                />
              </Suspense>
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

function ofSubject(rows: readonly Figure[], finess: string | undefined): Figure[] {
  return rows.filter((row) =>
    finess === undefined
      ? row.level === 'region'
      : row.level === 'establishment' && row.establishment === finess,
  );
}

/** To the matrix of the region, and to the year of the establishment. */
function Ways() {
  const { link } = useChoice();
  const { fiche } = useWords().labels.results;
  const { establishments, establishment, year } = useViewContext();
  return (
    <p className="ways">
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
