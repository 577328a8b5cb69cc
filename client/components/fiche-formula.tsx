import { formulaOf, type FormulaPart } from '../formula.ts';
import type { Definition } from '../definition.ts';
import { withheld, type Figure } from '../figure-text.ts';
import { useWords } from '../language.ts';

/** The formula of the indicator with the year's figures in it, each term named. */
export function FicheFormula({ figure, definition }: { figure: Figure; definition: Definition }) {
  const words = useWords();
  const { fiche } = words.labels.results;
  const parts = formulaOf(figure, definition, words);
  return (
    <div className="formula-place">
      <h3>{fiche.formula}</h3>
      <p className="formula" data-field="formula">
        {parts.map((part, i) => (
          <Part key={i} part={part} last={i === parts.length - 1} />
        ))}
      </p>
      {withheld(figure) && (
        <p className="quiet">{figure.status === 'masked' ? fiche.masked : fiche.withheld}</p>
      )}
    </div>
  );
}

/** The space between parts is text, so that the line is read and copied as it is written. */
function Part({ part: { kind, text, caption }, last }: { part: FormulaPart; last: boolean }) {
  return (
    <>
      <span className={`formula-${kind}`} data-caption={caption}>
        {text}
      </span>
      {last ? '' : ' '}
    </>
  );
}
