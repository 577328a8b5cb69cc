import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import { figureText, reasonText, verdictOf, yearOf, type Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { targetText } from '../measure.ts';
import { useQuestion } from '../question.ts';
import { useViewContext } from '../view-context.tsx';
import { TableFrame } from './table-frame.tsx';
import { operator } from './target-line.tsx';
import { Term } from './term.tsx';
import { Verdict } from './verdict.tsx';

type Target = Answer<'indicator-targets'>[number];
type Props = {
  /** One subject's figures, a row per year. */
  rows: readonly Figure[];
  targets: readonly Target[];
  definition: Definition;
};

/** Year by year: the result, the target that judges it, and the version and text that set this target. */
export function FicheTargets({ rows, targets, definition }: Props) {
  const words = useWords();
  const { labels } = words;
  const { fiche } = labels.results;
  const { years, year: shown } = useViewContext();
  const figureOf = (year: number) => rows.find((row) => yearOf(row) === year);
  const targetOf = (year: number) => targets.find((row) => row.year === year);
  const told = years.filter((year) => figureOf(year) ?? targetOf(year));
  return (
    <section className="fiche-targets" aria-labelledby="fiche-targets">
      <h2 id="fiche-targets">{fiche.versions}</h2>
      <p className="quiet">{fiche.versionsNote}</p>
      <TableFrame caption={fiche.versions}>
        <thead>
          <tr>
            <th scope="col">{labels.year}</th>
            <th scope="col" className="number">
              {labels.value}
            </th>
            <th scope="col" className="number">
              {labels.target}
            </th>
            <th scope="col" className="number">
              {labels.gap}
            </th>
            <th scope="col">{labels.verdict}</th>
            <th scope="col">{fiche.origin}</th>
            <th scope="col">{fiche.version}</th>
            <th scope="col">{fiche.text}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((year) => (
            <Year
              key={year}
              year={year}
              figure={figureOf(year)}
              target={targetOf(year)}
              definition={definition}
              current={year === shown}
            />
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}

type YearProps = {
  year: number;
  figure: Figure | undefined;
  target: Target | undefined;
  definition: Definition;
  current: boolean;
};

function Year({ year, figure, target, definition, current }: YearProps) {
  const words = useWords();
  const { labels } = words;
  const { results } = labels;
  const versions = useQuestion('versions', {}).data?.rows ?? [];
  const version =
    versions.find((one) => one.version === target?.version)?.[`label_${words.language}`] ??
    target?.version_label;
  const text = figure && figureText(figure, definition, words, 'card');
  const asked = target?.value ?? null;
  const why = figure ? reasonText(figure, words) : '';
  const masked = figure?.status === 'masked';
  const law = [
    target?.article && results.fiche.articleOf(target.article),
    target?.source,
    results.confidences[target?.confidence ?? ''],
    target?.note,
  ].filter(Boolean);
  return (
    <tr aria-current={current ? 'date' : undefined} data-year={year}>
      <th scope="row">{year}</th>
      <td className={masked ? 'number hatched' : 'number'}>{text?.value ?? labels.noValue}</td>
      <td className="number">
        {asked === null ? (
          <span className="quiet">{labels.noTargetInForce}</span>
        ) : (
          <>
            {operator(target?.op, definition)} {targetText(asked, definition, words)}
            {definition.kind === 'amount' && figure?.level === 'region' && (
              <span className="quiet law-default">{labels.eachTarget}</span>
            )}
          </>
        )}
      </td>
      <td className={masked ? 'number hatched' : 'number'}>{masked ? labels.masked : text?.gap}</td>
      <td>
        <Verdict verdict={figure ? verdictOf(figure) : 'non évaluable'} />
        {why !== '' && <p className="quiet why">{why}</p>}
      </td>
      <td>
        {labels.origins[target?.origin ?? '']}
        {target?.default_rate === true && (
          <>
            {', '}
            <Term meaning={results.defaultRateMeaning}>{results.defaultRate}</Term>
          </>
        )}
      </td>
      <td>{version ?? <span className="quiet">{results.fiche.noVersion}</span>}</td>
      <td className="quiet wide-text">{law.join(' · ')}</td>
    </tr>
  );
}
