import { rightsOf, roles } from '#api/roles.ts';
import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import { useWords } from '../language.ts';
import { amountText } from '../measure.ts';

type Props = { definition: Definition; row: Answer<'catalogue'>[number] | undefined };

/** What an indicator is: its terms, its method and limits, who provides its data, and where its formula was read. */
export function FicheDefinition({ definition, row }: Props) {
  const words = useWords();
  const { labels, language } = words;
  const { fiche, formulaConfidences } = labels.results;
  const floor = row?.floor ?? 0;
  const declared = definition.sources.includes('declarations');
  const parts: [string, string | null | undefined][] = [
    [definition.denominator === null ? labels.value : labels.numerator, definition.numerator],
    [labels.denominator, definition.denominator],
    [fiche.formulaName, fiche.formulas[definition.kind]],
    [labels.method, definition.method],
    [fiche.direction, definition.direction === 'lower' ? labels.toReduce : labels.toIncrease],
    [fiche.floor, floor > 0 ? fiche.floorText(amountText(floor, definition, words)) : null],
    [labels.limits, definition.limits],
    [fiche.dataSource, definition.sources.map((code) => fiche.providers[code] ?? code).join(' ; ')],
    [fiche.whoDeclares, declared ? fiche.whoDeclaresText(declarants()) : null],
    [fiche.proof, row?.[`proof_${language}`]],
    [
      fiche.formulaSource,
      row &&
        [row.formula_source, formulaConfidences[row.formula_confidence ?? '']].filter(Boolean).join(' · '),
    ],
  ];
  return (
    <section className="fiche-card definition" aria-labelledby="fiche-definition">
      <h2 id="fiche-definition">{fiche.meaning}</h2>
      <dl>
        {parts.map(([name, text]) =>
          text ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );

  function declarants(): string {
    const names = roles
      .filter((role) => rightsOf[role].declares)
      .map((role) => labels.access.roles[role].long);
    return `${names.slice(0, -1).join(', ')} ${fiche.or} ${names.at(-1)}`;
  }
}
