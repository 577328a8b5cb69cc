import type { ReactNode } from 'react';
import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import { figureText, reasonText, verdictOf, type Figure } from '../figure-text.ts';
import { sentence } from '../format.ts';
import { hasMonths } from '../gap-months.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';
import { FicheFormula } from './fiche-formula.tsx';
import { ResultsTarget } from './results-target.tsx';
import { SolidityWord } from './solidity-word.tsx';
import { Verdict } from './verdict.tsx';

type Props = {
  rows: readonly Figure[];
  targets: readonly Answer<'indicator-targets'>[number][];
  definition: Definition;
  year: number;
  /** Undefined: the region's own. */
  finess: string | undefined;
  /** What else the gap says. */
  children?: ReactNode;
};

/** The year's result against its target, and the formula with its numbers; the region's beside an establishment's. */
export function FicheResult({ rows, targets, definition, year, finess, children }: Props) {
  const words = useWords();
  const { labels } = words;
  const { fiche } = labels.results;
  const { region, establishment } = useViewContext();
  const ofRegion = rows.find((row) => row.level === 'region');
  const figure =
    finess === undefined
      ? ofRegion
      : rows.find((row) => row.level === 'establishment' && row.establishment === finess);
  const target = targets.find((row) => row.year === year);
  const text = figure && figureText(figure, definition, words, 'card');
  const each = finess === undefined && definition.kind === 'amount';
  const why = figure ? reasonText(figure, words) : labels.reasons.not_covered;
  const name = finess === undefined ? region.name : (establishment?.name ?? finess);
  return (
    <section className="fiche-card" aria-labelledby="fiche-result" data-indicator={definition.indicator}>
      <h2 id="fiche-result">
        {name} <span className="quiet">{year}</span>
      </h2>
      <p className="figure-line">
        <span
          className={figure?.status === 'masked' ? 'card-value hatched' : 'card-value'}
          data-field="value"
        >
          {text?.value ?? labels.noValue}
        </span>
        {target ? (
          <ResultsTarget
            asked={{ ...target, target: target.value, to_complete: null }}
            definition={definition}
          />
        ) : (
          <span data-field="target">{each ? labels.judgesEach : labels.noTargetLine}</span>
        )}
        {each && target && <span className="quiet">{labels.eachTarget}</span>}
        {text?.gap && (
          <span className="gap" data-field="gap">
            {text.gap}
          </span>
        )}
        <Verdict verdict={figure ? verdictOf(figure) : 'non évaluable'} />
        {figure && figure.gap !== null && hasMonths(definition) && (
          <SolidityWord figure={figure} definition={definition} year={year} finess={finess} />
        )}
        <span className="quiet">
          {definition.direction === 'lower' ? labels.toReduce : labels.toIncrease}
        </span>
      </p>
      {children}
      {why !== '' && <p className="quiet">{sentence(why)}</p>}
      {finess !== undefined && ofRegion && (
        <p className="quiet">
          {fiche.inRegion(region.name, figureText(ofRegion, definition, words, 'card').value)}
        </p>
      )}
      {figure ? (
        <FicheFormula figure={figure} definition={definition} />
      ) : (
        <p className="quiet">{fiche.noFigure}</p>
      )}
    </section>
  );
}
