import { useMemo } from 'react';
import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { useWords } from '../language.ts';
import { whoseColumns, type WhoseLine } from '../table/whose.ts';
import { ColumnTable } from './column-table.tsx';

type Props = { caption: string; lines: readonly WhoseLine[]; definition: Definition; year: number };

/** The table twin of both charts: each establishment in full, and its part of the gap. */
export function WhoseTable({ caption, lines, definition, year }: Props) {
  const words = useWords();
  const { link } = useChoice();
  const columns = useMemo(() => whoseColumns(definition, year, words), [definition, year, words]);
  return (
    <ColumnTable
      caption={caption}
      lines={lines}
      columns={columns}
      keyOf={({ establishment }) => establishment ?? ''}
      file={`chez-qui-${definition.indicator}-${year}`}
      frame="whose-rows"
      marks={({ establishment }) => ({ 'data-establishment': establishment ?? undefined })}
      head={({ establishment }, text) => (
        <Link to={link(paths.gap, { establishment: establishment ?? undefined })}>{text}</Link>
      )}
    />
  );
}
