import { functionalUpdate, useReactTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { Answered } from '../question.ts';
import { saveFile } from '../save-file.ts';
import { columnsOf, masked, type Line } from '../table/columns.ts';
import { csvOf } from '../table/csv.ts';
import { unfavourableFirst } from '../table/gap-order.ts';
import { optionsOf, stateOf } from '../table/establishments.ts';
import { useViewContext } from '../view-context.tsx';
import { TableTools } from './table-tools.tsx';
import { useAsked } from './use-asked.ts';
import { VirtualTable } from './virtual-table.tsx';

/** All the establishments of an answer: filtered, sorted, searched over all of them, and exported as shown. */
export function EstablishmentTable({ answer }: { answer: Answered<'target-gap'> }) {
  const words = useWords();
  const { labels, format } = words;
  const { choice, change } = useChoice();
  const { establishments, publication } = useViewContext();
  const { definition, year } = useAsked(answer.asked);
  const lines = useMemo((): Line[] => {
    const places = new Map(establishments.map((one) => [one.establishment, one]));
    return unfavourableFirst(answer.rows, definition)
      .filter((row) => row.level === 'establishment')
      .map((row) => {
        const place = places.get(row.establishment);
        return { ...row, town: place?.town ?? null, departement: place?.departement_name ?? null };
      });
  }, [answer.rows, establishments, definition]);
  const columns = useMemo(() => columnsOf(definition, words), [definition, words]);
  const options = useMemo(() => optionsOf(lines, columns), [lines, columns]);
  const state = useMemo(() => stateOf(choice), [choice]);
  // eslint-disable-next-line react-hooks/incompatible-library -- its own state is the address's; nothing here is memoised on it
  const table = useReactTable({
    ...options,
    state,
    onSortingChange: (updater) => {
      const [sort] = functionalUpdate(updater, state.sorting);
      change({ sort: sort && { column: sort.id, down: sort.desc } });
    },
    onColumnVisibilityChange: (updater) => {
      const visible = functionalUpdate(updater, state.columnVisibility);
      change({ hidden: columns.filter(({ id }) => visible[id] === false).map(({ id }) => id) });
    },
  });
  const shown = table.getRowModel().rows.map((row) => row.original);
  const visible = columns.filter(({ id }) => table.getColumn(id)?.getIsVisible());
  const save = () => {
    const marks = publication.synthetic ? [{ label: labels.data, value: () => labels.fictitiousMark }] : [];
    const prefix = publication.synthetic ? 'donnees-fictives-' : '';
    const csv = csvOf(shown, [...visible, ...marks]);
    saveFile(`${prefix}${definition.indicator}-${year}.csv`, csv, 'text/csv;charset=utf-8');
  };
  const hiddenCells = shown.filter(masked).length;
  return (
    <section aria-labelledby="table-title">
      <h2 id="table-title">{labels.table}</h2>
      <TableTools table={table} columns={columns} save={save} />
      {shown.length === 0 ? (
        <div className="empty table-room">
          <p>{labels.noRow}</p>
          <button
            type="button"
            className="plain"
            onClick={() => change({ search: undefined, category: undefined })}
          >
            {labels.clearFilter}
          </button>
        </div>
      ) : (
        <VirtualTable table={table} columns={visible} />
      )}
      <p className="table-foot quiet">
        <span role="status">
          {labels.rowCount(format.count(shown.length), format.count(lines.length), format.many(shown.length))}{' '}
          · {labels.maskedCount(format.count(hiddenCells), format.many(hiddenCells))}
        </span>
        <span>{labels.keys}</span>
      </p>
    </section>
  );
}
