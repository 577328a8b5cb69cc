import type { Answered } from '../question.ts';
import { useQuestion } from '../question.ts';
import { yearOf, type Figure } from '../figure-text.ts';
import { useViewContext } from '../view-context.tsx';
import { IndicatorCard } from './indicator-card.tsx';

type Props = { rows: readonly Figure[]; targets: Answered<'targets'> | undefined };

/** A card per indicator. What they say beside their figures is two requests for all of them. */
export function IndicatorCards({ rows, targets }: Props) {
  const { definitions, indicators, region, year, definition: selected } = useViewContext();
  const where = { indicator: indicators, region: region.code, year };
  const summary = useQuestion('region-summary', where);
  const contributors = useQuestion('contributors', where);
  return (
    <div className="cards">
      {definitions.map((definition) => {
        const own = <T extends { indicator: string | null }>(all: readonly T[] = []) =>
          all.filter((row) => row.indicator === definition.indicator);
        const history = own(rows).filter((row) => row.level === 'region');
        return (
          <IndicatorCard
            key={definition.indicator}
            definition={definition}
            history={history}
            figure={history.find((row) => yearOf(row) === year)}
            target={own(targets?.rows).find((row) => row.role === 'target')}
            summary={summary}
            contributors={contributors}
            selected={definition.indicator === selected.indicator}
          />
        );
      })}
    </div>
  );
}
