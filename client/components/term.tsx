import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

/** A word explained once: dotted underline, and its meaning on hover or focus. */
export function Term({ meaning, children }: { meaning: string; children: ReactNode }) {
  return (
    <Tooltip label={meaning} events={{ hover: true, focus: true, touch: true }} maw={320}>
      <dfn className="term" tabIndex={0}>
        {children}
      </dfn>
    </Tooltip>
  );
}
