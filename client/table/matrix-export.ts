import type { Definition } from '../definition.ts';
import { reasonText } from '../figure-text.ts';
import { gapText, measureText, targetText } from '../measure.ts';
import type { Words } from '../words.ts';
import { words as plain, type Column } from './column.ts';
import {
  resultOf,
  tallyOfLine,
  type MatrixColumn,
  type MatrixLine,
  type MatrixRow,
  type MatrixVolet,
} from './matrix.ts';

/** A cell of the matrix as a line of its list. */
export type ListLine = MatrixRow & { column: MatrixColumn; voletTitle: string };

/** The matrix as a file: a line per establishment, a column per engagement, and what is met of what is judged. */
export function gridFields(columns: readonly MatrixColumn[], { labels }: Words) {
  const { matrix } = labels;
  const field = (label: string, value: (line: MatrixLine) => string | number | null) => ({ label, value });
  return [
    field(labels.finess, (line) => line.establishment),
    field(labels.name, (line) => line.name),
    field(labels.category, (line) => line.category),
    ...columns.map(({ engagement, title }) =>
      field(title, (line) => {
        const result = resultOf(line.cells.get(engagement));
        return result === undefined ? null : labels.verdicts[result];
      }),
    ),
    field(matrix.metCount, (line) => tallyOfLine(line, columns).met),
    field(matrix.judgedCount, (line) => tallyOfLine(line, columns).judged),
  ];
}

/** One line per cell, in the order of the grid. */
export function listLines(lines: readonly MatrixLine[], volets: readonly MatrixVolet[]): ListLine[] {
  return lines.flatMap((line) =>
    volets.flatMap(({ title, columns }) =>
      columns.flatMap((column): ListLine[] => {
        const row = line.cells.get(column.engagement);
        return row ? [{ ...row, column, voletTitle: title }] : [];
      }),
    ),
  );
}

/** The columns of the list; a figure is written in the unit of its indicator, and exported as it is. */
export function listColumns(definitions: readonly Definition[], words: Words): Column<ListLine>[] {
  const { labels } = words;
  const definitionOf = (line: ListLine) => definitions.find(({ indicator }) => indicator === line.indicator);
  const masked = (line: ListLine) => line.status === 'masked';
  const figure = (
    id: string,
    label: string,
    part: 'value' | 'target' | 'gap',
    write: (value: number, definition: Definition, line: ListLine) => string | null,
  ): Column<ListLine> => ({
    id,
    label,
    width: 116,
    numeric: true,
    value: (line) => line[part],
    text: (line) => {
      const definition = definitionOf(line);
      const value = line[part];
      if (part !== 'target' && masked(line)) return labels.masked;
      return value === null || !definition ? '' : (write(value, definition, line) ?? '');
    },
    ...(part !== 'target' && { masked }),
  });
  return [
    plain('nom', labels.name, 0, (line) => line.name ?? line.establishment),
    plain('categorie', labels.category, 104, (line) => line.category),
    plain('volet', labels.matrix.volet, 130, (line) => line.voletTitle),
    plain('engagement', labels.matrix.engagement, 260, (line) => line.column.title),
    plain('verdict', labels.matrix.result, 150, (line) => {
      const result = resultOf(line);
      return result === undefined ? null : labels.verdicts[result];
    }),
    plain('indicateur', labels.indicator, 200, (line) => definitionOf(line)?.short ?? null),
    figure('valeur', labels.value, 'value', (value, definition, line) =>
      measureText(value, definition, words, 'table', line.target),
    ),
    figure('cible', labels.target, 'target', (value, definition) => targetText(value, definition, words)),
    figure('ecart', labels.gap, 'gap', (value, definition) => gapText(value, definition, words, 'table')),
    plain('note', labels.note, 300, (line) => reasonText(line, words)),
  ];
}
