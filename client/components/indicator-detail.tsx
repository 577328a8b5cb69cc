import type { Figure } from '../figure-text.ts';
import { useQuestion } from '../question.ts';
import { useViewContext } from '../view-context.tsx';
import { Answered } from './answered.tsx';
import { DefinitionNote } from './definition-note.tsx';
import { late, Late } from './late.tsx';

const yearsFigure = late(() => import('./years-figure.tsx'));
const rollingFigure = late(() => import('./rolling-figure.tsx'));

const height = 300;

type Props = {
  rows: readonly Figure[];
  /** Those of the year on screen, which say why where a trend has no row. */
  figures: readonly Figure[];
};

/** The indicator chosen: its years against target, its rolling months, and what it is. */
export function IndicatorDetail({ rows, figures }: Props) {
  const { region, definition } = useViewContext();
  const rolling = useQuestion('trend', {
    indicator: definition.indicator,
    region: region.code,
    grain: 'rolling',
  });
  const own = (all: readonly Figure[]) =>
    all.filter((row) => row.indicator === definition.indicator && row.level === 'region');
  const figure = own(figures)[0];
  const years = own(rows);
  return (
    <section className="detail" aria-labelledby="detail-title">
      <h2 id="detail-title">{definition.title}</h2>
      <DefinitionNote definition={definition} />
      <div className="pair">
        <Late part={yearsFigure} room={height + 110}>
          {(YearsFigure) => (
            <YearsFigure
              id="annees"
              series={[{ name: region.name, rows: years.length > 0 ? years : own(figures) }]}
              definition={definition}
              height={height}
            />
          )}
        </Late>
        <Answered asking={rolling} height={height + 110}>
          {({ asked, rows: months }) => (
            <Late part={rollingFigure} room={height + 110}>
              {(RollingFigure) => (
                <RollingFigure indicator={asked.indicator} rows={months} yearly={figure} height={height} />
              )}
            </Late>
          )}
        </Answered>
      </div>
    </section>
  );
}
