import { useMemo } from 'react';
import type { Definition } from '../definition.ts';
import { useWords } from '../language.ts';
import type { Landing, LandingMonth } from '../landing.ts';
import { landingColumns } from '../table/landing.ts';
import { ColumnTable } from './column-table.tsx';

type Props = { caption: string; landing: Landing; months: readonly LandingMonth[]; definition: Definition };

/** The table twin of the cumulated year, month by month; December's projection is the landing. */
export function LandingTable({ caption, landing, months, definition }: Props) {
  const words = useWords();
  const columns = useMemo(
    () => landingColumns(landing, months, definition, words),
    [landing, months, definition, words],
  );
  return (
    <ColumnTable
      caption={caption}
      lines={landing.points}
      columns={columns}
      keyOf={({ number }) => String(number)}
      file={`atterrissage-${definition.indicator}-${landing.year}`}
      marks={({ number }) => ({ 'data-month': number })}
      headClass={({ provisional }) => (provisional ? 'hatched' : undefined)}
    />
  );
}
