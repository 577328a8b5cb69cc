import { Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { Table } from '@tanstack/react-table';
import { useWords } from '../language.ts';
import type { Column } from '../table/column.ts';

type Props<L> = { table: Table<L>; columns: readonly Column<L>[] };

/** Column names; each sorts up, then down, then back to the order of the answer. */
export function TableHead<L>({ table, columns }: Props<L>) {
  const { labels } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, label, meaning, numeric, width, fixed }, i) => {
          const column = table.getColumn(id);
          const sorted = column?.getIsSorted() ?? false;
          const Icon = { asc: IconArrowUp, desc: IconArrowDown, false: IconArrowsSort }[`${sorted}`];
          const hint = labels.sortBy(label);
          const button = fixed ? (
            <span className={meaning === undefined ? undefined : 'term'}>{label}</span>
          ) : (
            <button
              type="button"
              title={meaning === undefined ? hint : undefined}
              onClick={column?.getToggleSortingHandler()}
            >
              <span className={meaning === undefined ? undefined : 'term'}>{label}</span>
              <Icon size={14} aria-hidden />
            </button>
          );
          return (
            <th
              key={id}
              scope="col"
              style={{ width: i === 0 ? undefined : width }}
              className={numeric ? 'number' : undefined}
              aria-sort={
                fixed
                  ? undefined
                  : ({ asc: 'ascending', desc: 'descending', false: 'none' } as const)[`${sorted}`]
              }
            >
              {meaning === undefined ? (
                button
              ) : (
                <Tooltip
                  label={fixed ? meaning : `${meaning} ${hint}.`}
                  events={{ hover: true, focus: true, touch: true }}
                  maw={320}
                >
                  {button}
                </Tooltip>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
