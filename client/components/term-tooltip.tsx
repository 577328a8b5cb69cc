import { Tooltip } from '@mantine/core';

/** The meaning of the word that it stands in, as long as it stands; Escape puts it away. */
export default function TermTooltip({ id, meaning }: { id: string; meaning: string }) {
  return (
    <Tooltip label={<span id={id}>{meaning}</span>} defaultOpened maw={320}>
      <span className="term-place" aria-hidden />
    </Tooltip>
  );
}
