import type { ReactNode } from 'react';
import { useWords } from '../language.ts';

type Props<T> = { first: readonly T[]; rest: readonly T[]; children: (items: readonly T[]) => ReactNode };

/** A long list: its first items, the others on demand. */
export function Folded<T>({ first, rest, children }: Props<T>) {
  const { labels, format } = useWords();
  return (
    <>
      {children(first)}
      {rest.length > 0 && (
        <details>
          <summary>{labels.events.others(format.count(rest.length))}</summary>
          {children(rest)}
        </details>
      )}
    </>
  );
}
