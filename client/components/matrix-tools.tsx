import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { MatrixColumn } from '../table/matrix.ts';

type Props = { categories: readonly string[]; columns: readonly MatrixColumn[]; save: () => void };

/** Search, category, order and export of the grid; the address keeps them. */
export function MatrixTools({ categories, columns, save }: Props) {
  const { labels } = useWords();
  const { matrix } = labels;
  const { choice, change } = useChoice();
  const { sort } = choice;
  const order = sort ? `${sort.down ? '-' : ''}${sort.column}` : 'default';
  const sorted = columns.find(({ engagement }) => engagement === sort?.column);
  const orders = [
    ...Object.entries(matrix.sorts).map(([value, label]) => ({ value, label })),
    ...(sorted ? [{ value: order, label: matrix.byEngagement(sorted.title) }] : []),
  ];
  return (
    <div className="table-tools">
      <TextInput
        label={labels.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={choice.search ?? ''}
        onChange={(event) => change({ search: event.currentTarget.value || undefined }, true)}
      />
      <Select
        label={labels.category}
        placeholder={labels.allCategories}
        data={[...categories]}
        value={choice.category ?? null}
        clearable
        onChange={(value) => change({ category: value ?? undefined })}
      />
      <Select
        label={matrix.sort}
        data={orders}
        value={orders.some(({ value }) => value === order) ? order : 'default'}
        allowDeselect={false}
        onChange={(value) => change({ sort: sortOf(value) })}
      />
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
        {labels.exportCsv}
      </Button>
    </div>
  );
}

function sortOf(value: string | null) {
  if (value === null || value === 'default') return undefined;
  return { column: value.replace(/^-/, ''), down: value.startsWith('-') };
}
