import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useChoice } from '../choice.ts';
import { groupsOf } from '../headline.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';
import { everyWord } from './every-word.ts';

/** Any indicator, under the volet and axis of the year's contract; its first is the default, never written. */
export function PickIndicator() {
  const { change } = useChoice();
  const { labels, language } = useWords();
  const { definitions, definition, defaultDefinition, law } = useViewContext();
  const data = useMemo(
    () =>
      groupsOf(definitions, law, language).map(({ title, definitions: inside }) => ({
        group: title ?? labels.outsideContract,
        items: inside.map((one) => ({ value: one.indicator, label: one.title })),
      })),
    [definitions, law, language, labels],
  );
  return (
    <Select
      label={labels.indicator}
      data={data}
      value={definition.indicator}
      allowDeselect={false}
      searchable
      filter={everyWord}
      nothingFoundMessage={labels.noIndicator}
      maxDropdownHeight={360}
      onChange={(value) =>
        change({ indicator: value === null || value === defaultDefinition.indicator ? undefined : value })
      }
      className="pick-indicator"
    />
  );
}
