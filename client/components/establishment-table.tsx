import { useMemo } from 'react';
import { paths, useChoice } from '../choice.ts';
import { verdictOf } from '../figure-text.ts';
import { useWords } from '../language.ts';
import type { Answered } from '../question.ts';
import { columnsOf, type Line } from '../table/columns.ts';
import { unfavourableFirst } from '../table/gap-order.ts';
import { useViewContext } from '../view-context.tsx';
import { DataTable } from './data-table.tsx';
import { useAsked } from './use-asked.ts';
import { Verdict } from './verdict.tsx';

/** All the establishments of an answer against target. */
export function EstablishmentTable({ answer }: { answer: Answered<'target-gap'> }) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const { establishments } = useViewContext();
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
  return (
    <section aria-labelledby="table-title">
      <h2 id="table-title">{labels.table}</h2>
      <DataTable
        label={labels.table}
        lines={lines}
        columns={columns}
        keyOf={(line) => line.establishment ?? ''}
        address={(line) => link(paths.establishment, { establishment: line.establishment ?? undefined })}
        cell={(column, line) => (column.id === 'verdict' ? <Verdict verdict={verdictOf(line)} /> : undefined)}
        filter={{ column: 'categorie', label: labels.category, all: labels.allCategories }}
        file={`${definition.indicator}-${year}`}
        count={labels.rowCount}
        hint={labels.keys}
      />
    </section>
  );
}
