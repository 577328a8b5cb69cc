import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { drillDimensions, inOrder, linesAsked, linkedAsked, ofDimension, type LinkedRow } from '../linked.ts';
import { monthsOf, periodOf, yearsAround } from '../months.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { linkedFields, linkedLinesOf } from '../table/linked.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';
import { Answered } from './answered.tsx';
import { BarKey } from './linked-bar.tsx';
import { LinkedBars } from './linked-bars.tsx';
import { LinkedCrumbs } from './linked-crumbs.tsx';
import { LinkedDeviation } from './linked-deviation.tsx';
import { LinkedFigure } from './linked-figure.tsx';
import { LinkedHead } from './linked-head.tsx';
import { LinkedLines } from './linked-lines.tsx';
import { LinkedMonths } from './linked-months.tsx';
import { LinkedSemesters } from './linked-semesters.tsx';
import { findingOf, whereText, type Shown } from './linked-text.ts';
import { LinkedTools } from './linked-tools.tsx';
import { LinkedTwin } from './linked-twin.tsx';
import { useTwinKey } from './twins.ts';
import { useExport } from './use-export.ts';

/** Inside one establishment: a mark of any dimension, pressed, filters all the others; then the lines themselves. */
export function LinkedPage({ establishment }: { establishment: Establishment }) {
  const { choice } = useChoice();
  const words = useWords();
  const { year } = useViewContext();
  const may = useMay();
  useTwinKey();
  const finess = establishment.establishment ?? '';
  const asked = linkedAsked(choice, finess, establishment.region, year);
  const period = periodOf(choice, year);
  const around = yearsAround(period);
  const narrowed = monthsOf(around).length > monthsOf(period).length;
  const asking = useQuestion('linked', asked);
  // The months beside those chosen, to move the brush over.
  const wide = useQuestion('linked', { ...asked, ...around }, narrowed);
  const exported = useExport();
  // What stands below asks once the marks have answered: asked at once, its three years would be read before them.
  const below = asking.data && asking.stale && asking.waiting ? asking.data.asked : asked;
  const rows = asking.data?.rows ?? [];
  const monthRows = ofDimension((narrowed ? wide : asking).data?.rows ?? [], 'month');
  const file = `hors-referentiel-${finess}-${period.from}-${period.to}`;
  const save = (name: string, kept: readonly LinkedRow[], shown: Shown) =>
    exported(name, linkedLinesOf(kept, words), linkedFields(shown, words));
  return (
    <>
      <LinkedTools
        period={period}
        save={() => save(file, rows, { measure: asked.measure, numerator: choice.share ?? 'outside' })}
      />
      <LinkedCrumbs rows={rows} period={period} />
      <Answered asking={asking} height={900}>
        {({ rows, asked: answered }) => {
          const shown: Shown = {
            measure: answered.measure ?? 'quantity',
            numerator: choice.share ?? 'outside',
          };
          const [total] = ofDimension(rows, 'total');
          const weight = total?.value ?? 0;
          const saveOne = (dimension: string, kept: readonly LinkedRow[]) => () =>
            save(`${file}-${dimension}`, kept, shown);
          return (
            <>
              <LinkedHead
                total={total}
                place={whereText(establishment.name ?? finess, choice.drill ?? {}, rows, words)}
                period={{ from: answered.from, to: answered.to }}
                shown={shown}
              />
              <BarKey />
              <div className="linked">
                <LinkedFigure
                  dimension="month"
                  finding={findingOf(ofDimension(rows, 'month'), 'month', weight, words)}
                  hint={words.labels.offLabel.brushHint}
                  save={saveOne('mois', monthRows)}
                  twin={<LinkedTwin dimension="month" rows={byMonth(monthRows)} shown={shown} />}
                >
                  <LinkedMonths rows={monthRows} around={around} period={period} shown={shown} />
                </LinkedFigure>
                {drillDimensions.map((dimension) => {
                  const own = ofDimension(rows, dimension);
                  return (
                    <LinkedFigure
                      key={dimension}
                      dimension={dimension}
                      finding={findingOf(own, dimension, weight, words)}
                      save={saveOne(dimension, own)}
                      twin={
                        <LinkedTwin
                          dimension={dimension}
                          rows={dimension === 'situation' ? inOrder(own) : own}
                          shown={shown}
                        />
                      }
                    >
                      <LinkedBars dimension={dimension} rows={own} total={weight} shown={shown} />
                    </LinkedFigure>
                  );
                })}
              </div>
            </>
          );
        }}
      </Answered>
      {may('detail') && (
        <LinkedSemesters
          establishment={establishment}
          year={year}
          shown={{ measure: asked.measure, numerator: choice.share ?? 'outside' }}
        />
      )}
      {establishment.region !== null && (
        <LinkedDeviation
          asked={below}
          place={establishment.name ?? finess}
          region={establishment.region}
          year={year}
          numerator={choice.share ?? 'outside'}
        />
      )}
      {may('lines', 'own') && (
        <LinkedLines
          asked={linesAsked(choice, finess, establishment.region, year)}
          waits={asking.waiting}
          file={`${file}-lignes`}
        />
      )}
    </>
  );
}

const byMonth = (rows: readonly LinkedRow[]) =>
  rows.toSorted((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
