import { useMemo } from 'react';
import type { Answer } from '../api.ts';
import { Answered } from '../components/answered.tsx';
import { DataTable } from '../components/data-table.tsx';
import { DeclarationExport } from '../components/declaration-export.tsx';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { words as plain, type Column } from '../table/column.ts';
import type { Words } from '../words.ts';

type Row = Answer<'imports'>[number];

/** What the publication is made of: never a line, never a figure of health. */
export default function ImportsScreen() {
  const words = useWords();
  const { labels } = words;
  const imports = useQuestion('imports', {});
  const columns = useMemo(() => columnsOf(words), [words]);
  return (
    <>
      <header className="screen-head">
        <h1>{labels.access.screens.imports}</h1>
        <p className="quiet">{labels.access.importsNote}</p>
      </header>
      <DeclarationExport />
      <Answered asking={imports} height={700}>
        {({ rows }) => (
          <DataTable
            label={labels.access.screens.imports}
            lines={rows}
            columns={columns}
            keyOf={(row) => row.batch ?? ''}
            filter={{ column: 'source', label: labels.source, all: labels.access.all }}
            file="imports"
            count={labels.detail.rowCount}
          />
        )}
      </Answered>
    </>
  );
}

function columnsOf({ labels, format }: Words): Column<Row>[] {
  const { access } = labels;
  const count = (id: string, label: string, value: (row: Row) => number | null): Column<Row> => ({
    id,
    label,
    width: 100,
    numeric: true,
    value,
    text: (row) => format.count(value(row) ?? 0),
  });
  return [
    plain('nom', access.file, 190, (row) => row.file),
    plain('source', labels.source, 150, (row) => labels.sources[row.source ?? ''] ?? row.source),
    {
      ...plain<Row>('date', access.importedAt, 116, (row) => row.imported_at),
      text: (row) => (row.imported_at === null ? '' : format.day(row.imported_at)),
    },
    plain(
      'sensibilite',
      access.sensitivity,
      106,
      (row) => access.sensitivities[row.sensitivity ?? ''] ?? row.sensitivity,
    ),
    count('lues', access.rowsRead, (row) => row.rows_read),
    count('gardees', access.rowsKept, (row) => row.rows_kept),
    count('ecartees', access.rowsQuarantined, (row) => row.rows_quarantined),
    plain('motifs', access.reasons, 136, (row) => reasonsText(row.reasons)),
    plain('lot', access.batch, 164, (row) => row.batch),
  ];
}

/** Reasons and how many lines each set aside, the most frequent first. */
export function reasonsText(json: string | null): string {
  const counts = Object.entries(JSON.parse(json ?? '{}') as Record<string, number>);
  return counts
    .sort(([, a], [, b]) => b - a)
    .map(([reason, n]) => `${reason} (${n})`)
    .join(', ');
}
