import { contractSituation, type Situation } from '#api/situation.ts';
import type { Answer } from '../api.ts';
import type { Words } from '../words.ts';
import { figures, words as plain, type Column } from './column.ts';

/** What every released table counts, by situation (api/questions/release.ts). */
export type Released = Omit<Answer<'units'>[number], 'unit'>;
export type Period = 'year' | 's1' | 's2';

/** The rows of the year, or of one of its semesters. */
export function ofPeriod<R extends Released>(rows: readonly R[], period: Period): R[] {
  return rows.filter(
    ({ period_start, period_months }) =>
      period_months === (period === 'year' ? 12 : 6) &&
      (period === 'year' || (period_start ?? '').slice(5, 7) === (period === 's1' ? '01' : '07')),
  );
}

export const isMasked = ({ masked }: Pick<Released, 'masked'>) => masked === true;
export const isAmountMasked = ({ masked, amount_masked }: Released) =>
  masked === true || amount_masked === true;

/**
 * The columns of counts: stays, patients, lines and euros, each masked where publication masked it. Quantity of one
 * product only: units of different medicines do not add up.
 */
export function countColumns<R extends Released>(words: Words, ofProduct = false): Column<R>[] {
  const { labels, format } = words;
  const count = { write: format.count, unknown: labels.detail.unknown, maskedText: labels.masked };
  const shown = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 2);
  return [
    figures<R>('sejours', labels.detail.stays, 98, (row) => row.stays, { ...count, masked: isMasked }),
    figures<R>('patients', labels.detail.patients, 104, (row) => row.patients, {
      ...count,
      masked: isMasked,
    }),
    figures<R>('lignes', labels.detail.lines, 92, (row) => row.lines, { ...count, masked: isMasked }),
    ...(ofProduct
      ? [
          figures<R>('quantite', labels.detail.quantity, 108, (row) => row.quantity, {
            ...count,
            write: shown,
            masked: isMasked,
          }),
        ]
      : []),
    figures<R>('montant', labels.detail.amount, 132, (row) => row.amount, {
      ...count,
      write: format.euros,
      masked: isAmountMasked,
    }),
  ];
}

/** The situation of a row, in words; `meaning` explains the word where it first stands. */
export function situationColumn<R extends Released>({ labels }: Words): Column<R> {
  const text = ({ situation }: R) =>
    situation === null ? null : (labels.situations[situation] ?? situation);
  return {
    ...plain<R>('situation', labels.detail.situation, 150, text),
    meaning: labels.glossary.situation.meaning,
  };
}

/** Which of the contract's three situations that is, « — » for none. */
export function contractText(situation: string | null): string {
  const place = contractSituation[situation as Situation];
  return place === undefined ? '—' : `${place}°`;
}

export function contractColumn<R extends Released>({ labels }: Words): Column<R> {
  return {
    ...plain<R>('contrat', labels.detail.contract, 104, ({ situation }) => contractText(situation)),
    meaning: labels.glossary.contractSituation.meaning,
  };
}
