import type { Numerator } from '#api/off-label.ts';
import type { Placed, ReleaseMeasure } from '../off-label-release.ts';
import { percentOf } from '../off-label-story.ts';
import type { Words } from '../words.ts';
import { figures, words as plain, type Column } from './column.ts';

export type By = 'establishment' | 'product' | 'specialty';

/** The columns of shares; rank and weight are of establishments alone. */
export function shareColumns(
  by: By,
  { measure, numerator }: { measure: ReleaseMeasure; numerator: Numerator },
  words: Words,
): Column<Placed>[] {
  const { labels, format } = words;
  const { detail, offLabel } = labels;
  const { release } = offLabel;
  const masked = (row: Placed) => row.share.masked;
  const percent = (share: number) => percentOf(share, words);
  const count = measure === 'amount' ? format.euros : format.count;
  const shown = (write: (value: number) => string) => ({
    write,
    unknown: detail.unknown,
    masked,
    maskedText: labels.masked,
  });
  const share = figures<Placed>(
    'part',
    offLabel.numerators[numerator],
    112,
    (row) => row.share.value,
    shown(percent),
  );
  return [
    plain('nom', detail.by[by], 0, (row) => row.label ?? row.key ?? detail.unknown),
    ...(by === 'establishment'
      ? [
          {
            ...figures<Placed>('rang', release.rank, 84, (row) => row.rank, shown(format.count)),
            masked: () => false,
            text: (row: Placed) => (row.rank === null ? '' : format.count(row.rank)),
          },
        ]
      : []),
    {
      ...share,
      // Between bounds only: the two columns beside say which.
      text: (row) => (row.share.pooled && !masked(row) ? release.pooledMark : share.text(row)),
    },
    figures('basse', release.low, 88, (row) => row.share.low, shown(percent)),
    figures('haute', release.high, 88, (row) => row.share.high, shown(percent)),
    ...(by === 'establishment'
      ? [
          {
            ...figures<Placed>('poids', release.contribution, 100, (row) => row.contribution, shown(percent)),
            meaning: release.contributionMeaning,
          },
        ]
      : []),
    figures(
      'suivies',
      measure === 'amount' ? release.numeratorAmount : release.numerator,
      116,
      (row) => row.share.followed,
      shown(count),
    ),
    figures('inconnu', release.unknown, 104, (row) => row.share.unknown, shown(count)),
    figures(
      'total',
      measure === 'amount' ? release.allAmount : release.all,
      124,
      (row) => row.share.all,
      shown(count),
    ),
    plain('code', detail.keys[by], 116, (row) => row.key),
  ];
}
