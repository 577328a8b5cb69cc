import { useMemo } from 'react';
import type { Answer } from '../api.ts';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { regionAmmOf } from '../off-label-amm.ts';
import { placesOf } from '../off-label-places.ts';
import { knownText } from '../off-label-story.ts';
import type { ContractShares } from '../table/off-label-contract.ts';
import { shareColumns, type By, type Shown } from '../table/off-label.ts';
import { ofPeriod, type Period } from '../table/release.ts';
import { DataTable } from './data-table.tsx';
import { Glossed } from './glossed.tsx';

type Row = Answer<'situations'>[number];
type Props = {
  by: By;
  /** Of the year and its semesters, as those of their region; undefined while these are not known. */
  rows: readonly Row[];
  region: readonly Row[] | undefined;
  period: Period;
  shown: Shown;
  contract: ContractShares | undefined;
  file: string;
};

/** Shares of the region's establishments, products or specialties; never of a prescriber. */
export function OffLabelTable({ by, rows, region, period, shown, contract, file }: Props) {
  const words = useWords();
  const { offLabel, detail } = words.labels;
  const { link } = useChoice();
  const { measure, numerator } = shown;
  const lines = useMemo(
    // Devices have no AMM: a product or a place that has nothing else is not of this page.
    () =>
      placesOf(
        ofPeriod(rows, period).filter(({ situation }) => situation !== 'device'),
        regionAmmOf(region, period, measure),
        { measure, numerator },
        by === 'establishment' ? 'rank' : 'weight',
      ),
    [rows, region, period, measure, numerator, by],
  );
  const noAmm = lines.every(({ amm }) => amm.missing === 'none');
  const allMasked = lines.every(({ share }) => share.masked);
  const columns = useMemo(
    () => shareColumns(by, { measure, numerator }, words, { contract, allMasked, noAmm }),
    [by, measure, numerator, words, contract, allMasked, noAmm],
  );
  if (lines.length === 0) return <p className="empty">{offLabel.release.nothing}</p>;
  return (
    <>
      <p className="quiet" data-field="known">
        <Glossed text={knownText(lines, by, words)} terms={['masked']} />
      </p>
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
