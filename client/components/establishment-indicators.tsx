import type { Definition } from '../definition.ts';
import { figureText, reasonText, verdictOf, yearOf, type Figure } from '../figure-text.ts';
import { sentence } from '../format.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';
import type { Answered, Asking } from '../question.ts';
import { late, Late } from './late.tsx';
import { PeerPlace } from './peer-place.tsx';
import { Verdict } from './verdict.tsx';

const yearsFigure = late(() => import('./years-figure.tsx'));

const height = 240;

type Props = {
  rows: readonly Figure[];
  finess: string;
  positions: Asking<Answered<'peer-position'>>;
};

/** Small multiples: each indicator of the establishment over time, on one scale with its region and its peers. */
export function EstablishmentIndicators({ rows, finess, positions }: Props) {
  const { labels } = useWords();
  const { headline, establishments } = useViewContext();
  const category = establishments.find((one) => one.establishment === finess)?.category;
  return (
    <div className="multiples">
      {headline.map((definition) => {
        const own = rows.filter((row) => row.indicator === definition.indicator);
        const at = (level: string) => own.filter((row) => row.level === level);
        return (
          <Multiple
            key={definition.indicator}
            definition={definition}
            subject={at('establishment').filter((row) => row.establishment === finess)}
            peers={at('category')}
            region={at('region')}
            category={category ?? null}
            positions={positions}
          />
        );
      })}
      <p className="quiet multiples-note">{labels.against(category ?? labels.category)}</p>
    </div>
  );
}

type MultipleProps = {
  definition: Definition;
  subject: readonly Figure[];
  peers: readonly Figure[];
  region: readonly Figure[];
  category: string | null;
  positions: Asking<Answered<'peer-position'>>;
};

function Multiple({ definition, subject, peers, region, category, positions }: MultipleProps) {
  const words = useWords();
  const { labels } = words;
  const { year } = useViewContext();
  const lacking = labels.lacking.not_covered ?? '';
  const figure = subject.find((row) => yearOf(row) === year);
  const never = subject.length > 0 && subject.every((row) => row.verdict === 'sans objet');
  return (
    <article className="multiple" data-indicator={definition.indicator}>
      <h2>{definition.title}</h2>
      <FigureLine figure={figure} definition={definition} />
      {never ? <div /> : <PeerPlace asking={positions} definition={definition} category={category} />}
      {never || subject.length === 0 ? (
        <p className="empty multiple-empty">{never ? labels.noActivity : labels.wouldFill(lacking)}</p>
      ) : (
        <Late part={yearsFigure} room={height + 110}>
          {(YearsFigure) => (
            <YearsFigure
              id={definition.indicator}
              series={[
                { name: labels.establishment, rows: subject },
                { name: labels.peers, rows: peers },
                { name: labels.region, rows: region },
              ]}
              definition={definition}
              height={height}
            />
          )}
        </Late>
      )}
    </article>
  );
}

/** Where the establishment has no figure at all, no file covers it: a trend has no row to say so. */
function FigureLine({ figure, definition }: { figure: Figure | undefined; definition: Definition }) {
  const words = useWords();
  const { labels } = words;
  const text = figure && figureText(figure, definition, words, 'card');
  const why = figure ? reasonText(figure, words) : labels.reasons.not_covered;
  const target = text?.target ?? null;
  return (
    <>
      <p className="figure-line">
        <span
          className={figure?.status === 'masked' ? 'card-value hatched' : 'card-value'}
          data-field="value"
        >
          {text?.value ?? labels.noValue}
        </span>
        {target !== null && <span data-field="target">{`${labels.target} ${target}`}</span>}
        {text?.gap && <span data-field="gap">{text.gap}</span>}
        <Verdict verdict={figure ? verdictOf(figure) : 'non évaluable'} />
        <span className="quiet">
          {definition.direction === 'lower' ? labels.toReduce : labels.toIncrease}
        </span>
      </p>
      <p className="quiet">{sentence(why)}</p>
    </>
  );
}
