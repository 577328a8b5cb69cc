import { useMemo } from 'react';
import type { Answer } from '../api.ts';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useMay } from '../session.ts';
import { words as plain, type Column } from '../table/column.ts';
import { byName } from '../table/release-order.ts';
import { countColumns, situationColumn } from '../table/release.ts';
import { DataTable } from './data-table.tsx';

type Row = Answer<'units'>[number];
type Props = { rows: readonly Row[]; file: string };

/** The services of an establishment, by situation; each opens its lines to those who read them. */
export function UnitTable({ rows, file }: Props) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const reads = useMay()('lines');
  const columns = useMemo(
    (): Column<Row>[] => [
      plain<Row>('nom', labels.detail.unit, 0, (row) => row.unit ?? labels.detail.noUnit),
      situationColumn<Row>(words),
      ...countColumns<Row>(words),
    ],
    [labels, words],
  );
  const lines = useMemo(() => byName(rows, (row) => row.unit), [rows]);
  return (
    <DataTable
      label={labels.detail.units}
      lines={lines}
      columns={columns}
      keyOf={(row) => `${row.unit} ${row.situation}`}
      address={
        reads
          ? (row) =>
              row.unit === null
                ? undefined
                : link(paths.lines, { unit: row.unit, situation: row.situation ?? undefined })
          : undefined
      }
      filter={{ column: 'situation', label: labels.detail.situation, all: labels.detail.allSituations }}
      file={file}
      count={labels.detail.rowCount}
    />
  );
}
