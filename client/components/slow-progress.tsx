import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../language.ts';

const patience = 1000;

/** Says nothing for a second, then that it computes, and how to stop it. */
export function SlowProgress({ cancel }: { cancel: () => void }) {
  const { labels } = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="slow-progress">
      {slow && (
        <>
          <span className="slow-bar" />
          <span>{labels.computing}</span>
          <Button variant="default" size="compact-xs" onClick={cancel}>
            {labels.cancel}
          </Button>
        </>
      )}
    </div>
  );
}
