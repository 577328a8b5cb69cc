import { Select } from '@mantine/core';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';

/** The indicator in detail; its first is the default, and is not written in the address. */
export function PickIndicator() {
  const { change } = useChoice();
  const { labels } = useWords();
  const { definitions, definition } = useViewContext();
  return (
    <Select
      label={labels.indicator}
      data={definitions.map(({ indicator, title }) => ({ value: indicator, label: title }))}
      value={definition.indicator}
      allowDeselect={false}
      onChange={(value) =>
        change({ indicator: value === null || value === definitions[0]?.indicator ? undefined : value })
      }
      className="pick-indicator"
    />
  );
}
