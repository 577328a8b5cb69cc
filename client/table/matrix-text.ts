import type { Definition } from '../definition.ts';
import { figureText, reasonText } from '../figure-text.ts';
import type { Words } from '../words.ts';
import { shownOf, type MatrixColumn, type MatrixLine, type MatrixResult, type MatrixRow } from './matrix.ts';

/** All that a cell says, in one sentence: whose, what, the result, the figure that decides it, and why. */
export function cellText(
  line: MatrixLine,
  column: MatrixColumn,
  row: MatrixRow,
  definitions: readonly Definition[],
  words: Words,
): string {
  const { labels } = words;
  const result = shownOf(row);
  const definition = definitions.find(({ indicator }) => indicator === row.indicator);
  const figures = definition ? figuresOf(row, definition, words) : [];
  const verdict = result === undefined ? [] : [resultText(result, words).toLowerCase()];
  const why = reasonText(row, words);
  return `${line.name}. ${labels.pair(column.title, [...verdict, ...figures, ...(why === '' ? [] : [why])].join(', '))}`;
}

/** A result in words. */
export function resultText(result: MatrixResult, { labels }: Words): string {
  return result === 'non signataire' ? labels.matrix.notSignatory : labels.verdicts[result];
}

function figuresOf(row: MatrixRow, definition: Definition, words: Words): string[] {
  if (row.status === 'masked' || row.value === null) return [];
  const { value, target, gap } = figureText({ ...row, verdict: row.result }, definition, words, 'card');
  return [
    target === null ? value : words.labels.matrix.against(value, target),
    ...(gap === null ? [] : [gap]),
  ];
}
