import type { Numerator } from '#api/off-label.ts';
import type { Placed } from '../off-label-places.ts';
import type { ReleaseMeasure } from '../off-label-release.ts';
import { percentOf } from '../off-label-story.ts';
import type { Words } from '../words.ts';
import { figures, words as plain, type Column } from './column.ts';
import { ammColumns, countWidth, leastWidth } from './off-label-amm.ts';
import { contractColumn, type ContractShares } from './off-label-contract.ts';

export type By = 'establishment' | 'product' | 'specialty';
export type Shown = { readonly measure: ReleaseMeasure; readonly numerator: Numerator };

type Given = {
  /** Of establishments, for who has signed. */
  contract?: ContractShares | undefined;
  /** No line has the share picked: its bounds and totals would be as many columns of nothing. */
  allMasked?: boolean;
  /** No line is of AMM nor hors AMM: before codes were due. */
  noAmm?: boolean;
};

/** First hors AMM among AMM and hors AMM, which the most places have; then the share picked, its bounds and totals. */
export function shareColumns(
  by: By,
  shown: Shown,
  words: Words,
  { contract, allMasked = false, noAmm = false }: Given = {},
): Column<Placed>[] {
  const { detail, offLabel } = words.labels;
  const none = by === 'establishment' ? detail.unknown : offLabel.none[by];
  const picked = pickedColumns(shown, words);
  return [
    plain('nom', detail.by[by], nameWidth[by], (row) => row.label ?? row.key ?? none),
    ...(noAmm ? [] : ammColumns(by, shown.measure, words)),
    ...(contract ? [contractColumn(contract, words)] : []),
    ...(allMasked ? picked.slice(0, 1) : picked),
    plain('code', detail.keys[by], codeWidth[by], (row) => row.key),
  ];
}

/** Names of specialties are short, and those of products take two lines; 0: as wide as names are. */
const nameWidth = { establishment: 0, product: 200, specialty: 180 } as const;
const codeWidth = { establishment: 104, product: 138, specialty: 74 } as const;

function pickedColumns({ measure, numerator }: Shown, words: Words): Column<Placed>[] {
  const { labels, format } = words;
  const { detail, offLabel } = labels;
  const { release } = offLabel;
  const masked = (row: Placed) => row.share.masked;
  const figure = (
    id: string,
    label: string,
    width: number,
    value: (row: Placed) => number | null,
    write: (value: number) => string,
  ) =>
    figures<Placed>(id, label, Math.max(width, leastWidth), value, {
      write,
      unknown: detail.unknown,
      masked,
      maskedText: labels.masked,
    });
  const percent = (share: number) => percentOf(share, words);
  const count = measure === 'amount' ? format.euros : format.count;
  const room = countWidth[measure];
  const share = figure('part', offLabel.numerators[numerator], 104, (row) => row.share.value, percent);
  return [
    {
      ...share,
      // Between bounds only: the two columns beside say which.
      text: (row) => (row.share.pooled && !masked(row) ? release.pooledMark : share.text(row)),
      meaning: release.shareMeaning,
    },
    figure('basse', release.low, 78, (row) => row.share.low, percent),
    figure('haute', release.high, 78, (row) => row.share.high, percent),
    // Of hors AMM it would say again what stands beside its share.
    ...(numerator === 'outside'
      ? [
          figure(
            'suivies',
            measure === 'amount' ? release.numeratorAmount : release.numerator,
            Math.max(room, 96),
            (row) => row.share.followed,
            count,
          ),
        ]
      : []),
    figure('inconnu', release.unknown, room, (row) => row.share.unknown, count),
    {
      ...figure(
        'total',
        release.total[measure],
        measure === 'amount' ? 116 : room,
        (row) => row.share.all,
        count,
      ),
      meaning: release.totalMeaning,
    },
  ];
}
