import { Button, Checkbox, Popover, Select, TextInput } from '@mantine/core';
import { IconColumns3, IconDownload, IconSearch } from '@tabler/icons-react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { Column, Line } from '../table/columns.ts';

type Props = { lines: readonly Line[]; columns: readonly Column[]; save: () => void };

/** Search, category, columns and export of the table; the address keeps them. */
export function TableTools({ lines, columns, save }: Props) {
  const { labels } = useWords();
  const { choice, change } = useChoice();
  const categories = [...new Set(lines.flatMap((line) => line.category ?? []))].sort();
  const hidden = choice.hidden ?? [];
  const show = (id: string, visible: boolean) =>
    change({ hidden: visible ? hidden.filter((one) => one !== id) : [...hidden, id] });
  return (
    <div className="table-tools">
      <TextInput
        label={labels.search}
        placeholder={labels.findHint}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={choice.search ?? ''}
        onChange={(event) => change({ search: event.currentTarget.value || undefined }, true)}
      />
      <Select
        label={labels.category}
        placeholder={labels.allCategories}
        data={categories}
        value={choice.category ?? null}
        clearable
        onChange={(value) => change({ category: value ?? undefined })}
      />
      <Popover position="bottom-end" trapFocus withinPortal>
        <Popover.Target>
          <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
            {labels.columns}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <fieldset className="column-choice">
            <legend className="visually-hidden">{labels.columns}</legend>
            {columns.slice(1).map((column) => (
              <Checkbox
                key={column.id}
                label={column.label}
                checked={!hidden.includes(column.id)}
                onChange={(event) => show(column.id, event.currentTarget.checked)}
              />
            ))}
          </fieldset>
        </Popover.Dropdown>
      </Popover>
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
        {labels.exportCsv}
      </Button>
    </div>
  );
}
