import { useMemo } from 'react';
import { useWords } from '../language.ts';
import { prescriberColumns, unranked, type Prescriber } from '../table/prescribers.ts';
import { DataTable } from './data-table.tsx';
import { Glossed } from './glossed.tsx';

type Props = { rows: readonly Prescriber[]; named: boolean; file: string };

/** The prescribers of an establishment: named inside it, under pseudonyms outside. */
export function PrescriberTable({ rows, named, file }: Props) {
  const words = useWords();
  const { detail } = words.labels;
  const columns = useMemo(() => prescriberColumns(named, words), [named, words]);
  const lines = useMemo(() => (named ? rows : unranked(rows)), [named, rows]);
  return (
    <>
      <p className="quiet">
        <Glossed text={named ? detail.namedNote : detail.pseudonymNote} terms={['pseudonym', 'masked']} />
      </p>
      <DataTable
        label={detail.prescribers}
        lines={lines}
        columns={columns}
        keyOf={(row) => row.prescriber ?? 'none'}
        filter={{ column: 'specialite', label: detail.specialty, all: detail.allSpecialties }}
        file={file}
        count={detail.rowCount}
      />
    </>
  );
}
