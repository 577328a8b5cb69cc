import { useMemo } from 'react';
import type { Answer } from '../api.ts';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { words as plain, type Column } from '../table/column.ts';
import { byAmount, byName } from '../table/release-order.ts';
import { contractColumn, countColumns, situationColumn } from '../table/release.ts';
import { DataTable } from './data-table.tsx';

type Row = Answer<'situations'>[number];
export type By = 'establishment' | 'product' | 'specialty';
type Props = { by: By; rows: readonly Row[]; file: string };

/** The liste en sus of a period by establishment, product or specialty, and by situation. */
export function SituationTable({ by, rows, file }: Props) {
  const words = useWords();
  const { labels } = words;
  const { link } = useChoice();
  const columns = useMemo(
    (): Column<Row>[] => [
      plain<Row>('nom', labels.detail.by[by], 0, (row) => row.label ?? row.key ?? labels.detail.unknown),
      situationColumn<Row>(words),
      ...countColumns<Row>(words, by === 'product'),
      plain<Row>('code', labels.detail.keys[by], 138, (row) => row.key),
      contractColumn<Row>(words),
    ],
    [by, labels, words],
  );
  const lines = useMemo(() => {
    const name = (row: Row) => row.label ?? row.key;
    return by === 'establishment' ? byName(rows, name) : byAmount(rows, name);
  }, [by, rows]);
  return (
    <DataTable
      label={labels.detail.by[by]}
      lines={lines}
      columns={columns}
      keyOf={(row) => `${row.key} ${row.situation}`}
      address={
        by === 'establishment'
          ? (row) => link(paths.establishment, { establishment: row.key ?? undefined })
          : undefined
      }
      filter={{ column: 'situation', label: labels.detail.situation, all: labels.detail.allSituations }}
      file={file}
      count={labels.detail.rowCount}
    />
  );
}
