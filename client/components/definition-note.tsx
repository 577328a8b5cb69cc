import type { Definition } from '../definition.ts';
import { sourceText } from '../figure-text.ts';
import { useWords } from '../language.ts';

/** What an indicator is: its two terms, its method and its limits. */
export function DefinitionNote({ definition }: { definition: Definition }) {
  const words = useWords();
  const { labels } = words;
  const parts: [string, string][] = [
    [definition.denominator === null ? labels.value : labels.numerator, definition.numerator],
    ...(definition.denominator === null
      ? []
      : [[labels.denominator, definition.denominator] as [string, string]]),
    [labels.method, definition.method],
    [labels.limits, definition.limits],
    [labels.source, sourceText(definition, words)],
  ];
  return (
    <details className="definition">
      <summary>{labels.definition}</summary>
      <dl>
        {parts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
