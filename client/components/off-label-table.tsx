import { useMemo } from 'react';
import type { Numerator } from '#api/off-label.ts';
import type { Answer } from '../api.ts';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { placesOf, type ReleasedShare, type ReleaseMeasure } from '../off-label-release.ts';
import { shareColumns, type By } from '../table/off-label.ts';
import { DataTable } from './data-table.tsx';

type Props = {
  by: By;
  rows: readonly Answer<'situations'>[number][];
  region: ReleasedShare | undefined;
  shown: { measure: ReleaseMeasure; numerator: Numerator };
  file: string;
};

/** Shares of the region's establishments, products or specialties; never of a prescriber. */
export function OffLabelTable({ by, rows, region, shown, file }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { offLabel, detail } = labels;
  const { link } = useChoice();
  const { measure, numerator } = shown;
  const columns = useMemo(
    () => shareColumns(by, { measure, numerator }, words),
    [by, measure, numerator, words],
  );
  const lines = useMemo(
    // Devices have no AMM: a product or a place that has nothing else is not of this page.
    () =>
      placesOf(
        rows.filter(({ situation }) => situation !== 'device'),
        region,
        measure,
        numerator,
      ),
    [rows, region, measure, numerator],
  );
  const known = lines.filter(({ rank }) => rank !== null).length;
  if (lines.length === 0) return <p className="empty">{offLabel.release.nothing}</p>;
  return (
    <>
      {by === 'establishment' && (
        <p className="quiet">
          {offLabel.release.ranked(format.count(known), format.count(lines.length), format.many(known))}
        </p>
      )}
      <DataTable
        label={detail.by[by]}
        lines={lines}
        columns={columns}
        keyOf={(row) => row.key ?? ''}
        address={
          by === 'establishment'
            ? (row) => link(paths.establishment, { establishment: row.key ?? undefined })
            : undefined
        }
        file={file}
        count={detail.rowCount}
      />
    </>
  );
}
