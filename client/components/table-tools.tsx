import { Button, Checkbox, Popover, Select, TextInput } from '@mantine/core';
import { IconColumns3, IconDownload, IconSearch } from '@tabler/icons-react';
import type { Table } from '@tanstack/react-table';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { Column } from '../table/column.ts';

type Props<L> = {
  table: Table<L>;
  columns: readonly Column<L>[];
  filter: { column: string; label: string; all: string } | undefined;
  save: () => void;
};

/** Search, kind, columns and export of the table; the address keeps them. */
export function TableTools<L>({ table, columns, filter, save }: Props<L>) {
  const { labels } = useWords();
  const { choice, change } = useChoice();
  const lines = table.getCoreRowModel().rows.map((row) => row.original);
  const kept = columns.find(({ id }) => id === filter?.column);
  const values = kept ? [...new Set(lines.map((line) => kept.text(line)))].filter(Boolean).sort() : [];
  return (
    <div className="table-tools">
      <TextInput
        label={labels.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={choice.search ?? ''}
        onChange={(event) => change({ search: event.currentTarget.value || undefined }, true)}
      />
      {filter && (
        <Select
          label={filter.label}
          placeholder={filter.all}
          data={values}
          value={choice.category ?? null}
          clearable
          onChange={(value) => change({ category: value ?? undefined })}
        />
      )}
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
                checked={table.getColumn(column.id)?.getIsVisible()}
                onChange={table.getColumn(column.id)?.getToggleVisibilityHandler()}
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
