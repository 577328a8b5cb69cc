import { useMemo } from 'react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { Answered } from '../question.ts';
import { saveFile } from '../save-file.ts';
import { columnsOf, masked, type Line } from '../table/columns.ts';
import { csvOf } from '../table/csv.ts';
import { unfavourableFirst } from '../table/gap-order.ts';
import { arranged } from '../table/order.ts';
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
  const { search = '', category, sort, hidden = [] } = choice;
  const shown = useMemo(
    () => arranged(lines, columns, { search, category, sort }),
    [lines, columns, search, category, sort],
  );
  const visible = columns.filter((column) => column.id === 'nom' || !hidden.includes(column.id));
  const save = () => {
    const prefix = publication.synthetic ? 'donnees-fictives-' : '';
    saveFile(`${prefix}${definition.indicator}-${year}.csv`, csvOf(shown, visible), 'text/csv;charset=utf-8');
  };
  return (
    <section aria-labelledby="table-title">
      <h2 id="table-title">{labels.table}</h2>
      <TableTools lines={lines} columns={columns} save={save} />
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
        <VirtualTable lines={shown} columns={visible} />
      )}
      <p className="table-foot quiet">
        <span role="status">
          {labels.rowCount(
            format.count(shown.length),
            format.count(lines.length),
            format.count(shown.filter(masked).length),
          )}
        </span>
        <span>{labels.keys}</span>
      </p>
    </section>
  );
}
