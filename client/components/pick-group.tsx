import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { groupKinds, type GroupChoice, type GroupKind } from '../whose-groups.ts';
import { everyWord } from './every-word.ts';

/** A category, a group of files or one's own; none is the whole region. */
export function PickGroup({
  groups,
  chosen,
}: {
  groups: readonly GroupChoice[];
  chosen: GroupChoice | undefined;
}) {
  const { change } = useChoice();
  const { group } = useWords().labels.whose;
  const data = useMemo(() => {
    const titles: Record<GroupKind, string> = {
      categorie: group.categories,
      ght: group.ght,
      autre: group.other,
      mien: group.own,
    };
    return groupKinds.flatMap((kind) => {
      const items = groups
        .filter((one) => one.kind === kind)
        .map(({ key, name }) => ({ value: key, label: name }));
      return items.length > 0 ? [{ group: titles[kind], items }] : [];
    });
  }, [groups, group]);
  return (
    <Select
      label={group.choose}
      placeholder={group.all}
      data={data}
      value={chosen?.key ?? null}
      clearable
      searchable
      filter={everyWord}
      maxDropdownHeight={360}
      onChange={(value) => change({ group: value ?? undefined })}
      className="pick-indicator"
    />
  );
}
