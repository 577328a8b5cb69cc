import type { ReactNode } from 'react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';

type Props = { title: string; children?: ReactNode; hasTarget: boolean | undefined | null };

/**
 * The name of the screen's subject, the version of the contract that judges it and, where the year was not chosen, why
 * this one (`hasTarget` null: neither is said).
 */
export function ScreenHead({ title, children, hasTarget }: Props) {
  const { choice } = useChoice();
  const { labels } = useWords();
  const { year, version } = useViewContext();
  const why = hasTarget === false ? labels.openedOnResult(year) : labels.openedOn(year);
  const opened = choice.year === undefined && hasTarget !== undefined;
  return (
    <header className="screen-head">
      <h1>
        {title} <span className="quiet">{year}</span>
      </h1>
      {children}
      {hasTarget !== null && (
        <p className="quiet why-year">
          {version}
          {version !== undefined && opened && ' · '}
          {opened ? why : version === undefined && ' '}
        </p>
      )}
    </header>
  );
}
