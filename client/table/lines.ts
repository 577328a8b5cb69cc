import type { Answer } from '../api.ts';
import type { Words } from '../words.ts';
import { words as plain, type Column } from './column.ts';

export type Line = Answer<'lines'>[number];

/** Lines come in pages, newest first: an order of what is loaded would be taken for an order of all. */
export function lineColumns({ labels, format }: Words): Column<Line>[] {
  const { detail } = labels;
  const number = (
    id: string,
    label: string,
    width: number,
    value: (line: Line) => number | null,
    write: (value: number) => string,
  ): Column<Line> => ({
    id,
    label,
    width,
    numeric: true,
    value,
    text: (line) => {
      const known = value(line);
      return known === null ? detail.unknown : write(known);
    },
  });
  const quantity = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 3);
  const situation = (line: Line) =>
    line.situation === null ? null : (labels.situations[line.situation] ?? line.situation);
  const columns: Column<Line>[] = [
    plain('nom', detail.product, 140, (line) => line.product_label ?? line.product),
    {
      ...plain<Line>('date', detail.date, 104, (line) => line.date),
      text: (line) => (line.date === null ? '' : format.dayShort(line.date)),
    },
    plain('service', detail.unit, 120, (line) => line.unit ?? detail.noUnit),
    plain('prescripteur', detail.rpps, 116, (line) => line.prescriber ?? detail.noRpps),
    plain('specialite', detail.specialty, 82, (line) => line.specialty),
    {
      ...plain<Line>('sejour', detail.stay, 92, (line) => line.stay),
      text: (line) => line.stay?.slice(0, 8) ?? '',
    },
    plain('situation', detail.situation, 104, situation),
    plain('indication', detail.indication, 90, (line) => line.indication),
    number('quantite', detail.quantity, 80, (line) => line.quantity, quantity),
    number(
      'montant',
      detail.amount,
      108,
      (line) => line.amount,
      (value) => format.number(value, 2),
    ),
    plain('code', detail.code, 138, (line) => line.product),
  ];
  return columns.map((column) => ({ ...column, fixed: true }));
}
