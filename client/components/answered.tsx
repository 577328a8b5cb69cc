import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Asking } from '../question.ts';
import { useWords } from '../language.ts';
import { Problem } from './problem.tsx';
import { SlowProgress } from './slow-progress.tsx';

type Props<T> = {
  asking: Asking<T>;
  height: number;
  /** Another place tells that it computes. */
  beside?: boolean;
  children: (data: T) => ReactNode;
};

/**
 * What a question answers, at every stage: room of the right height while it comes, the old figures dimmed while new
 * ones come, a progress with cancel past a second, a failure in its place.
 */
export function Answered<T>({ asking, height, beside = false, children }: Props<T>) {
  const { labels } = useWords();
  const { data, error, waiting, stale, retry, cancel } = asking;
  const room = { minHeight: height };
  if (error && !waiting) return <Problem error={error} retry={retry} height={height} />;
  // Stopped on the way: the old figures are not those that the screen now names.
  if ((data === undefined || stale) && !waiting)
    return (
      <div className="empty" style={room}>
        <p>{labels.cancelled}</p>
        <Button variant="default" size="xs" onClick={retry}>
          {labels.retry}
        </Button>
      </div>
    );
  const late = waiting && (stale || data === undefined);
  return (
    <div className="answered" style={data === undefined ? room : undefined} aria-busy={late}>
      {late && !beside && <SlowProgress cancel={cancel} />}
      {data === undefined ? (
        <div className="skeleton" style={{ height }} />
      ) : (
        <div className={stale ? 'stale' : undefined}>{children(data)}</div>
      )}
    </div>
  );
}
