import type { Definition } from '../definition.ts';
import { reasonText } from '../figure-text.ts';
import { gapText, measureText, targetText } from '../measure.ts';
import type { Words } from '../words.ts';
import { resultOf, type MatrixColumn, type MatrixLine, type MatrixRow } from './matrix.ts';

/** All that a cell says, in one sentence: whose, what, the result, the figure that decides it, and why. */
export function cellText(
  line: MatrixLine,
  column: MatrixColumn,
  row: MatrixRow,
  definitions: readonly Definition[],
  words: Words,
): string {
  const { labels } = words;
  const result = resultOf(row);
  const definition = definitions.find(({ indicator }) => indicator === row.indicator);
  const figures = definition ? figuresOf(row, definition, words) : [];
  const verdict = result === undefined ? [] : [labels.verdicts[result].toLowerCase()];
  const why = reasonText(row, words);
  return `${line.name}. ${labels.pair(column.title, [...verdict, ...figures, ...(why === '' ? [] : [why])].join(', '))}`;
}

function figuresOf(row: MatrixRow, definition: Definition, words: Words): string[] {
  const { labels } = words;
  if (row.status === 'masked' || row.value === null) return [];
  const value = measureText(row.value, definition, words, 'card', row.target);
  const gap = row.gap === null ? null : gapText(row.gap, definition, words, 'card');
  return [
    row.target === null ? value : labels.matrix.against(value, targetText(row.target, definition, words)),
    ...(gap === null ? [] : [gap]),
  ];
}
