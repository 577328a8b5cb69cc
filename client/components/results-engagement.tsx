import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { figureText, reasonText, verdictOf } from '../figure-text.ts';
import { sentence } from '../format.ts';
import { useWords } from '../language.ts';
import { figureOfRow, ruleOf, type Condition, type Earlier, type Engagement } from '../results.ts';
import { useViewContext } from '../view-context.tsx';
import { ResultsTarget } from './results-target.tsx';
import { Verdict } from './verdict.tsx';

type Props = { engagement: Engagement; withArticle: boolean };

/** One engagement: what it asks and what was measured, its result, and those of the years before. */
export function ResultsEngagement({ engagement, withArticle }: Props) {
  const { labels } = useWords();
  const { results } = labels;
  const { conditions, earlier, result, title, toComplete } = engagement;
  const rule = ruleOf(engagement);
  return (
    <article className="engagement" data-engagement={engagement.engagement}>
      <div className="engagement-name">
        <h4>{title}</h4>
        <p className="quiet">
          {[
            withArticle ? results.year.article(engagement.article) : '',
            rule === 'one' ? '' : results.rules[rule],
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {engagement.targeting && <p className="quiet">{results.targeting}</p>}
      </div>
      {conditions.length > 0 ? (
        <ul className="conditions">
          {conditions.map((condition) => (
            <Measured
              key={condition.law.indicator}
              condition={condition}
              alone={rule === 'one' && condition.row?.verdict === result}
            />
          ))}
        </ul>
      ) : (
        <p className="conditions to-complete">
          {results.year.unmeasured}
          {toComplete ? ` · ${results.toCompleteWhy(toComplete)}` : ''}
        </p>
      )}
      <p className="engagement-result" data-field="result">
        {result === null ? results.year.noContract : <Verdict verdict={result} />}
      </p>
      <ul className="engagement-before" aria-label={results.year.before}>
        {earlier.every((one) => one.result === null) ? (
          <Never earlier={earlier} />
        ) : (
          earlier.map((one) => <Before key={one.year} earlier={one} />)
        )}
      </ul>
    </article>
  );
}

/** One measure: its value, target and gap; its own verdict where the engagement's does not say it already. */
function Measured({ condition: { law, row }, alone }: { condition: Condition; alone: boolean }) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const { definitions } = useViewContext();
  const definition = definitions.find((one) => one.indicator === law.indicator);
  if (!definition) return null;
  const figure = row && figureOfRow(row);
  const text = figure && figureText(figure, definition, words, 'card');
  const why = figure ? reasonText(figure, words) : labels.reasons.not_covered;
  return (
    <li data-indicator={law.indicator}>
      <Link to={link(paths.indicator, { indicator: definition.indicator })}>{definition.title}</Link>
      <p className="measured">
        <strong className={row?.status === 'masked' ? 'hatched' : undefined} data-field="value">
          {text?.value ?? labels.noValue}
        </strong>
        <ResultsTarget asked={law} definition={definition} />
        {text?.gap && (
          <span className="gap" data-field="gap">
            {text.gap}
          </span>
        )}
        {!alone && figure && <Verdict verdict={verdictOf(figure)} />}
      </p>
      {why !== '' && <p className="quiet">{sentence(why)}</p>}
    </li>
  );
}

/** A year before: its result under its own version, with the figure where one measure makes it. */
function Before({ earlier: { year, version, result, rows } }: { earlier: Earlier }) {
  const words = useWords();
  const { labels } = words;
  const { definitions } = useViewContext();
  const [row, ...others] = rows;
  const definition = definitions.find((one) => one.indicator === row?.indicator);
  const known = (row?.value ?? null) !== null;
  const value =
    row && definition && known && others.length === 0
      ? figureText(figureOfRow(row), definition, words, 'card').value
      : null;
  return (
    <li data-year={year}>
      <span className="quiet">{year}</span>
      {result === null ? (
        <span className="quiet">
          {version === null ? labels.results.year.noContract : labels.results.year.absent}
        </span>
      ) : (
        <Verdict verdict={result} />
      )}
      {value !== null && <span className="quiet tabular">{value}</span>}
    </li>
  );
}

/** None of the years before had this engagement: said once. */
function Never({ earlier }: { earlier: readonly Earlier[] }) {
  const { year } = useWords().labels.results;
  const contract = earlier.some(({ version }) => version !== null);
  return (
    <li className="quiet">
      {year.years(earlier.at(-1)?.year ?? 0, earlier[0]?.year ?? 0)}
      <span>{contract ? year.absent : year.noContract}</span>
    </li>
  );
}
