import { figureText, reasonText, verdictOf, type Figure } from '../figure-text.ts';
import { sentence } from '../format.ts';
import { adviceOf, monthsOf, numbersOf } from '../identification.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { useViewContext } from '../view-context.tsx';
import { Answered } from './answered.tsx';
import { Glossed } from './glossed.tsx';
import { IdentificationNumbers } from './identification-numbers.tsx';
import { late, Late } from './late.tsx';
import { operator } from './target-line.tsx';
import { Verdict } from './verdict.tsx';

const identificationFigure = late(() => import('./identification-figure.tsx'));

type Props = { establishment: string; year: number };

const rates = ['rpps_identification', 'finess_identification'];

/** How an establishment's PHEV lines name it and its prescribers; for those who sign its contract. */
export function IdentificationSheet(props: Props) {
  const { definitions } = useViewContext();
  const signatory = useMay()('signatory');
  // A publication made before these indicators were has no such sheet.
  const indicator = definitions.flatMap((one) => (rates.includes(one.indicator) ? [one.indicator] : []));
  return signatory && indicator.length > 0 ? <Sheet {...props} indicator={indicator} /> : null;
}

function Sheet({ establishment, year, indicator }: Props & { indicator: string[] }) {
  const words = useWords();
  const { labels } = words;
  const { identification } = labels.declarations;
  const { region, definitions } = useViewContext();
  const lines = useQuestion('identification', { establishment, year });
  const figures = useQuestion('target-gap', { indicator, region: region.code, year, establishment });
  const own = (figures.data?.rows ?? []).filter((row) => row.level === 'establishment');
  const rpps = own.find((row) => row.indicator === rates[0]);
  return (
    <section className="identification" aria-labelledby="identification-title">
      <h2 id="identification-title">{identification.title}</h2>
      <p className="quiet">
        <Glossed text={identification.note} terms={['phev']} />
      </p>
      <Answered asking={figures} height={112}>
        {() => (
          <dl className="own-figures">
            {own.map((row) => (
              <Rate key={row.indicator} row={row} />
            ))}
          </dl>
        )}
      </Answered>
      <Answered asking={lines} height={520}>
        {({ rows, asked }) => {
          const [months, numbers] = [monthsOf(rows), numbersOf(rows)];
          if (rows.length === 0) return <p className="empty">{identification.none}</p>;
          return (
            <>
              <ul className="identification-advice">
                {adviceOf(months, numbers, words).map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
              <div className="pair identification-parts">
                <Late part={identificationFigure} room={340}>
                  {(IdentificationFigure) => (
                    <IdentificationFigure
                      months={months}
                      year={Number(asked.year)}
                      target={rpps?.target ?? null}
                      definition={definitions.find((one) => one.indicator === rates[0])}
                    />
                  )}
                </Late>
                <IdentificationNumbers numbers={numbers} />
              </div>
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function Rate({ row }: { row: Figure }) {
  const words = useWords();
  const { labels } = words;
  const { definitions } = useViewContext();
  const definition = definitions.find((one) => one.indicator === row.indicator);
  if (!definition) return null;
  const text = figureText(row, definition, words, 'card');
  return (
    <div data-indicator={definition.indicator}>
      <dt>{definition.title}</dt>
      <dd data-field="value">{text.value}</dd>
      <dd className="identification-target">
        {text.target === null
          ? labels.noTargetLine
          : `${labels.target} ${operator(null, definition)} ${text.target}`}{' '}
        <Verdict verdict={verdictOf(row)} />
      </dd>
      {row.value === null && <dd className="quiet">{sentence(reasonText(row, words))}</dd>}
    </div>
  );
}
