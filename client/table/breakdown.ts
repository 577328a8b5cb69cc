import type { Breakdown } from '#api/bridge.ts';
import { rowName, type BreakdownRow, type Ends } from '../breakdown.ts';
import type { Definition } from '../definition.ts';
import { exactShare, stepText } from '../gap-story.ts';
import { amountText } from '../measure.ts';
import type { Words } from '../words.ts';
import { words as plain, type Column } from './column.ts';

type Part = { id: string; label: string; meaning?: string; value: (row: BreakdownRow) => number | null };

/** The columns of a change by one dimension; `whole`: the change that all rows make together. */
export function breakdownColumns(
  rows: readonly BreakdownRow[],
  { by, whole, year, ends }: { by: Breakdown; whole: number; year: number; ends: Ends },
  definition: Definition,
  words: Words,
): Column<BreakdownRow>[] {
  const { labels, format } = words;
  const { why, breakdown } = labels.gapExplained;
  const rate = definition.kind === 'rate';
  const figure = (
    { value, ...part }: Part,
    width: number,
    write: (value: number) => string,
  ): Column<BreakdownRow> => ({
    ...{ ...part, width, numeric: true, value },
    text: (row) => {
      const known = value(row);
      return known === null ? '' : write(known);
    },
  });
  const counted = (value: number) => amountText(value, definition, words);
  const signed = (value: number) => stepText({ total: false, value }, definition, words, 'table');
  const terms = termsOf(by, rate, words).filter(({ value }) => rows.some((row) => (value(row) ?? 0) !== 0));
  const years: Part[] = rate
    ? [
        { id: 'avant', label: breakdown.numeratorOf(year - 1), value: (row) => row.numerator_before },
        { id: 'base_avant', label: breakdown.denominatorOf(year - 1), value: (row) => row.base_before },
        { id: 'annee', label: breakdown.numeratorOf(year), value: (row) => row.numerator },
        { id: 'base', label: breakdown.denominatorOf(year), value: (row) => row.base },
      ]
    : [
        { id: 'avant', label: ends.before, value: (row) => row.numerator_before },
        { id: 'annee', label: ends.now, value: (row) => row.numerator },
      ];
  return [
    plain('nom', breakdown.dimensions[by], 0, (row) => rowName(row, by, words)),
    figure({ id: 'changement', label: why.change, value: (row) => row.change }, 130, signed),
    figure(
      { id: 'part', label: why.share, value: (row) => (whole === 0 ? null : (row.change ?? 0) / whole) },
      120,
      (share) => format.percent(share),
    ),
    ...terms.map((term) =>
      figure(term, 128, rate ? signed : (value) => exactShare(value, definition, words)),
    ),
    ...years.map((one) => figure(one, 136, counted)),
  ];
}

/** What a change is told by. Volume and mix are of one basket: of a product or a class, its quantity is both. */
function termsOf(by: Breakdown, rate: boolean, { labels }: Words): Part[] {
  const { why, breakdown } = labels.gapExplained;
  const { terms, meanings } = why;
  if (rate)
    return [
      { id: 'interne', label: terms.within, meaning: meanings.within, value: (row) => row.within },
      { id: 'poids', label: terms.between, meaning: meanings.between, value: (row) => row.between },
    ];
  const quantities: Part[] =
    by === 'kind'
      ? [
          { id: 'volume', label: terms.volume, meaning: meanings.volume, value: (row) => row.volume },
          { id: 'structure', label: terms.mix, meaning: meanings.mix, value: (row) => row.mix },
        ]
      : [
          {
            ...{ id: 'quantite', label: breakdown.quantity, meaning: breakdown.quantityMeaning },
            value: (row) => sum(row.volume, row.mix),
          },
        ];
  return [
    { id: 'prix', label: terms.price, meaning: meanings.price, value: (row) => row.price },
    ...quantities,
    {
      id: 'entrees',
      label: breakdown.entries,
      value: (row) => sum(row.list_entry, row.list_exit, row.early_access, row.entry, row.exit),
    },
    { id: 'autres', label: breakdown.rest, value: (row) => sum(row.fee, row.regularisation, row.unknown) },
  ];
}

const sum = (...parts: (number | null)[]) =>
  parts.every((part) => part === null) ? null : parts.reduce<number>((all, part) => all + (part ?? 0), 0);
