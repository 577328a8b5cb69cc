import type { ReactNode } from 'react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';

type Props = { title: string; children?: ReactNode; hasTarget: boolean | undefined | null };

/** The name of the screen's subject; and, where the year was not chosen, why this one (`hasTarget` null: never said). */
export function ScreenHead({ title, children, hasTarget }: Props) {
  const { choice } = useChoice();
  const { labels } = useWords();
  const { year } = useViewContext();
  const why = hasTarget === false ? labels.openedOnResult(year) : labels.openedOn(year);
  return (
    <header className="screen-head">
      <h1>
        {title} <span className="quiet">{year}</span>
      </h1>
      {children}
      {hasTarget !== null && (
        <p className="quiet why-year">{choice.year === undefined && hasTarget !== undefined ? why : ' '}</p>
      )}
    </header>
  );
}
