import { useId, useState, type ReactNode } from 'react';
import { late, Late } from './late.tsx';

const termTooltip = late(() => import('./term-tooltip.tsx'));

/** A word explained once: dotted underline, and its meaning on hover or focus, whose file only then comes. */
export function Term({ meaning, children }: { meaning: string; children: ReactNode }) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const show = () => setShown(true);
  return (
    <dfn
      className="term"
      tabIndex={0}
      aria-describedby={shown ? id : undefined}
      onMouseEnter={show}
      onMouseLeave={({ currentTarget }) => setShown(currentTarget.matches(':focus-visible'))}
      onFocus={show}
      onBlur={() => setShown(false)}
    >
      {children}
      {shown && (
        <Late part={termTooltip} room={null}>
          {(TermTooltip) => <TermTooltip id={id} meaning={meaning} />}
        </Late>
      )}
    </dfn>
  );
}
