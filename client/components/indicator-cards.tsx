import type { Answered } from '../question.ts';
import { useQuestion } from '../question.ts';
import type { Figure } from '../figure-text.ts';
import type { TermName } from '../labels/glossary-fr.ts';
import { useViewContext } from '../view-context.tsx';
import { IndicatorCard } from './indicator-card.tsx';
import { SlowProgress } from './slow-progress.tsx';

type Props = {
  rows: readonly Figure[];
  /** Those of the year on screen. */
  figures: readonly Figure[];
  targets: Answered<'targets'> | undefined;
};

/** A card per indicator. What they say beside their figures is two requests for all of them. */
export function IndicatorCards({ rows, figures, targets }: Props) {
  const { headline, indicators, region, year, definition: selected } = useViewContext();
  const where = { indicator: indicators, region: region.code, year };
  const summary = useQuestion('region-summary', where);
  const contributors = useQuestion('contributors', where, region.named > 1);
  const late = [summary, contributors].filter((one) => one.waiting && (one.stale || !one.data));
  const of = <T extends { indicator: string | null }>(indicator: string, all: readonly T[] = []) =>
    all.filter((row) => row.indicator === indicator);

  const first = (has: (indicator: string) => boolean) => indicators.find(has);
  const explains: [TermName, string | undefined][] = [
    ['repertoire', 'generic_repertoire'],
    [
      'lpp',
      first((indicator) => of(indicator, figures).some((row) => row.reason?.includes('lpp_absent') === true)),
    ],
    [
      'notConcerned',
      first((indicator) => of(indicator, summary.data?.rows).some((row) => (row.not_concerned ?? 0) > 0)),
    ],
  ];
  return (
    <div className="answered">
      {late.length > 0 && <SlowProgress cancel={() => late.forEach((one) => one.cancel())} />}
      <div className="cards">
        {headline.map((definition) => {
          const { indicator } = definition;
          return (
            <IndicatorCard
              key={indicator}
              definition={definition}
              history={of(indicator, rows).filter((row) => row.level === 'region')}
              figure={of(indicator, figures)[0]}
              target={of(indicator, targets?.rows).find((row) => row.role === 'target')}
              summary={summary}
              contributors={contributors}
              selected={indicator === selected.indicator}
              terms={explains.filter(([, where]) => where === indicator).map(([term]) => term)}
            />
          );
        })}
      </div>
    </div>
  );
}
