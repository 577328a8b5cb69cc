import { Link } from 'react-router';
import type { Answer } from '../api.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { paths, useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { figureText, reasonText, verdictOf, type Figure } from '../figure-text.ts';
import { sentence } from '../format.ts';
import type { TermName } from '../labels/glossary-fr.ts';
import { useWords } from '../language.ts';
import type { Answered, Asking } from '../question.ts';
import { useViewContext } from '../view-context.tsx';
import { Contributors } from './contributors.tsx';
import { Glossed } from './glossed.tsx';
import { Summary } from './summary.tsx';
import { TargetLine } from './target-line.tsx';
import { Verdict } from './verdict.tsx';

type Props = {
  definition: Definition;
  history: readonly Figure[];
  figure: Figure | undefined;
  target: Answer<'targets'>[number] | undefined;
  summary: Asking<Answered<'region-summary'>>;
  contributors: Asking<Answered<'contributors'>>;
  selected: boolean;
  /** The words that this card is the first of the screen to say. */
  terms: readonly TermName[];
};

/** One indicator of the region in one year: the figure, what judges it, and who makes it. */
export function IndicatorCard({
  definition,
  history,
  figure,
  target,
  summary,
  contributors,
  selected,
  terms,
}: Props) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const { year, defaultDefinition, region, establishment } = useViewContext();
  // Who may name nobody, or one only, has no order to read.
  const ranks = region.named > 1;
  const text = figure && figureText(figure, definition, words, 'card');
  // Of a year that neither files nor law speak of there is no row.
  const reason = figure ? reasonText(figure, words) : labels.reasons.not_covered;
  const why = figure && figure.value !== null ? '' : sentence(reason);
  const first = defaultDefinition.indicator === definition.indicator;
  return (
    <article className={selected ? 'card card-selected' : 'card'} data-indicator={definition.indicator}>
      <header>
        <h2>
          <Glossed text={definition.title} terms={terms} />
        </h2>
        <p className="quiet">
          {labels.article(definition.article)} ·{' '}
          {definition.direction === 'lower' ? labels.toReduce : labels.toIncrease}
        </p>
      </header>
      <div className="card-figure">
        <p className={figure?.status === 'masked' ? 'card-value hatched' : 'card-value'} data-field="value">
          {text?.value ?? labels.noValue}
        </p>
        <Sparkline rows={history} year={year} size={{ width: 120, height: 44 }} />
      </div>
      <TargetLine text={text} target={target} definition={definition} />
      <p className="card-verdict">
        <Verdict verdict={figure ? verdictOf(figure) : 'non évaluable'} />
        <span className="gap" data-field="gap">
          {text?.gap}
        </span>
      </p>
      <p className="quiet" data-field="why">
        <Glossed text={why} terms={terms} />
      </p>
      <Summary
        asking={summary}
        definition={definition}
        figure={figure}
        explains={terms.includes('notConcerned')}
      />
      {ranks ? <Contributors asking={contributors} definition={definition} figure={figure} /> : <div />}
      <p className="card-foot">
        {ranks && (
          <Link
            to={link(paths.gap, {
              indicator: first ? undefined : definition.indicator,
              ...(establishment && { tab: 'region' }),
            })}
          >
            {labels.gapExplained.explain}
            <span className="visually-hidden"> {labels.gapExplained.explainOf(definition.title)}</span>
          </Link>
        )}
        {selected ? (
          <span className="quiet">{labels.shown}</span>
        ) : (
          <Link
            to={link(paths.region, { indicator: first ? undefined : definition.indicator })}
            preventScrollReset
          >
            {labels.seeDetail}
            <span className="visually-hidden"> : {definition.title}</span>
          </Link>
        )}
      </p>
    </article>
  );
}
