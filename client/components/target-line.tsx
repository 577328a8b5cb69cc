import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import type { FigureText } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { targetText } from '../measure.ts';
import { useViewContext } from '../view-context.tsx';
import { Term } from './term.tsx';

type Props = {
  text: FigureText | undefined;
  target: Answer<'targets'>[number] | undefined;
  definition: Definition;
};

/** The target that judges, with its operator, its level and its text of law. */
export function TargetLine({ text, target, definition }: Props) {
  const words = useWords();
  const { labels } = words;
  const { law: asks } = useViewContext();
  const value = target?.value ?? null;
  const amount = definition.kind === 'amount';
  const shown = text?.target ?? (amount && value !== null ? targetText(value, definition, words) : null);
  if (shown === null) {
    const judgesEach =
      amount && asks.some((row) => row.indicator === definition.indicator && !row.to_complete);
    return (
      <p className="card-target" data-field="target">
        {judgesEach ? labels.judgesEach : labels.noTargetLine}
      </p>
    );
  }
  const law = [target?.version_label, target?.article, target?.source, target?.note].filter(Boolean);
  const origin = labels.origins[target?.origin ?? ''];
  return (
    <p className="card-target">
      <span data-field="target">
        {labels.target} {operator(target?.op, definition)} {shown}
        {amount && (text?.target ?? null) === null && ` ${labels.eachTarget}`}
      </span>{' '}
      {law.length > 0 && <Term meaning={law.join(' · ')}>{origin ?? target?.version_label}</Term>}
    </p>
  );
}

/** As law writes it; where the target's text is not known, as the direction implies. */
export function operator(op: string | null | undefined, definition: Definition): string {
  const signs: Record<string, string> = { '<=': '≤', '>=': '≥', '<': '<', '>': '>' };
  return signs[op ?? ''] ?? (definition.direction === 'lower' ? '≤' : '≥');
}
