import type { Answer } from '../api.ts';
import type { Definition } from '../definition.ts';
import { figureText } from '../figure-text.ts';
import type { Placed } from '../off-label-places.ts';
import type { Words } from '../words.ts';
import type { Column } from './column.ts';

/** The indicator of article 10-5 that a signatory reads of each establishment (sql/indicators). */
export const contractIndicator = 'les_situation_off_label';

/** What the contract measures of hors AMM, by establishment, in a year; `figures` undefined while it comes. */
export type ContractShares = {
  readonly definition: Definition;
  readonly year: number;
  readonly figures: ReadonlyMap<string | null, Answer<'target-gap'>[number]> | undefined;
};

export function contractColumn({ definition, year, figures }: ContractShares, words: Words): Column<Placed> {
  const { labels } = words;
  const { release } = labels.offLabel;
  const of = ({ key }: Placed) => figures?.get(key);
  return {
    id: 'contrat',
    label: release.contract(year),
    width: 128,
    numeric: true,
    value: (row) => of(row)?.value ?? null,
    text: (row) => {
      const figure = of(row);
      if (figure) return figureText(figure, definition, words, 'card').value;
      return figures ? labels.detail.unknown : '…';
    },
    masked: (row) => of(row)?.status === 'masked',
    meaning: release.contractMeaning(
      definition.title,
      definition.numerator,
      definition.denominator ?? '',
      year,
    ),
  };
}
