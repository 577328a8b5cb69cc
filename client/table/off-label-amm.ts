import type { Placed } from '../off-label-places.ts';
import type { ReleaseMeasure } from '../off-label-release.ts';
import { percentOf } from '../off-label-story.ts';
import type { Words } from '../words.ts';
import type { Column } from './column.ts';
import type { By } from './off-label.ts';

/** Hors AMM among AMM and hors AMM, and its weight in the region; a rank is of establishments alone. */
export function ammColumns(by: By, measure: ReleaseMeasure, words: Words): Column<Placed>[] {
  const { labels, format } = words;
  const { detail, offLabel } = labels;
  const { release } = offLabel;
  const figure = (
    id: string,
    label: string,
    meaning: string,
    width: number,
    value: (row: Placed) => number | null,
    missing: (row: Placed) => Placed['amm']['missing'],
    write: (value: number) => string,
  ): Column<Placed> => ({
    id,
    label,
    meaning,
    width: Math.max(width, leastWidth),
    numeric: true,
    value,
    masked: (row) => missing(row) === 'masked',
    text: (row) => {
      const [known, why] = [value(row), missing(row)];
      if (why === 'masked') return labels.masked;
      if (known !== null) return write(known);
      return why === null ? detail.unknown : release.missingMarks[why];
    },
  });
  const percent = (share: number) => percentOf(share, words);
  const count = measure === 'amount' ? format.euros : format.count;
  const ofOffLabel = (row: Placed) => row.amm.offLabelMissing;
  const share = figure(
    'amm',
    release.amm,
    release.ammMeaning,
    ammWidth[format.language],
    (row) => row.amm.value,
    (row) => row.amm.missing,
    percent,
  );
  const own = figure(
    'horsamm',
    release.offLabel[measure],
    release.offLabelMeaning[by === 'establishment' ? 'rank' : 'weight'],
    countWidth[measure],
    (row) => row.amm.offLabel,
    ofOffLabel,
    count,
  );
  const weight = figure(
    'poids',
    release.contribution,
    release.contributionMeaning,
    92,
    (row) => row.contribution,
    ofOffLabel,
    percent,
  );
  if (by !== 'establishment') return [share, own, weight];
  return [
    {
      id: 'rang',
      label: release.rank,
      meaning: release.rankMeaning,
      width: 72,
      numeric: true,
      value: ({ rank }) => rank,
      text: ({ rank }) => (rank === null ? '' : format.count(rank)),
    },
    share,
    own,
    weight,
  ];
}

/** Of a figure, or of « masqué ». */
export const leastWidth = 72;
const ammWidth = { fr: 124, en: 146 } as const;
export const countWidth = { lines: 90, amount: 106 } as const;
