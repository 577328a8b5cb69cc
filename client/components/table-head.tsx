import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { Column } from '../table/columns.ts';

/** Column names; each sorts up, then down, then back to the order of the answer. */
export function TableHead({ columns }: { columns: readonly Column[] }) {
  const { labels } = useWords();
  const { choice, change } = useChoice();
  const { sort } = choice;
  const next = (id: string) => {
    if (sort?.column !== id) return { column: id, down: false };
    return sort.down ? undefined : { column: id, down: true };
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const sorted = sort?.column === column.id;
          const Icon = !sorted ? IconArrowsSort : sort.down ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={column.id}
              scope="col"
              style={{ width: column.width }}
              className={column.numeric ? 'number' : undefined}
              aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                title={labels.sortBy(column.label)}
                onClick={() => change({ sort: next(column.id) })}
              >
                {column.label}
                <Icon size={14} aria-hidden />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
