import type { Answer } from '../api.ts';
import type { Words } from '../words.ts';
import { figures, words as plain, type Column } from './column.ts';

export type Prescriber = Answer<'prescribers'>[number];

/**
 * The columns of prescribers. `named`: the reader crosses this establishment's lines; agencies read pseudonyms and PHEV
 * only, and get no order by amount: that would be a ranking of people.
 */
export function prescriberColumns(named: boolean, words: Words): Column<Prescriber>[] {
  const { labels, format } = words;
  const { detail } = labels;
  const shown = (write: (value: number) => string) => ({
    write,
    unknown: detail.unknown,
    maskedText: labels.masked,
    masked: (row: Prescriber) => row.masked === true,
  });
  const own = (write: (value: number) => string) => ({ ...shown(write), masked: () => false });
  const columns: Column<Prescriber>[] = [
    plain(
      'nom',
      named ? detail.rpps : detail.prescriber,
      named ? 124 : 190,
      (row) => row.prescriber ?? detail.noRpps,
    ),
    plain('specialite', detail.specialty, 200, (row) => row.specialty_name ?? row.specialty),
    figures('phev', detail.phevAmount, 128, (row) => row.phev_amount, shown(format.euros)),
    figures('boites', detail.phevBoxes, 110, (row) => row.phev_boxes, shown(format.count)),
    figures(
      'repertoire',
      detail.repertoire,
      120,
      (row) => row.repertoire,
      shown((share) => format.percent(share)),
    ),
  ];
  if (!named) return columns.map((column) => (column.numeric ? { ...column, fixed: true } : column));
  return [
    ...columns,
    figures('les', detail.lesAmount, 124, (row) => row.les_amount, own(format.euros)),
    figures('lignes', detail.lines, 92, (row) => row.les_lines, own(format.count)),
    figures('sejours', detail.stays, 98, (row) => row.les_stays, own(format.count)),
    figures('hors_amm', detail.offLabelLines, 116, (row) => row.off_label_lines, own(format.count)),
  ];
}

/** By specialty, then by name: an order that ranks nobody. */
export function unranked(rows: readonly Prescriber[]): Prescriber[] {
  const of = (row: Prescriber) => `${row.specialty_name ?? '\uffff'} ${row.prescriber ?? '\uffff'}`;
  return rows.toSorted((a, b) => of(a).localeCompare(of(b), 'fr'));
}
