import { Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { Table } from '@tanstack/react-table';
import { useWords } from '../language.ts';
import type { Column, Line } from '../table/columns.ts';

type Props = { table: Table<Line>; columns: readonly Column[] };

/** Column names; each sorts up, then down, then back to the order of the answer. */
export function TableHead({ table, columns }: Props) {
  const { labels } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, label, meaning, numeric, width }, i) => {
          const column = table.getColumn(id);
          const sorted = column?.getIsSorted() ?? false;
          const Icon = { asc: IconArrowUp, desc: IconArrowDown, false: IconArrowsSort }[`${sorted}`];
          const hint = labels.sortBy(label);
          const button = (
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
              aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
            >
              {meaning === undefined ? (
                button
              ) : (
                <Tooltip
                  label={`${meaning} ${hint}.`}
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
